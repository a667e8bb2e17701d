from collections import defaultdict
from collections.abc import Sequence

from houses.models import EVERYONE, Term

Scheme = Term.Scheme

# The parameters whose values are codes of a vocabulary.
SCHEMES = {
    "kind": Scheme.KIND,
    "audience": Scheme.AUDIENCE,
    "theme": Scheme.THEME,
    "approach": Scheme.APPROACH,
    "language": Scheme.LANGUAGE,
    "access": Scheme.ACCESS,
    "visit": Scheme.FIRST_VISIT,
}


def terms_offered() -> dict[str, Sequence[Term]]:
    """By parameter, the terms that a visitor may choose, in the order of staff. One query.

    Everyone is no choice: houses for everyone are found with each audience.
    """
    found: dict[str, list[Term]] = defaultdict(list)
    names = {scheme.value: name for name, scheme in SCHEMES.items()}
    rows = Term.objects.filter(scheme__in=names, public_filter=True).exclude(code=EVERYONE)
    for term in rows.order_by("scheme", "position", "code").only(
        "scheme", "code", "label", "short", "definition"
    ):
        found[names[term.scheme]].append(term)
    return {name: found[name] for name in SCHEMES}
