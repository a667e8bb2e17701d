"""A function per model that makes a valid row of it: tests name only what they are about.

Nothing is random. Whatever stands higher (a region's country, a tag's term) is made where it
is not there yet.
"""

import hashlib
from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.text import slugify
from stdnum import luhn

from houses.finding.index import index as index_entries
from houses.models import (
    Affiliation,
    Citation,
    ContactPoint,
    Document,
    FirstVisit,
    Grant,
    Helpline,
    Identifier,
    Location,
    Milestone,
    Name,
    Opening,
    Organisation,
    Postcode,
    Reference,
    Region,
    Service,
    Source,
    SourceNote,
    Statement,
    Tag,
    Term,
)
from houses.values.public_ids import ALPHABET, LENGTH
from houses.values.translations import Translated
from networks.models import Assessment, Charter, Criterion, Membership, NetworkCitation

BRUGGE = "be/vlaanderen/west-vlaanderen/brugge"

# What stands at each depth of the tree; Belgium has a level more than the others.
KINDS = {
    "be": ["country", "region", "province", "municipality"],
    "nl": ["country", "province", "municipality"],
}
FAMILIES = {
    "network": Term.Family.NETWORK,
    "project": Term.Family.PROJECT,
    "foundation": Term.Family.ORGANISATION,
    "association": Term.Family.ORGANISATION,
    "public-body": Term.Family.ORGANISATION,
}


def dutch(text: str) -> Translated:
    return Translated.written("nl", text)


def public_id_of(text: str) -> str:
    """The same text always has the same public id."""
    number = int(hashlib.sha256(text.encode()).hexdigest(), 16)
    body = ""
    while len(body) < LENGTH - 1:
        number, place = divmod(number, len(ALPHABET))
        body += ALPHABET[place]
    return body + str(luhn.calc_check_digit(body, alphabet=ALPHABET))


def make_region(path: str = BRUGGE, **fields: Any) -> Region:
    """The region of that path, with all above it; one that is there already is given back."""
    found = Region.objects.filter(path=path).first()
    if found:
        return found
    above, _, slug = path.rpartition("/")
    kinds = KINDS.get(path[:2], ["country", "region", "municipality"])
    region = Region(
        **{
            "path": path,
            "parent": make_region(above) if above else None,
            "kind": kinds[min(path.count("/"), len(kinds) - 1)],
            "name": slug.replace("-", " ").title(),
            "language": "nl",
            **fields,
        }
    )
    region.remember_words(postcodes=[])
    region.save()
    return region


def make_postcode(code: str = "8000", *municipalities: Region, **fields: Any) -> Postcode:
    """In Brugge unless municipalities are given. They can be found by it."""
    regions = municipalities or (make_region(),)
    postcode = Postcode.objects.create(**{"country": regions[0].country, "code": code, **fields})
    postcode.municipalities.set(regions)
    for region in regions:
        rows = region.postcodes.values_list("code", "localities")
        region.remember_words(postcodes=[name for code, names in rows for name in (code, *names)])
        region.save()
    return postcode


def make_term(scheme: str = "audience", code: str = "cancer", **fields: Any) -> Term:
    """The term of that code; one that is there already is given back."""
    family = FAMILIES.get(code, Term.Family.HOUSE) if scheme == Term.Scheme.KIND else ""
    defaults = {"label": dutch(code.replace("-", " ").capitalize()), "family": family, **fields}
    return Term.objects.get_or_create(scheme=scheme, code=code, defaults=defaults)[0]


def make_tag(
    organisation: Organisation, scheme: str = "audience", code: str = "cancer", **fields: Any
) -> Tag:
    return Tag.objects.create(organisation=organisation, term=make_term(scheme, code), **fields)


