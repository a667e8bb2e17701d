from houses.models.affiliations import Affiliation
from houses.models.contacts import ContactPoint
from houses.models.helplines import Helpline
from houses.models.names import Identifier, Name
from houses.models.organisations import FormerSlug, Organisation
from houses.models.places import AccessFeature, Answer, Location, Opening
from houses.models.regions import Postcode, Region
from houses.models.sources import Citation, Source
from houses.models.visits import FirstVisit
from houses.models.vocabulary import EVERYONE, Tag, Term

__all__ = [
    "EVERYONE",
    "AccessFeature",
    "Affiliation",
    "Answer",
    "Citation",
    "ContactPoint",
    "FirstVisit",
    "FormerSlug",
    "Helpline",
    "Identifier",
    "Location",
    "Name",
    "Opening",
    "Organisation",
    "Postcode",
    "Region",
    "Source",
    "Tag",
    "Term",
]
