"""The places of an entry: their address on one line, the way there, and who gets in."""

from dataclasses import dataclass
from urllib.parse import urlencode

from houses.models import AccessFeature, Answer, Location, Region
from houses.sheets.cards import place_of

# Without one of these, somebody in a wheelchair does not get in or cannot stay.
NEEDED = ("step-free", "lift-or-ground", "accessible-toilet")


@dataclass(frozen=True)
class Written:
    """An address as people write it on a letter; both are empty where it is hidden or not known."""

    street: str
    town: str

    @property
    def line(self) -> str:
        return ", ".join(filter(None, [self.street, self.town]))


def written(location: Location) -> Written:
    """With a street the locality is enough to find it; without, "Stene (Oostende)"."""
    known = location.locality if location.street else ""
    town = " ".join(filter(None, [location.postcode, known or place_of(location)]))
    return Written(location.street, town)


@dataclass(frozen=True)
class Place:
    location: Location
    region: Region
    access: list[AccessFeature]
    # The way there can be asked of a map only where the address is that of the door.
    findable: bool
    in_a_municipality: bool
    # Kept from us all on purpose: a refuge.
    hidden: bool

    @property
    def accessible(self) -> str:
        """Whether somebody in a wheelchair gets in and can stay: an `Answer`.

        "sometimes" where it holds in part, "unknown" where nothing of what is needed is known.
        """
        known = {row.term.code: row.answer for row in self.access}
        answers = [known.get(code, Answer.UNKNOWN) for code in NEEDED]
        if answers[0] == Answer.NO:
            return Answer.NO
        if set(answers) == {Answer.YES}:
            return Answer.YES
        return Answer.UNKNOWN if set(answers) == {Answer.UNKNOWN} else Answer.SOMETIMES

    @property
    def address(self) -> str:
        """On one line; "" where no street is known."""
        return written(self.location).line if self.location.street else ""

    @property
    def directions_url(self) -> str:
        """Where OpenStreetMap works out the way to the door; "" where that is not known."""
        if not self.findable:
            return ""
        asked = {"to": f"{self.address}, {self.region.country.upper()}"}
        return "https://www.openstreetmap.org/directions?" + urlencode(asked)


def shown_place(location: Location) -> Place:
    """A public place that was loaded with its region and access features."""
    access = [row for row in location.access_features.all() if row.answer != Answer.UNKNOWN]
    return Place(
        location,
        location.region,
        access,
        findable=bool(location.street),
        in_a_municipality=location.region.kind == Region.Kind.MUNICIPALITY,
        hidden=location.precision == Location.Precision.HIDDEN,
    )