def make_organisation(
    name: str = "Stichting",
    *,
    kinds: Iterable[str] = ("foundation",),
    audience: Iterable[str] = (),
    published: bool = True,
    **fields: Any,
) -> Organisation:
    """An entry without a place. A second one of the same name has a slug of its own."""
    stem = slug = fields.pop("slug", "") or slugify(name) or "organisatie"
    count = 1
    while Organisation.objects.filter(slug=slug).exists():
        count += 1
        slug = f"{stem}-{count}"
    organisation = Organisation.objects.create(
        **{"name": name, "slug": slug, "public_id": public_id_of(slug), **fields}
    )
    for code in kinds:
        make_tag(organisation, "kind", code)
    for code in audience:
        make_tag(organisation, "audience", code)
    organisation.settle_family()
    if published:
        organisation.publish(on=timezone.localdate())
    return organisation


def make_network(name: str = "Netwerk", **fields: Any) -> Organisation:
    return make_organisation(name, **{"kinds": ("network",), **fields})


def make_project(name: str = "Project", **fields: Any) -> Organisation:
    return make_organisation(name, **{"kinds": ("project",), **fields})


def make_house(
    name: str = "Huis",
    *,
    region: Region | None = None,
    kinds: Iterable[str] = ("walk-in-house",),
    audience: Iterable[str] = (),
    published: bool = True,
    **fields: Any,
) -> Organisation:
    """A house with one place, in Brugge unless a region is given; nothing else is known of it."""
    house = make_organisation(name, kinds=kinds, audience=audience, published=published, **fields)
    make_location(house, region=region)
    return house


def make_location(
    organisation: Organisation, *, region: Region | None = None, **fields: Any
) -> Location:
    return Location.objects.create(
        organisation=organisation, region=region or make_region(), **fields
    )


def make_opening(location: Location, osm: str = "Mo-Fr 10:00-17:00", **fields: Any) -> Opening:
    return Opening.objects.create(location=location, osm=osm, **fields)


def make_contact_point(organisation: Organisation, **fields: Any) -> ContactPoint:
    return ContactPoint.objects.create(
        **{"organisation": organisation, "phone": "+3250123456", **fields}
    )


def make_first_visit(
    organisation: Organisation, question: str = "free", answer: str = "yes", **fields: Any
) -> FirstVisit:
    term = make_term("first-visit", question)
    return FirstVisit.objects.create(
        organisation=organisation, question=term, answer=answer, **fields
    )


def make_name(
    organisation: Organisation, text: str = "Oude naam", kind: str = "former", **fields: Any
) -> Name:
    return Name.objects.create(organisation=organisation, text=text, kind=kind, **fields)


def make_identifier(
    organisation: Organisation, scheme: str = "wikidata", value: str = "Q12994", **fields: Any
) -> Identifier:
    return Identifier.objects.create(
        organisation=organisation, scheme=scheme, value=value, **fields
    )


def make_affiliation(
    organisation: Organisation,
    other: Organisation | None = None,
    role: str = "operated-by",
    **fields: Any,
) -> Affiliation:
    """With a party known only by a text, unless another organisation is given."""
    party = "" if other else "een vzw"
    return Affiliation.objects.create(
        **{"organisation": organisation, "other": other, "party": party, "role": role, **fields}
    )


def make_statement(
    entry: Organisation,
    text: str = "Er zijn voor wie ziek is",
    kind: str = "mission",
    **fields: Any,
) -> Statement:
    return Statement.objects.create(entry=entry, text=dutch(text), kind=kind, **fields)


def make_service(
    entry: Organisation, name: str = "Inloop", kind: str = "meeting", **fields: Any
) -> Service:
    return Service.objects.create(entry=entry, name=dutch(name), kind=kind, **fields)


def make_milestone(entry: Organisation, title: str = "De start", **fields: Any) -> Milestone:
    return Milestone.objects.create(entry=entry, title=dutch(title), **fields)


def make_document(title: str = "Jaarverslag", kind: str = "report", **fields: Any) -> Document:
    return Document.objects.create(title=title, kind=kind, **fields)


def make_reference(
    entry: Organisation, document: Document | None = None, pages: str = "", **fields: Any
) -> Reference:
    """To a new document, unless one is given."""
    document = document or make_document()
    return Reference.objects.create(entry=entry, document=document, pages=pages, **fields)


