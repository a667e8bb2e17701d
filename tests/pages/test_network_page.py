"""The page of a network: who is in it, how one joins, who leads it, what became of it."""

import re

import pytest
from django.test import Client
from django.utils import translation

from tests import factories

pytestmark = pytest.mark.django_db


def test_members_that_the_source_does_not_name_are_told_as_it_tells_them(client: Client) -> None:
    network = factories.make_network("Netwerk", slug="netwerk")
    factories.make_membership(network, party="CANO-organisaties", since="2015")

    text = client.get("/nl/netwerken/netwerk/").content.decode()

    assert "CANO-organisaties" in text


def test_a_member_of_before_is_listed_apart_from_those_of_today(client: Client) -> None:
    network = factories.make_network("Netwerk", slug="netwerk")
    today, before, back = (factories.make_house(name) for name in ("Nu", "Vroeger", "Terug"))
    draft = factories.make_house("Nog niet klaar", published=False)
    factories.make_membership(network, today, since="2015")
    factories.make_membership(network, before, since="2015", until="2019")
    # Left, and came back.
    factories.make_membership(network, back, since="2010", until="2012")
    factories.make_membership(network, back, since="2020")
    factories.make_membership(network, draft, until="2019")

    context = client.get("/nl/netwerken/netwerk/").context

    assert [member.card.name for member in context["network"].members] == ["Nu", "Terug"]
    assert [row.member.name for row in context["network"].before] == ["Vroeger"]


def test_the_conditions_for_joining_are_those_of_the_charter(client: Client) -> None:
    network = factories.make_network("Netwerk", slug="netwerk")
    charter = factories.make_charter(network, since="2018", complete=False)
    for position, condition in enumerate(["Geen winst", "Met vrijwilligers"]):
        factories.make_criterion(charter, condition, position=position)

    response = client.get("/nl/netwerken/netwerk/")
    text = response.content.decode()

    assert response.context["network"].charters == [charter]
    assert text.index("Geen winst") < text.index("Met vrijwilligers")
    assert "2018" in text


def test_whom_to_ask_for_joining_is_not_among_the_other_contacts(client: Client) -> None:
    network = factories.make_network("Netwerk", slug="netwerk")
    desk = factories.make_contact_point(network, phone="106")
    joining = factories.make_contact_point(network, purpose="joining", email="lid@example.org")

    response = client.get("/nl/netwerken/netwerk/")
    sheet = response.context["sheet"]

    assert sheet.contacts_to_join == [joining]
    assert sheet.other_contacts == [desk]
    assert response.content.decode().count("mailto:lid@example.org") == 1


def test_who_led_a_network_before_stays_told(client: Client) -> None:
    network = factories.make_network("Netwerk", slug="netwerk")
    now, before = factories.make_organisation("Nu"), factories.make_organisation("Vroeger")
    factories.make_affiliation(network, before, "coordinated-by", since="2015", until="april 2021")
    factories.make_affiliation(network, now, "coordinated-by", since="april 2021")

    response = client.get("/nl/netwerken/netwerk/")
    sheet = response.context["sheet"]

    assert [row.other for row in sheet.leading_now] == [now]
    assert [row.other for row in sheet.leading_before] == [before]
    assert "van 2015 tot april 2021" in response.content.decode()


@pytest.mark.parametrize("way", ["merged", "continued"])
def test_a_network_that_went_on_in_another_says_in_which(client: Client, way: str) -> None:
    heir = factories.make_network("Platform", slug="platform")
    fields = {"lifecycle": "merged", "merged_into": heir} if way == "merged" else {}
    network = factories.make_network("Netwerk", slug="netwerk", **{"lifecycle": "closed", **fields})
    if way == "continued":
        factories.make_affiliation(heir, network, "continues")

    response = client.get("/nl/netwerken/netwerk/")

    assert response.context["sheet"].goes_on_in == heir
    assert 'href="/nl/netwerken/platform/"' in response.content.decode()


def test_a_network_that_went_on_in_a_draft_does_not_say_in_which(client: Client) -> None:
    heir = factories.make_network("Nog niet klaar", published=False)
    factories.make_network("Netwerk", slug="netwerk", lifecycle="merged", merged_into=heir)

    response = client.get("/nl/netwerken/netwerk/")

    assert response.context["sheet"].goes_on_in is None
    assert "Nog niet klaar" not in response.content.decode()


