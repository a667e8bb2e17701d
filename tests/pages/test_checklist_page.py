"""The checklist of a charter on the page of its network, and the line of it on that of a member."""

import re

import pytest
from django.test import Client

from houses.models import Organisation
from networks.models import Charter
from tests import factories

pytestmark = pytest.mark.django_db

QUIET = "Welke leden eraan voldoen, zeggen onze bronnen niet."


@pytest.fixture
def charter() -> Charter:
    """Two conditions, all there are."""
    network = factories.make_network("Bond", slug="bond")
    charter = factories.make_charter(network, since="2018", complete=True)
    factories.make_criterion(charter, "Zonder winst", position=1)
    factories.make_criterion(charter, "Met vrijwilligers", position=2)
    return charter


def assess(charter: Charter, name: str, *answers: str) -> Organisation:
    house = factories.make_house(name)
    membership = factories.make_membership(charter.network, house)
    for condition, answer in zip(charter.criteria.all(), answers, strict=False):
        factories.make_assessment(membership, condition, answer, assessed="mei 2024")
    return house


def shown(client: Client, address: str) -> str:
    """A page, with each run of spaces as one."""
    return " ".join(client.get(address).content.decode().split())


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_conditions_are_numbered_in_their_order(client: Client, charter: Charter) -> None:
    text = shown(client, "/nl/netwerken/bond/")

    listed = '<ol class="numbered"><li>Zonder winst</li>'
    assert listed in text
    assert text.index("Zonder winst") < text.index("Met vrijwilligers")


def test_where_nobody_was_assessed_one_sentence_says_so(client: Client, charter: Charter) -> None:
    assess(charter, "Huis", "unknown")

    text = shown(client, "/nl/netwerken/bond/")

    assert QUIET in text
    assert "<table" not in text


def test_a_network_without_conditions_says_nothing_of_who_meets_them(client: Client) -> None:
    factories.make_charter(factories.make_network("Bond", slug="bond"))

    assert QUIET not in shown(client, "/nl/netwerken/bond/")


def test_a_table_says_which_member_meets_what(client: Client, charter: Charter) -> None:
    assess(charter, "Huis A", "met", "met")
    assess(charter, "Huis B", "partly", "not-met")
    assess(charter, "Huis C")

    text = shown(client, "/nl/netwerken/bond/")
    table = text[text.index("<table") : text.index("</table>")]
    rows = [words(row) for row in table.split("<tbody")[1:]]

    assert QUIET not in text
    assert (
        "1 van 3 leden voldoet aan alle voorwaarden. 1 lid voldoet niet aan alle voorwaarden. "
        "Van 1 lid weten we het niet."
    ) in text
    assert rows[0].endswith("Huis A Voldaan mei 2024 Voldaan mei 2024")
    assert "Deels voldaan mei 2024" in rows[1]
    assert "Niet voldaan mei 2024" in rows[1]
    # Of the third house nothing is known: it is counted below the table.
    assert len(rows) == 2
    assert "Van 1 lid op deze pagina weten we dit nog niet." in text


def test_each_cell_says_by_a_word_and_a_shape_what_colour_says(
    client: Client, charter: Charter
) -> None:
    assess(charter, "Huis A", "met", "partly")
    assess(charter, "Huis B", "not-met", "unknown")

    text = shown(client, "/nl/netwerken/bond/")
    table = text[text.index("<table") : text.index("</table>")]
    cells = re.findall(r'class="answer is-([\w-]+)">(<svg.+?</svg>)(.+?)</span></span>', table)

    assert {answer: words(said).split(" mei")[0] for answer, _shape, said in cells} == {
        "met": "Voldaan",
        "partly": "Deels voldaan",
        "not-met": "Niet voldaan",
        "unknown": "Weten we niet",
    }
    assert len({shape for _answer, shape, _said in cells}) == 4
    assert all('aria-hidden="true"' in shape for _answer, shape, _said in cells)


def test_the_columns_and_rows_of_the_table_have_heads_that_say_what_they_are(
    client: Client, charter: Charter
) -> None:
    assess(charter, "Huis A", "met")

    text = shown(client, "/nl/netwerken/bond/")
    table = text[text.index("<table") : text.index("</table>")]

    columns = re.findall(r'<th scope="col">(.+?)</th>', table)
    # The number stands there to be seen, the condition to be heard.
    assert [words(head) for head in columns] == [
        "Lid",
        "1 1. Zonder winst",
        "2 2. Met vrijwilligers",
    ]
    assert re.search(r'<th scope="row">\s*<a href="/nl/huizen/huis-a/"', table)
    assert "<caption" in table
    assert "role=" not in table


