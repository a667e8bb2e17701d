from houses.models.affiliations import Affiliation
from houses.models.contacts import ContactPoint
from houses.models.documents import Document, Reference
from houses.models.grants import Grant
from houses.models.helplines import Helpline
from houses.models.lexicon import LexiconWord, SynonymGroup
from houses.models.milestones import Milestone
from houses.models.names import Identifier, Name
from houses.models.offerings import Service
from houses.models.organisations import FormerSlug, Organisation
from houses.models.places import AccessFeature, Answer, Location, Opening
from houses.models.projects import Project
from houses.models.regions import Postcode, Region
from houses.models.reports import Report
from houses.models.searching import IndexedWord, SearchDocument
from houses.models.site_texts import SiteText
from houses.models.sources import Citation, Source, SourceNote
from houses.models.statements import Statement
from houses.models.suggestions import SuggestedHouse
from houses.models.tallies import Tally
from houses.models.visits import FirstVisit
from houses.models.vocabulary import EVERYONE, Tag, Term

__all__ = [
    "EVERYONE",
    "AccessFeature",
    "Affiliation",
    "Answer",
    "Citation",
    "ContactPoint",
    "Document",
    "FirstVisit",
    "FormerSlug",
    "Grant",
    "Helpline",
    "Identifier",
    "IndexedWord",
    "LexiconWord",
    "Location",
    "Milestone",
    "Name",
    "Opening",
    "Organisation",
    "Postcode",
    "Project",
    "Reference",
    "Region",
    "Report",
    "SearchDocument",
    "Service",
    "SiteText",
    "Source",
    "SourceNote",
    "Statement",
    "SuggestedHouse",
    "SynonymGroup",
    "Tag",
    "Tally",
    "Term",
]