def test_the_sources_of_memberships_and_charters_stand_with_the_others(client: Client) -> None:
    network = factories.make_network("Netwerk", slug="netwerk")
    house = factories.make_house("Huis", slug="huis")
    membership = factories.make_membership(network, house)
    charter = factories.make_charter(network)
    criterion = factories.make_criterion(charter)
    of_members, of_charter, of_criterion = (
        factories.make_source(f"https://example.org/{name}") for name in ("lid", "charter", "eis")
    )
    factories.make_network_citation(membership=membership, source=of_members)
    factories.make_network_citation("title", charter=charter, source=of_charter)
    factories.make_network_citation("text", criterion=criterion, source=of_criterion)

    on_network = client.get("/nl/netwerken/netwerk/").context["sheet"].sources
    on_house = client.get("/nl/huizen/huis/").context["sheet"].sources

    assert {row.source for row in on_network} == {of_members, of_charter, of_criterion}
    assert [row.source for row in on_house] == [of_members]


def test_a_member_of_before_is_listed_beside_members_of_today_who_are_not_named(
    client: Client,
) -> None:
    network = factories.make_network("Netwerk")
    factories.make_membership(network, factories.make_house("Vroeger"), until="2019")
    factories.make_membership(network)

    response = client.get(network.get_absolute_url())

    assert [row.member.name for row in response.context["network"].before] == ["Vroeger"]


def test_a_note_says_that_members_are_not_named_and_nothing_says_it_again(client: Client) -> None:
    network = factories.make_network("Netwerk")
    note = factories.dutch("De bron noemt ze niet bij naam.")
    noted = factories.make_membership(network, party="CANO-organisaties", note=note)

    alone = client.get(network.get_absolute_url()).content.decode()
    factories.make_membership(network, party="twintig huizen")
    beside_another = client.get(network.get_absolute_url()).content.decode()

    introduction = "Onze bronnen noemen de leden niet bij naam:"
    assert str(noted.note) in alone
    assert introduction not in alone
    assert introduction in beside_another


def test_an_ended_charter_does_not_stand_among_the_conditions_of_today(client: Client) -> None:
    network = factories.make_network("Netwerk")
    old = factories.make_charter(
        network, title=factories.dutch("Eerste"), since="2010", until="2018"
    )
    undated = factories.make_charter(
        network, title=factories.dutch("Nulde"), until="2009", since="voor 2008"
    )
    new = factories.make_charter(network, title=factories.dutch("Tweede"), since="2018")

    response = client.get(network.get_absolute_url())
    text = response.content.decode()

    assert response.context["network"].charters == [new]
    assert response.context["network"].charters_before == [old, undated]
    assert text.index("Tweede") < text.index("<h3>Vroeger</h3>") < text.index("<h4>Eerste</h4>")
    assert "tot 2018" in text


def test_a_network_with_only_an_ended_charter_asks_nobody_to_join(client: Client) -> None:
    network = factories.make_network("Netwerk")
    factories.make_charter(network, until="2018")

    text = client.get(network.get_absolute_url()).content.decode()

    assert "Hoe werd een huis lid?" in text
    assert "(tot 2018)" in text


def test_a_network_says_where_it_is(client: Client) -> None:
    network = factories.make_network("Netwerk")
    factories.make_location(network, street="Markt 1")

    text = client.get(network.get_absolute_url()).content.decode()

    assert "<h2>Waar?</h2>" in text
    assert "Markt 1" in text


@pytest.mark.parametrize(
    ("fields", "heading"),
    [
        ({"phone": "", "url": "https://example.org"}, "Website"),
        ({"phone": "106", "url": "https://example.org"}, "Bellen of mailen"),
        ({"phone": "", "email": "huis@example.org"}, "Bellen of mailen"),
    ],
)
def test_nobody_is_asked_to_call_or_write_where_there_is_only_a_website(
    client: Client, fields: dict[str, str], heading: str
) -> None:
    network = factories.make_network("Netwerk")
    factories.make_contact_point(network, **fields)

    text = client.get(network.get_absolute_url()).content.decode()

    assert f"<h2>{heading}</h2>" in text
    assert text.count("<h2>Website</h2>") + text.count("<h2>Bellen of mailen</h2>") == 1


def test_a_network_says_for_whom_its_houses_are_where_that_is_known(client: Client) -> None:
    factories.make_term("audience", "cancer", label=factories.dutch("Mensen met kanker"))
    known = factories.make_network("Bekend", audience=["cancer"])
    unknown = factories.make_network("Onbekend")

    lead = re.compile(r'<p class="lead">(.*?)</p>')
    with translation.override("en"):
        pages = [client.get(entry.get_absolute_url()) for entry in (known, unknown)]
    leads = [lead.findall(page.content.decode())[0] for page in pages]

    assert leads[0].startswith("Network of houses for ")
    assert not leads[1].startswith("Network of houses")