def test_the_table_names_where_the_conditions_of_its_numbers_stand(
    client: Client, charter: Charter
) -> None:
    assess(charter, "Huis A", "met")
    factories.make_affiliation(charter.network, role="coordinated-by", party="vzw De Bron")

    text = shown(client, "/nl/netwerken/bond/")

    places = [
        text.index(words)
        for words in ("Huis in dit netwerk", 'id="join"', "Wie leidt het?", "<table")
    ]
    assert places == sorted(places)
    assert 'Per lid, met de nummers van de <a href="#join">' in text


def test_for_a_phone_each_member_has_a_card_with_the_conditions_folded(
    client: Client, charter: Charter
) -> None:
    assess(charter, "Huis A", "met")
    assess(charter, "Huis B")

    text = shown(client, "/nl/netwerken/bond/")
    cards = text[text.index('<ul class="by-member">') :].split("</section>")[0]

    assert "Huis A Voldoet aan 1 van 2 voorwaarden. Van 1 weten we het niet." in words(cards)
    assert "Zonder winst Voldaan mei 2024" in words(cards)
    assert "<details" in cards
    # Of which network the charter is, its page need not say.
    assert "Charter van" not in cards
    assert "Huis B" not in cards


def test_the_evidence_of_an_answer_stands_with_who_decided_and_the_source(
    client: Client, charter: Charter
) -> None:
    house = assess(charter, "Huis A", "met")
    answer = house.memberships.get().assessments.get()
    answer.evidence, answer.decided_by = factories.dutch("Gezien bij een bezoek"), "De raad"
    answer.save()
    source = factories.make_source("https://example.org/verslag", title="Verslag")
    factories.make_network_citation("answer", assessment=answer, source=source)

    for address in ("/nl/netwerken/bond/", house.get_absolute_url()):
        text = shown(client, address)

        assert "Gezien bij een bezoek" in text
        assert "Beslist door: De raad" in text
        assert '<a href="https://example.org/verslag">Verslag</a>' in text


def test_of_a_list_that_is_not_complete_all_that_we_know_is_said(
    client: Client, charter: Charter
) -> None:
    Charter.objects.update(complete=False)
    assess(charter, "Huis A", "met", "met")

    on_the_network = shown(client, "/nl/netwerken/bond/")
    on_the_house = shown(client, "/nl/huizen/huis-a/")

    assert "1 van 1 leden voldoet aan alle voorwaarden die we kennen." in on_the_network
    assert "Voldoet aan 2 van de 2 voorwaarden die we kennen." in on_the_house


def test_an_earlier_edition_stands_under_before_and_is_not_assessed(
    client: Client, charter: Charter
) -> None:
    old = factories.make_charter(charter.network, since="2015")
    condition = factories.make_criterion(old, "Een tuin")
    assess(charter, "Huis A", "met")
    membership = charter.network.members.get()
    factories.make_assessment(membership, condition, "not-met")

    response = client.get("/nl/netwerken/bond/")

    assert response.context["network"].charters == [charter]
    assert response.context["network"].charters_before == [old]
    assert response.context["network"].checklist.charter == charter
    assert response.context["sheet"].charters_met == []


def test_the_page_of_a_house_says_how_it_meets_the_charter(
    client: Client, charter: Charter
) -> None:
    assess(charter, "Huis A", "met")

    text = words(shown(client, "/nl/huizen/huis-a/"))

    assert "Charter van Bond (sinds 2018)" in text
    assert "Voldoet aan 1 van 2 voorwaarden. Van 1 weten we het niet." in text


@pytest.mark.parametrize("answer", ["unknown", ""])
def test_the_page_of_a_house_says_nothing_of_a_charter_where_nothing_is_known(
    client: Client, charter: Charter, answer: str
) -> None:
    assess(charter, "Huis A", *filter(None, [answer]))

    assert "Charter van Bond" not in shown(client, "/nl/huizen/huis-a/")


def test_who_left_is_told_where_it_belonged_and_not_what_it_met(
    client: Client, charter: Charter
) -> None:
    house = assess(charter, "Huis A", "met")
    membership = house.memberships.get()
    membership.until = "2020"
    membership.save()

    text = shown(client, "/nl/huizen/huis-a/")

    assert "Bond" in text
    assert "Charter van Bond" not in text
