"""Nothing private leaves by any door.

The outputs are taken from the URL configuration: one that this test does not know
how to ask fails it, so that a new door cannot be forgotten.
"""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone, translation

from houses.models import Organisation, Report, SiteText, SuggestedHouse, Tally
from houses.partners.files.answer import FORMATS
from houses.partners.sitemaps import SITEMAPS
from tests import factories

pytestmark = pytest.mark.django_db

SECRETS = {
    "a draft": "Huis dat nog niemand mag zien",
    "a network in draft": "Netwerk dat nog niemand mag zien",
    "a hidden address": "Geheimstraat 99",
    "the point of a hidden place": "51.98765",
    "what a source says of a hidden place": "Bel aan bij de groene deur",
    "a contact for staff only": "050999999",
    "a person whose date has passed": "Jan Verlopen",
    "the mail of a person whose date has passed": "jan.verlopen@example.org",
    "the page of a person whose date has passed": "https://jan-verlopen.example.org/",
    "the source of a person's name": "Gesprek met Jan V.",
    "a source of what is private": "https://geheime-bron.example.org",
    "a note for staff": "Alleen voor ons",
    "what a kind implies": "Geraden aanbod",
    "a statement of a draft": "Wat een ontwerp van zichzelf zegt",
    "a service of a draft": "Wat een ontwerp aanbiedt",
    "a milestone of a draft": "Wat een ontwerp meemaakte",
    "a document of a draft": "Wat over een ontwerp geschreven is",
    "a grant for a draft": "Wat een ontwerp kreeg",
    "a grant by a draft": "Wat een ontwerp gaf",
    "the charter of a network in draft": "Wat een ontwerp van huizen vraagt",
    "a condition of a network in draft": "Geheime voorwaarde",
    "members of a network in draft": "Wie bij een ontwerp hoort",
    "how a draft meets a condition": "Wat bij een ontwerp gezien is",
    "an author in draft": "Auteur die nog niemand mag zien",
    "a note of staff on a source": "Deze bron nog eens bellen",
    "the source of a membership in draft": "https://bron-van-ontwerp.example.org",
    "a house that a visitor suggested": "Huis dat iemand voorstelde",
    "the place of a house that a visitor suggested": "Dorp dat iemand noemde",
    "the website of a house that a visitor suggested": "https://voorgesteld.example.org",
    "what a visitor wrote of a house": "Wat een bezoeker erover schreef",
    "what a visitor says is wrong": "Wat er volgens een bezoeker fout is",
    "what a visitor tells of the site": "Wat een bezoeker van de site vindt",
    "words that found nothing": "woorden die niets vonden",
    "a notice that is over": "Bericht van gisteren",
}