def make_grant(
    funder: Organisation | None = None, recipient: Organisation | None = None, **fields: Any
) -> Grant:
    """By a party known only by a text, unless a funder is given. It needs a recipient or a project.

    As `amount` a number; the currency is the euro.
    """
    party = "" if funder else "een loterij"
    currency = "EUR" if fields.get("amount") is not None else ""
    return Grant.objects.create(
        **{
            "funder": funder,
            "funder_party": party,
            "recipient": recipient,
            "currency": currency,
            **fields,
        }
    )


def make_membership(
    network: Organisation, member: Organisation | None = None, **fields: Any
) -> Membership:
    """Of members known only by a text, unless a member is given."""
    party = "" if member else "twintig huizen"
    return Membership.objects.create(
        **{"network": network, "member": member, "party": party, **fields}
    )


def make_charter(network: Organisation, **fields: Any) -> Charter:
    return Charter.objects.create(network=network, **fields)


def make_criterion(charter: Charter, text: str = "Een vaste plek", **fields: Any) -> Criterion:
    return Criterion.objects.create(charter=charter, text=dutch(text), **fields)


def make_assessment(
    membership: Membership, criterion: Criterion, answer: str = "met", **fields: Any
) -> Assessment:
    return Assessment.objects.create(
        membership=membership, criterion=criterion, answer=answer, **fields
    )


def make_source(url: str = "https://example.org/nieuws", **fields: Any) -> Source:
    """The source at that address; one that is there already is given back."""
    return Source.objects.get_or_create(url=url, defaults=fields)[0]


def make_citation(
    entry: Organisation, field: str = "founded", *, source: Source | None = None, **fields: Any
) -> Citation:
    return Citation.objects.create(
        entry=entry, field=field, source=source or make_source(), **fields
    )


def make_source_note(
    source: Source | None = None, text: str = "De datum ontbreekt.", **fields: Any
) -> SourceNote:
    return SourceNote.objects.create(source=source or make_source(), text=dutch(text), **fields)


def make_network_citation(
    field: str = "member", *, source: Source | None = None, **fields: Any
) -> NetworkCitation:
    """Of the one row that is given as `membership`, `charter`, `criterion` or `assessment`."""
    return NetworkCitation.objects.create(field=field, source=source or make_source(), **fields)


def make_helpline(name: str = "Tele-Onthaal", **fields: Any) -> Helpline:
    return Helpline.objects.create(
        **{
            "name": name,
            "country": "be",
            "language": "nl",
            "phone": "106",
            "purpose": dutch("praten met iemand"),
            "general": True,
            "source_url": "https://example.org/hulplijnen",
            **fields,
        }
    )


def make_houses(numbers: Iterable[int], *, network: Organisation | None = None) -> None:
    """Many published houses in Brugge, each with hours, a phone, a source: a few bulk writes."""
    region, kind, audience = make_region(), make_term("kind", "walk-in-house"), make_term()
    houses = Organisation.objects.bulk_create(
        Organisation(
            name=f"Huis {number}",
            slug=f"huis-{number}",
            public_id=public_id_of(f"huis-{number}"),
            status=Organisation.Status.PUBLISHED,
            first_published_on=timezone.localdate(),
            family=Term.Family.HOUSE,
        )
        for number in numbers
    )
    source = make_source()
    Tag.objects.bulk_create(
        Tag(organisation=house, term=term) for house in houses for term in (kind, audience)
    )
    places = Location.objects.bulk_create(
        Location(organisation=house, region=region, latitude=51.2, longitude=3.2)
        for house in houses
    )
    Opening.objects.bulk_create(
        Opening(location=place, osm="Mo-Fr 10:00-17:00") for place in places
    )
    ContactPoint.objects.bulk_create(
        ContactPoint(organisation=house, phone="+3250123456") for house in houses
    )
    Citation.objects.bulk_create(
        Citation(entry=house, field="name", source=source) for house in houses
    )
    if network:
        Membership.objects.bulk_create(
            Membership(network=network, member=house) for house in houses
        )


def index() -> None:
    """Lets whatever was made be found: no factory does."""
    index_entries(Organisation.objects.all())
