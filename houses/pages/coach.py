"""What to do where little or nothing is found: never an empty page."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from django.http import QueryDict
from django.utils.translation import gettext as _

from houses.filters import Found, HouseFilter, find
from houses.filters.house_filter import ANY_RADIUS, RADII
from houses.finding.needs import terms_meant
from houses.models import Helpline, Organisation, Region, Term
from houses.pages.choices import address, choices
from houses.pages.results import Result, results_of
from houses.sheets.next_steps import helplines_for
from houses.sheets.regions import where
from houses.values.translations import inside_sentence

# With fewer the page helps; with more there is enough to choose from.
FEW = 3
MOST_WAYS = 5
# Of more things that were asked, none is tried by itself.
MOST_TRIED = 8
MOST_PARTLY = 4
# Of a longer search no word is offered to be left out.
MOST_WORDS = 5


@dataclass(frozen=True)
class Way:
    """Something to change, and how many houses that gives."""

    label: str
    house_count: int
    url: str


@dataclass(frozen=True)
class Coach:
    """Ways to go on, the one that gives most of what was asked first."""

    ways: Sequence[Way]
    # The nearest that has all that was asked but the distance.
    nearest: Result | None
    # Houses that have a part of what was asked.
    partly: Sequence[Result]
    # Those that can be called before those that only have a website.
    helplines: Sequence[Helpline]


def coach(found: Found, country: str, shown: Collection[Helpline] = ()) -> Coach | None:
    """`shown` are the lines that stand on the page already.

    None where enough was found. Some twenty queries for each of a dozen ways at most."""
    count = _count(found)
    if count >= FEW or not found.asked.asked:
        return None
    needs = _needs(found)
    lines = [line for line in helplines_for(country, needs) if line not in shown]
    ways = sorted(_ways(found, needs), key=attrgetter("house_count"))
    return Coach(
        [way for way in ways if way.house_count > count][:MOST_WAYS],
        _nearest(found),
        results_of(found, found.partly[:MOST_PARTLY]),
        sorted(lines, key=lambda line: not line.phone),
    )


def _ways(found: Found, needs: Sequence[Term]) -> Iterator[Way]:
    """Each thing that was asked left out, the words one by one, farther away, a wider region.

    And for whom the words are: houses for everyone never say so in words.
    """
    asked = found.asked
    chosen = [choice for choice in choices(asked) if choice.parameter != "radius"]
    if len(chosen) <= MOST_TRIED:
        for choice in chosen:
            # Words have their quotation marks in the sentence already.
            left_out = asked.words if choice.parameter == "q" else choice.label
            label = _("Leave out “%(label)s”") % {"label": left_out}
            yield _way(label, choice.without)
    for need in needs[:MOST_TRIED] if asked.words else []:
        yield _for(need, address(asked, q="", audience=need.code, where=_place(asked)))
    words = asked.words.split()
    if 1 < len(words) <= MOST_WORDS:
        for number, word in enumerate(words):
            rest = " ".join(words[:number] + words[number + 1 :])
            label = _("Leave out the word “%(word)s”") % {"word": word}
            yield _way(label, address(asked, q=rest, where=_place(asked)))
    if asked.has_centre and asked.within != ANY_RADIUS:
        for km in RADII:
            if int(km) > int(asked.within):
                yield _way(_("Search up to %(km)s km") % {"km": km}, address(asked, radius=km))
    if province := _province(found):
        houses = Organisation.objects.public().houses().in_region(province.path)
        label = _("All houses %(where)s") % {"where": where(province)}
        yield Way(label, houses.count(), province.get_absolute_url())


def _place(asked: HouseFilter) -> str:
    """Words in the field of the place are words: only the place is taken along."""
    place = asked.place or asked.mentioned
    return place.label if place else ""


def _way(label: str, url: str) -> Way:
    return Way(label, _count(_asked(url)), url)


def _for(need: Term, url: str) -> Way:
    """All houses only where nothing else is asked with the need."""
    found = _asked(url)
    said = {"people": inside_sentence(need.label), "km": found.asked.within}
    if found.asked.has_centre and found.asked.within != ANY_RADIUS:
        label = _("Houses for %(people)s, within %(km)s km") % said
    elif [choice for choice in choices(found.asked) if choice.parameter != "radius"][1:]:
        label = _("Houses for %(people)s") % said
    else:
        label = _("All houses for %(people)s") % said
    return Way(label, _count(found), url)


def _asked(url: str) -> Found:
    return find(QueryDict(url.removeprefix("?")))


def _count(found: Found) -> int:
    """What has a part of the words only does not count: nobody is led from one to the other."""
    return 0 if found.understood.partial else found.count


def _province(found: Found) -> Region | None:
    """The province of the place that was asked, or the region above the one that was chosen."""
    place = found.asked.place or found.asked.mentioned
    region = place.region if place else found.asked.region_chosen
    if region is None:
        return None
    above = Region.objects.filter(path__in=[*region.ancestor_paths, region.path])
    return above.filter(kind=Region.Kind.PROVINCE).first() or region.parent


def _nearest(found: Found) -> Result | None:
    """Only where nothing lies within the distance that was asked."""
    if found.count or not found.asked.has_centre or found.asked.within == ANY_RADIUS:
        return None
    anywhere = find(found.asked.with_changes(radius=ANY_RADIUS, sort="distance"))
    return next(iter(results_of(anywhere, anywhere.hits.keys[:1])), None)


def _needs(found: Found) -> list[Term]:
    """The audiences that were asked, by choice or by words."""
    asked = found.asked
    audiences = asked.terms["audience"]
    said = set(asked.chosen["audience"])
    meant = terms_meant(found.words_meant, asked.spoken)
    return [term for term in audiences if term.code in said or term.pk in meant]
