"""The staff's door to the networks: who belongs to each, since when, and on which conditions."""

from networks.admin import charters, memberships, networks

__all__ = ["charters", "memberships", "networks"]
