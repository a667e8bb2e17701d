"""The drawing of whom an entry stands with: of its relations, and of the members of a network.

The networks that it belongs to are not drawn: they stand on its page by name, above the drawing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.text import capfirst
from django.utils.translation import ngettext, pgettext

from houses.drawing.neighbourhood import Icon, Neighbour, Neighbourhood, neighbourhood
from houses.models import Affiliation, Organisation
from houses.sheets.relations import Relation, over
from houses.sheets.sheet import Sheet
from houses.values.translations import inside_sentence
from networks.models import Membership

# Of fewer the list says all at a glance; more do not fit on a phone.
FEWEST, MOST = 3, 12


@dataclass
class Known:
    """One neighbour and all that it is to the entry: words for today, words for before."""

    organisation: Organisation | None
    party: str
    now: list[str] = field(default_factory=list)
    before: list[str] = field(default_factory=list)

    @property
    def icon(self) -> Icon:
        # Each family has an icon of its name.
        return Icon(self.organisation.family) if self.organisation else Icon.PARTY

    @property
    def drawn(self) -> Neighbour:
        return Neighbour(
            self.organisation.name if self.organisation else self.party,
            self.icon,
            capfirst(", ".join(map(inside_sentence, dict.fromkeys(self.now or self.before)))),
            self.organisation.get_absolute_url() if self.organisation else "",
            over=not self.now,
        )


def neighbourhood_of(
    sheet: Sheet,
    *,
    members: Sequence[Organisation] = (),
    member_count: int = 0,
    other_members: Iterable[Membership] = (),
) -> Neighbourhood | None:
    """The drawing for the page of an entry; None where its list says it at a glance. No queries.

    A network gives the members of today that its page shows, how many there are in all, and the
    memberships it lists besides: of members before, and of those known by a text.
    """
    if not sheet.relations:
        return None
    known = _known(sheet, members, other_members)
    count = len(known) + member_count - len(members)
    if count < FEWEST:
        return None
    shown = known if count <= MOST else known[: MOST - 1]
    # Those of today before those of before, in the order in which the lists have them.
    drawn = [row.drawn for row in sorted(shown, key=lambda row: not row.now)]
    if count > MOST:
        drawn.append(_rest(known[MOST - 1 :], count - len(shown)))
    return neighbourhood(sheet.entry.name, Icon(sheet.entry.family), drawn)


def _known(
    sheet: Sheet, members: Iterable[Organisation], other_members: Iterable[Membership]
) -> list[Known]:
    """Each neighbour once, those first that tell most of the entry: the many members last."""
    known: dict[int | str, Known] = {}

    def add(organisation: Organisation | None, party: str, role: str, *, ended: bool) -> None:
        key = organisation.pk if organisation else party
        found = known.setdefault(key, Known(organisation, party))
        (found.before if ended else found.now).append(role)

    for relation in sorted(sheet.relations, key=lambda relation: relation.over):
        role = _role(relation, sheet)
        add(relation.other, relation.row.party, role, ended=relation.over)
    member, unnamed = pgettext("of a network", "Member"), pgettext("of a network", "Members")
    for organisation in members:
        add(organisation, "", member, ended=False)
    for row in other_members:
        add(row.member, row.party, member if row.member else unnamed, ended=over(row, on=sheet.on))
    return list(known.values())


def _role(relation: Relation, sheet: Sheet) -> str:
    """As the list says it, but that a list of a project's partners stands under their plural."""
    if sheet.is_project and relation.row.role == Affiliation.Role.PARTNER:
        return pgettext("of a project", "Partner")
    return relation.role


def _rest(known: Iterable[Known], count: int) -> Neighbour:
    """All for whom there is no room. Members that stand on another page count as houses."""
    if all(row.icon == Icon.HOUSE for row in known):
        words = ngettext("and %(counter)s house", "and %(counter)s houses", count)
    else:
        words = ngettext("and %(counter)s other", "and %(counter)s others", count)
    return Neighbour(words % {"counter": count}, Icon.REST)
