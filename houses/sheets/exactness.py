"""How exact a point on a map is, in words: a dot looks surer than what we know."""

from django.utils.translation import gettext as _

from houses.models import Location

Precision = Location.Precision


def exactness(precision: str) -> str:
    """What the point of a place stands for; "" for a place that has none."""
    sentences = {
        Precision.EXACT: _("The map shows the door."),
        Precision.STREET: _("The map shows the street."),
        Precision.MUNICIPALITY: _("The map shows the middle of the municipality."),
        Precision.REGION: _("The map shows the middle of a wider region."),
    }
    return sentences.get(Precision(precision), "")
