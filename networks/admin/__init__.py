"""The staff's door to the networks: who belongs to each, and since when."""

from networks.admin import networks

__all__ = ["networks"]
