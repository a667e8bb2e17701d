"""Rows that cannot be: of networks, and of what the search is made of."""

from collections.abc import Callable
from datetime import date

from houses.models import LexiconWord, SiteText, Tally
from tests import factories

# What is tried, by what it is; the name of the constraint stands before it.
type Attempts = dict[tuple[str, str], Callable[[], object]]

TODAY = date(2026, 6, 1)


def about_networks() -> Attempts:
    network, house = factories.make_network(), factories.make_house("Lid")
    membership = factories.make_membership(network, house, since="2015")
    charter = factories.make_charter(network, since="2018")
    criterion = factories.make_criterion(charter)
    factories.make_assessment(membership, criterion, assessed="2024")
    return {
        ("membership_is_of_another", "a member of itself"): lambda: factories.make_membership(
            network, network
        ),
        ("membership_has_one_member", "two members"): lambda: factories.make_membership(
            network, house, party="en nog een"
        ),
        ("membership_has_one_member", "no member"): lambda: factories.make_membership(
            network, party=""
        ),
        ("membership_once_per_start", "twice since 2015"): lambda: factories.make_membership(
            network, house, since="2015"
        ),
        ("membership_ends_after_it_starts", "ended before it began"): lambda: (
            factories.make_membership(network, since="2021", until="2020")
        ),
        ("charter_once_per_start", "twice since 2018"): lambda: factories.make_charter(
            network, since="2018"
        ),
        ("charter_ends_after_it_starts", "ended before it began"): lambda: factories.make_charter(
            network, since="2021", until="2020"
        ),
        ("assessment_once_per_date", "twice in 2024"): lambda: factories.make_assessment(
            membership, criterion, "not-met", assessed="2024"
        ),
        ("network_citation_is_of_one_row", "of nothing"): factories.make_network_citation,
        ("network_citation_is_of_one_row", "of two"): lambda: factories.make_network_citation(
            membership=membership, charter=charter
        ),
    }


def about_finding() -> Attempts:
    house = factories.make_house("Vindbaar")
    house.search_documents.all().delete()
    LexiconWord.objects.all().delete()
    return {
        ("search_document_once_per_language", "two in Dutch"): lambda: [
            house.search_documents.create(language="nl", name_key="x", terms="x", analysis=1)
            for _ in range(2)
        ],
        ("lexicon_word_once_per_role", "one part of compounds twice"): lambda: [
            LexiconWord.objects.create(language="nl", text="huis", role="part") for _ in range(2)
        ],
        ("tally_once_per_day_and_subject", "one count twice"): lambda: [
            Tally.objects.create(day=TODAY, what=Tally.What.FAILED, subject="rouw")
            for _ in range(2)
        ],
    }


def about_site_texts() -> Attempts:
    def text(place: str, **days: date) -> object:
        return SiteText.objects.create(place=place, text=factories.dutch("Tekst"), **days)

    return {
        ("site_text_once_per_place", "two notices"): lambda: [text("notice") for _ in range(2)],
        ("site_text_with_days_is_a_notice", "about us, until a day"): lambda: text(
            "about", shown_until=TODAY
        ),
        ("site_text_ends_after_it_starts", "over before it begins"): lambda: text(
            "notice", shown_from=date(2026, 6, 2), shown_until=TODAY
        ),
    }
