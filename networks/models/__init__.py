from networks.models.charters import Assessment, Charter, Criterion
from networks.models.evidence import NetworkCitation
from networks.models.memberships import Membership
from networks.models.networks import Network

__all__ = ["Assessment", "Charter", "Criterion", "Membership", "Network", "NetworkCitation"]