def names(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from names(pattern.url_patterns, inner)
        else:
            yield f"{prefix}{pattern.name}"


# For each output, the addresses to ask. Slugs and ids are asked of everything there is.
OUTPUTS = {
    "houses:home": ["/nl/"],
    "houses:help-me-choose": ["/nl/help-me-kiezen/"],
    "houses:find": [
        "/nl/huizen/",
        "/nl/huizen/?region=be&kind=walk-in-house&audience=cancer&sort=checked",
        "/nl/huizen/?meets=open-netwerk-een-vaste-plek",
        "/nl/huizen/?meets=netwerk-dat-nog-niemand-mag-zien-geheime-voorwaarde",
    ],
    "houses:find-file": [
        f"/nl/huizen.{file_format}{query}"
        for file_format in FORMATS
        for query in ("", "?kind=walk-in-house&kind=network&kind=foundation&kind=project")
    ],
    # As it is, and as it was: before one begins, its page shows what it continues.
    "houses:house": ["/nl/huizen/{slug}/", "/nl/huizen/{slug}/?on=2021"],
    "houses:project": ["/nl/projecten/{slug}/", "/nl/projecten/{slug}/?on=2021"],
    "houses:projects": ["/nl/projecten/"],
    "houses:organisation": ["/nl/organisaties/{slug}/", "/nl/organisaties/{slug}/?on=2021"],
    "houses:grants": ["/nl/bijdragen/"],
    "houses:grants-file": ["/nl/bijdragen.csv"],
    # With a published entry beside it, and asked for by a part of its name.
    "houses:compare": ["/nl/vergelijk/?with=open-huis&with={slug}", "/nl/vergelijk/?name=mag+zien"],
    "houses:compare-editions": ["/nl/vergelijk/{slug}/", "/nl/vergelijk/{slug}/?kind=mission"],
    # Without a part of the map, and all of the world at two zooms: where places are named.
    "houses:on-map": [
        "/nl/huizen-op-de-kaart/",
        "/nl/huizen-op-de-kaart/?bbox=-180,-85,180,85&zoom=2&q=huis",
        "/nl/huizen-op-de-kaart/?bbox=3.1,51.1,3.3,51.3&zoom=13&kind=walk-in-house&kind=network",
    ],
    "houses:outlines": ["/nl/omtrekken/"],
    "houses:regions": ["/nl/regios/"],
    "houses:region": ["/nl/regios/be/", "/nl/regios/be/vlaanderen/west-vlaanderen/brugge/"],
    "houses:about": ["/nl/over-ons/"],
    "houses:about-the-data": ["/nl/over-de-gegevens/"],
    "houses:accessibility": ["/nl/toegankelijkheid/"],
    "houses:colophon": ["/nl/colofon/"],
    "houses:privacy": ["/nl/privacy/"],
    "houses:address-sheet": ["/nl/adresblad/{slug}/"],
    "houses:poster": ["/nl/affiche/{slug}/"],
    "houses:hand-out": ["/nl/vouwblad/", "/nl/vouwblad/?kind=network&kind=project&q=huis"],
    # Drawings: what is in them is tested where they are drawn, here that none is of a draft.
    "houses:site-card": ["/nl/kaartje/site.png"],
    "houses:entry-card": ["/nl/kaartje/{public_id}.png"],
    "houses:traces": ["/nl/sporen-wissen/"],
    # Public ids of whatever there is, and one of nothing.
    "houses:my-list": ["/nl/mijn-lijst/", "/nl/mijn-lijst/?id={public_id}&id=2222222"],
    # Asked for, it answers 405; sent, 204 and nothing.
    "houses:click": ["/nl/geteld/"],
    "houses:suggestions": ["/nl/zoekvoorstellen/?q=huis", "/nl/zoekvoorstellen/?q=geraden"],
    "houses:suggest": ["/nl/stel-een-huis-voor/"],
    "houses:suggested": ["/nl/stel-een-huis-voor/bedankt/"],
    "houses:report": ["/nl/klopt-er-iets-niet/{slug}/", "/nl/klopt-er-iets-niet/{slug}/?house"],
    "houses:reported": ["/nl/klopt-er-iets-niet-bedankt/{slug}/"],
    "houses:tell-us": ["/nl/zeg-het-ons/"],
    "houses:told-us": ["/nl/zeg-het-ons/bedankt/"],
    "networks:list": ["/nl/netwerken/"],
    "networks:network": [
        "/nl/netwerken/{slug}/",
        "/nl/netwerken/{slug}/?on=2021",
        "/nl/netwerken/{slug}/?on=2009",
    ],
    "lasting-address": ["/id/{public_id}"],
    "sitemap": ["/sitemap.xml"],
    "django.contrib.sitemaps.views.sitemap": [f"/sitemap-{section}.xml" for section in SITEMAPS],
    "robots": ["/robots.txt"],
}


@pytest.fixture
def entries() -> list[Organisation]:
    """A published house with everything private about it, and unpublished entries around it."""
    yesterday = timezone.localdate() - timedelta(days=1)
    house = factories.make_house(
        "Open Huis", audience=["cancer"], staff_note=SECRETS["a note for staff"]
    )
    hidden = factories.make_location(
        house,
        precision="hidden",
        hidden_address=f"{SECRETS['a hidden address']}, {SECRETS['the point of a hidden place']}",
    )
    inside = factories.make_contact_point(house, phone="+3250999999", internal=True)
    expired = factories.make_contact_point(
        house,
        person=SECRETS["a person whose date has passed"],
        person_basis="toestemming",
        person_until=yesterday,
        details_personal=True,
        email=SECRETS["the mail of a person whose date has passed"],
        url=SECRETS["the page of a person whose date has passed"],
    )
    private = factories.make_source(SECRETS["a source of what is private"])
    said = SECRETS["what a source says of a hidden place"]
    hours = factories.make_opening(hidden)
    factories.make_citation(house, source=private, location=hidden, quotation=said)
    factories.make_citation(house, "osm", source=private, opening=hours, quotation=said)
    factories.make_citation(house, source=private, contact_point=inside)
    said_by = factories.make_source("", title=SECRETS["the source of a person's name"])
    factories.make_citation(house, "person", source=said_by, contact_point=expired)
    guess = factories.make_term(
        "theme",
        "guess",
        label=factories.dutch(SECRETS["what a kind implies"]),
        # As a filter its label would stand beside the list: that says nothing of any house.
        public_filter=False,
    )
    house.tags.create(term=guess, implied=True)
    draft = factories.make_house(SECRETS["a draft"], audience=["cancer"], published=False)
    network = factories.make_network(SECRETS["a network in draft"], published=False)
    factories.make_membership(network, house)
    factories.make_affiliation(house, draft)
    factories.make_affiliation(draft, house)
    shown = factories.make_network("Open Netwerk")
    factories.make_affiliation(shown, network, role="continues", since="2010")
    factories.make_network(
        SECRETS["a network in draft"], lifecycle="merged", merged_into=shown, published=False
    )
    factories.make_membership(shown, house)
    in_draft = factories.make_membership(shown, draft)
    project = factories.make_project("Open Project")
    fund = factories.make_organisation("Open Fonds")
    tell_of_drafts(house, draft, fund, project)
    rule_a_network_in_draft(network)
    assess(shown)
    near_draft = factories.make_source(SECRETS["the source of a membership in draft"])
    factories.make_network_citation(membership=in_draft, source=near_draft)
    suggest_and_search()
    return [house, draft, network, shown, project, fund]


def tell_of_drafts(
    house: Organisation, draft: Organisation, fund: Organisation, project: Organisation
) -> None:
    """What a draft says, does and was given, and what it gave, wrote and answers for others."""
    factories.make_statement(draft, SECRETS["a statement of a draft"])
    for since in ("2016", "2021"):
        factories.make_statement(house, "Open missie", since=since)
    factories.make_service(draft, SECRETS["a service of a draft"])
    factories.make_milestone(draft, SECRETS["a milestone of a draft"])
    author = factories.make_organisation(SECRETS["an author in draft"], published=False)
    told = factories.make_document(SECRETS["a document of a draft"], author=author)
    factories.make_reference(draft, told)
    factories.make_reference(house, factories.make_document("Open verslag", author=author))
    for_draft = factories.dutch(SECRETS["a grant for a draft"])
    factories.make_grant(fund, draft, project=project, amount=1, note=for_draft)
    by_draft = factories.dutch(SECRETS["a grant by a draft"])
    given = factories.make_grant(draft, house, project=project, amount=1, note=by_draft)
    private = factories.make_source(SECRETS["a source of what is private"])
    factories.make_citation(house, "amount", source=private, grant=given)
    factories.make_contact_point(house, at=draft)
    factories.make_contact_point(draft, at=fund, role=factories.dutch(SECRETS["a draft"]))
    noted = factories.make_source(
        "https://open-bron.example.org", staff_note=SECRETS["a note of staff on a source"]
    )
    factories.make_citation(house, source=noted)


def suggest_and_search() -> None:
    """What visitors left for staff, and what staff no longer show."""
    SiteText.objects.create(
        place=SiteText.Place.NOTICE,
        text=factories.dutch(SECRETS["a notice that is over"]),
        shown_until=timezone.localdate() - timedelta(days=1),
    )
    for entry in Organisation.objects.all():
        wrong = SECRETS["what a visitor says is wrong"]
        entry.reports.create(wrong=wrong, received_on=timezone.localdate())
    Report.objects.create(
        wrong=SECRETS["what a visitor tells of the site"], received_on=timezone.localdate()
    )
    assert Report.objects.waiting()
    SuggestedHouse.objects.create(
        name=SECRETS["a house that a visitor suggested"],
        place=SECRETS["the place of a house that a visitor suggested"],
        website=SECRETS["the website of a house that a visitor suggested"],
        note=SECRETS["what a visitor wrote of a house"],
        received_on=timezone.localdate(),
    )
    words = SECRETS["words that found nothing"]
    Tally.objects.count_one(Tally.What.FAILED, words, on=timezone.localdate())


def rule_a_network_in_draft(network: Organisation) -> None:
    titled = factories.dutch(SECRETS["the charter of a network in draft"])
    charter = factories.make_charter(network, title=titled)
    factories.make_criterion(charter, SECRETS["a condition of a network in draft"])
    factories.make_membership(network, party=SECRETS["members of a network in draft"])


def assess(network: Organisation) -> None:
    """Of a member that is published and of one in draft: both meet the one condition."""
    condition = factories.make_criterion(factories.make_charter(network))
    for membership in network.members.exclude(member=None):
        draft = membership.member and membership.member.status == Organisation.Status.DRAFT
        said = SECRETS["how a draft meets a condition"] if draft else "Wat bij een huis gezien is"
        evidence = factories.dutch(said)
        factories.make_assessment(membership, condition, evidence=evidence, decided_by=said)


def test_this_test_knows_every_output_of_the_site() -> None:
    with translation.override("nl"):
        found = {name for name in names(get_resolver().url_patterns) if "admin:" not in name}

    assert found == set(OUTPUTS)


@pytest.mark.parametrize("output", OUTPUTS)
def test_nothing_private_leaves_by(
    output: str, client: Client, entries: list[Organisation]
) -> None:
    addresses = {
        address.format(slug=entry.slug, public_id=entry.public_id)
        for address in OUTPUTS[output]
        for entry in entries
    }

    for address in addresses:
        response = client.get(address, follow=True)
        text = response.content.decode(errors="replace").replace(" ", " ")

        leaked = [what for what, secret in SECRETS.items() if secret in text]
        assert not leaked, f"{address} shows {leaked}"
        # However it is written: 050 99 99 99, +32 50 99 99 99, +3250999999.
        assert "50999999" not in text.replace(" ", ""), f"{address} shows a phone for staff"


@pytest.mark.parametrize("state", ["draft", "in-review", "archived"])
def test_what_is_not_published_cannot_be_opened(client: Client, state: str) -> None:
    house = factories.make_house("Huis", published=False, status=state)

    page = client.get(f"/nl/huizen/{house.slug}/")
    lasting = client.get(f"/id/{house.public_id}")

    assert (page.status_code, lasting.status_code) == (404, 404)


def test_the_admin_shows_a_stranger_nothing_but_the_door(client: Client) -> None:
    with translation.override("nl"):
        private = [name for name in names(get_resolver().url_patterns) if "admin:" in name]

    response = client.get("/admin/houses/organisation/")

    assert private, "the admin is part of the site"
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/admin/login/")


def test_a_person_is_shown_until_the_recorded_day_and_the_role_after_it(client: Client) -> None:
    house = factories.make_house("Huis")
    contact = factories.make_contact_point(
        house,
        role=factories.dutch("Onthaal"),
        person="Mieke Voorbeeld",
        person_basis="noemt zichzelf op haar website",
        person_until=date(2026, 6, 30),
    )

    public = type(contact).objects.public
    last_day = public(on=date(2026, 6, 30)).get()
    day_after = public(on=date(2026, 7, 1)).get()

    assert last_day.shown_person == "Mieke Voorbeeld"
    assert day_after.shown_person == ""
    assert str(day_after.role) == "Onthaal"
    # The number of the house, not the person's own: it stays.
    assert day_after.shown_phone == "+3250123456"
