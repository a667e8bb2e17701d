from houses.filters.found import Found, find
from houses.filters.house_filter import HouseFilter, Problem

__all__ = ["Found", "HouseFilter", "Problem", "find"]
