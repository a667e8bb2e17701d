from networks.models.memberships import Membership
from networks.models.networks import Network

__all__ = ["Membership", "Network"]
