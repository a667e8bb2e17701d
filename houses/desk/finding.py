"""How staff find an entry: by any of its names, its place, its address or its public id."""

from django.db.models import Exists, OuterRef, Q

from houses.models import Location, Name
from houses.models.organisations import OrganisationQuerySet
from houses.values.folding import fold, sort_key


def entries_matching(entries: OrganisationQuerySet, text: str) -> OrganisationQuerySet:
    """Those that hold every word of the text somewhere; "elgin" finds "Élgin".

    Words of names are compared as their sort keys have them: without a leading
    article, numbers padded.
    """
    keys = sort_key(text).split()
    for key, word in zip(keys, fold(text).split()[-len(keys) :], strict=False):
        names = Name.objects.filter(organisation=OuterRef("pk"), text_key__contains=key)
        places = Location.objects.filter(
            organisation=OuterRef("pk"), region__find_key__contains=f" {word}"
        )
        entries = entries.filter(
            Q(name_key__contains=key)
            | Q(slug__contains=word)
            | Q(public_id=word)
            | Exists(names)
            | Exists(places)
        )
    return entries
