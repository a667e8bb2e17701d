"""All that has a date in the life of an entry, part by part: of loaded rows, without a query."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from houses.models import Affiliation, Grant, Name, Organisation, Statement, Term
from houses.models.fields import reading
from houses.sheets.missions.statements import HEADINGS
from houses.sheets.relations import OTHER_WAY_ROUND, Relation
from houses.sheets.through_time.happenings import (
    FEW,
    Fact,
    Happening,
    Party,
    Sort,
    named,
    together,
    told,
)
from houses.values.dates import UncertainDate
from houses.values.money import money
from houses.values.translations import Rendition, inside_sentence
from networks.models import Charter, Membership

# A line for each is read by nobody.
MANY_DATES = 24

CALLED_SO = {Name.Kind.OFFICIAL, Name.Kind.FORMER}
HANDED_OVER = {
    Affiliation.Role.OPERATED_BY: Sort.RUNNING_HANDED_OVER,
    Affiliation.Role.COORDINATED_BY: Sort.COORDINATION_HANDED_OVER,
}
# Deeds of a day rather than states that last.
DEEDS = {Affiliation.Role.FOUNDED_BY, Affiliation.Role.CONTINUES}
# The relations by which the start and the end of a project are news of the other as well.
AT_WORK = {
    *(Affiliation.Role.OPERATED_BY, Affiliation.Role.COORDINATED_BY, Affiliation.Role.FOUNDED_BY),
    *(Affiliation.Role.PARTNER, Affiliation.Role.PART_OF),
}


def stored(row: object, field: str) -> UncertainDate | None:
    """A date of a row as it was read when it was stored: reading it anew takes milliseconds."""
    edtf = getattr(row, f"{field}_edtf")
    bounds = getattr(row, f"{field}_earliest"), getattr(row, f"{field}_latest")
    return UncertainDate(edtf, edtf, *bounds) if edtf else None


def begun(row: object, field: str = "since") -> UncertainDate | None:
    """The date on which a period that is given as a date began: "since 2003" began in 2003."""
    return _side(stored(row, field), 0)


def ended(row: object, field: str = "until") -> UncertainDate | None:
    return _side(stored(row, field), -1)


def _side(date: UncertainDate | None, side: int) -> UncertainDate | None:
    if date is None or "/" not in date.edtf:
        return date
    edtf = date.edtf.split("/")[side]
    return None if edtf == ".." else reading(edtf)


def beginning_and_end(entry: Organisation, *, heir: Organisation | None) -> Iterator[Happening]:
    """`heir` is what it was merged into, where the public may see that."""
    of_project = entry.family == Term.Family.PROJECT
    if first := begun(entry, "founded"):
        began = Sort.PROJECT_BEGAN if of_project else Sort.FOUNDED
        planned = entry.lifecycle == Organisation.Lifecycle.PLANNED
        yield told(Sort.PLANNED if planned else began, first)
    if last := ended(entry, "closed"):
        if heir:
            yield told(Sort.MERGED, last, who=Party(heir).linked())
        elif entry.family == Term.Family.HOUSE:
            yield told(Sort.HOUSE_CLOSED, last)
        else:
            yield told(Sort.PROJECT_ENDED if of_project else Sort.STOPPED, last)


def absorbed(entries: Iterable[Organisation]) -> Iterator[Happening]:
    """What was merged into it."""
    return together(Fact(Sort.ABSORBED, ended(row, "closed"), Party(row)) for row in entries)


def mergers(
    entry: Organisation, heir: Organisation | None, absorbed: Iterable[Organisation]
) -> set[tuple[UncertainDate | None, Organisation | None]]:
    """When the entry was merged into another, or another into it, and which."""
    return {(ended(entry, "closed"), heir), *((ended(row, "closed"), row) for row in absorbed)}


def renamings(names: Sequence[Name]) -> Iterator[Happening]:
    """Where one name ends as another begins, both stand in one sentence."""
    until = {ended(row): row for row in names if _was_the_name(row)}
    replaced = set()
    for row in names:
        if not (date := begun(row)):
            continue
        old = until.get(date) if row.kind in CALLED_SO else None
        if old is None or old == row:
            yield _from_then_on(row, date)
            continue
        replaced.add(old)
        if old.text:
            yield told(Sort.RENAMED, date, name=_called(row), old=_called(old))
        else:
            yield told(Sort.NAMED_AFTER_UNKNOWN, date, name=_called(row))
    for row in names:
        date = ended(row)
        if date and row not in replaced:
            yield _until_then(row, date)


def _was_the_name(row: Name) -> bool:
    return row.kind in CALLED_SO or row.kind == Name.Kind.UNKNOWN


def _from_then_on(row: Name, date: UncertainDate) -> Happening:
    if not row.text:
        return told(Sort.UNKNOWN_SINCE, date)
    return told(Sort.NAMED if row.kind in CALLED_SO else Sort.ALSO_NAMED, date, name=_called(row))


def _until_then(row: Name, date: UncertainDate) -> Happening:
    if not row.text:
        return told(Sort.UNKNOWN_UNTIL, date)
    sort = Sort.NAMED_UNTIL if row.kind in CALLED_SO else Sort.ALSO_NAMED_UNTIL
    return told(sort, date, name=_called(row))


def _called(row: Name) -> SafeString:
    if not row.language:
        return format_html("<b>{}</b>", row.text)
    return format_html('<b lang="{}">{}</b>', row.language, row.text)


def ties(
    relations: Sequence[Relation],
    *,
    but_for: Collection[tuple[UncertainDate | None, Organisation | None]] = (),
) -> Iterator[Happening]:
    """When each relation began and ended; from one leader to the next is one line.

    Not that the work went on elsewhere, where a merger of that date `but_for` tells it.
    """
    in_a_handover: set[Fact] = set()
    for role, sort in HANDED_OVER.items():
        leaders = [tie for tie in relations if tie.leads and tie.row.role == role]
        for date, old, new in _handovers(leaders):
            in_a_handover |= {old, new}
            yield told(sort, date, old=old.party.linked(), new=new.party.linked())
    yield from together(
        fact
        for tie in relations
        for fact in (_began(tie), _ended(tie))
        if fact not in in_a_handover
        and not (tie.row.role == Affiliation.Role.CONTINUES and (fact.date, tie.other) in but_for)
    )


def _handovers(leaders: Sequence[Relation]) -> Iterator[tuple[UncertainDate, Fact, Fact]]:
    """The end of one leader and the start of the next, where no others are of that date."""
    gone, come = _by_date(map(_ended, leaders)), _by_date(map(_began, leaders))
    for date, ends in gone.items():
        match ends, come.get(date, []):
            case [old], [new] if old.party != new.party:
                yield date, old, new


def _by_date(facts: Iterable[Fact]) -> dict[UncertainDate, list[Fact]]:
    found: dict[UncertainDate, list[Fact]] = {}
    for fact in facts:
        if fact.date:
            found.setdefault(fact.date, []).append(fact)
    return found


def _began(tie: Relation) -> Fact:
    if tie.row.role in DEEDS:
        return Fact(Sort.TIE_WAS, begun(tie.row), _party(tie), capfirst(_role(tie)))
    return Fact(Sort.TIE_BEGAN, begun(tie.row), _party(tie), _role(tie))


def _ended(tie: Relation) -> Fact:
    return Fact(Sort.TIE_ENDED, ended(tie.row), _party(tie), _role(tie))


def _party(tie: Relation) -> Party:
    return Party(tie.other, "" if tie.other else tie.row.party)


def _role(tie: Relation) -> str:
    role = Affiliation.Role(tie.row.role)
    return inside_sentence(role.label if tie.own else OTHER_WAY_ROUND[role])


def projects(relations: Iterable[Relation]) -> Iterator[Happening]:
    """When the projects that it works on began and ended."""
    planned = Organisation.Lifecycle.PLANNED
    at_work = [
        tie.other
        for tie in relations
        if tie.other and tie.with_a_project and tie.row.role in AT_WORK
    ]
    return together(
        fact
        for row in at_work
        if row.lifecycle != planned
        for fact in (
            Fact(Sort.ANOTHER_PROJECT_BEGAN, begun(row, "founded"), Party(row)),
            Fact(Sort.ANOTHER_PROJECT_ENDED, ended(row, "closed"), Party(row)),
        )
    )


def memberships(rows: Iterable[Membership]) -> Iterator[Happening]:
    """The networks that it joined and left."""
    return together(
        fact
        for row in rows
        for fact in (
            Fact(Sort.JOINED, begun(row), Party(row.network)),
            Fact(Sort.LEFT, ended(row), Party(row.network)),
        )
    )


def members(rows: Iterable[Membership]) -> Iterator[Happening]:
    """Who joined a network and who left it; told by the year where there are very many dates."""
    facts = [
        fact
        for row in rows
        for fact in (
            Fact(Sort.MEMBERS_JOINED, begun(row), Party(row.member, row.party)),
            Fact(Sort.MEMBERS_LEFT, ended(row), Party(row.member, row.party)),
        )
    ]
    if len({fact.date for fact in facts}) > MANY_DATES:
        facts = [fact._replace(date=fact.date and _year_of(fact.date)) for fact in facts]
    return together(facts)


def _year_of(date: UncertainDate) -> UncertainDate:
    """The year in which a date lies for certain; else the date itself."""
    if not date.earliest or not date.latest or date.earliest.year != date.latest.year:
        return date
    edtf = str(date.earliest.year)
    first, last = date.earliest.replace(month=1, day=1), date.earliest.replace(month=12, day=31)
    return UncertainDate(edtf, edtf, first, last)


def charters(rows: Iterable[Charter]) -> Iterator[Happening]:
    for row in rows:
        title = str(row.title) or _("the charter")
        shown = _in_its_language(row.title.read()) if row.title else title
        if first := begun(row):
            yield told(Sort.CHARTER_BEGAN, first, title=shown, about=title)
        if last := ended(row):
            yield told(Sort.CHARTER_ENDED, last, title=shown)


def _in_its_language(title: Rendition) -> SafeString:
    return format_html('<span lang="{}">{}</span>', title.language, title.text)


def editions(statements: Iterable[Statement]) -> Iterator[Happening]:
    """One line a kind and date; that a text was renewed only where an earlier one is known."""
    starts: dict[Statement.Kind, list[UncertainDate]] = {}
    for row in statements:
        if date := begun(row):
            starts.setdefault(Statement.Kind(row.kind), []).append(date)
    for kind, dates in starts.items():
        what = str(HEADINGS[kind][1] or kind.label)
        for date in dict.fromkeys(dates):
            renewed = any(_certainly_before(other, date) for other in dates)
            yield told(Sort.RENEWED if renewed else Sort.SET_DOWN, date, what=what, about=what)


def _certainly_before(one: UncertainDate, other: UncertainDate) -> bool:
    return bool(one.latest and other.earliest and one.latest < other.earliest)


def grants(entry: Organisation) -> Iterator[Happening]:
    """The money that it gave, and that it or the project received."""
    given = [(row, Party(row.recipient or row.project)) for row in entry.shown_grants_given]
    received = [
        (row, Party(row.funder, row.funder_party))
        for row in (*entry.shown_grants_received, *entry.shown_grants)
    ]
    yield from _money(given, Sort.GAVE, Sort.GAVE_SOMETHING)
    yield from _money(received, Sort.RECEIVED, Sort.RECEIVED_SOMETHING)


def _money(
    rows: Iterable[tuple[Grant, Party]], with_sum: Sort, without: Sort
) -> Iterator[Happening]:
    """Each grant with its amount; many of one date with their sum, where all amounts are known."""
    by_date: dict[UncertainDate, list[tuple[Grant, Party]]] = {}
    for grant, party in rows:
        if date := stored(grant, "period"):
            by_date.setdefault(date, []).append((grant, party))
    for date, found in by_date.items():
        for some in [found] if len(found) > FEW else [[each] for each in found]:
            who = named(party for _grant, party in some)
            if total := _sum([grant for grant, _party in some]):
                yield told(with_sum, date, sum=format_html("<b>{}</b>", total), who=who)
            else:
                yield told(without, date, who=who)


def _sum(grants: Sequence[Grant]) -> str:
    """The amounts together; "" where one is not known, or they are not of one currency."""
    amounts = [row.amount for row in grants if row.amount is not None]
    currencies = {row.currency for row in grants}
    if len(amounts) < len(grants) or len(currencies) > 1:
        return ""
    return money(sum(amounts, Decimal(0)), *currencies)
