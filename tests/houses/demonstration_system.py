"""Rows of every file of parts, of a house, a network and a project, for the tests of loading."""

from tests.houses.demonstration_rows import Json

# All that the files of parts can hold, one row or two of each.
A_WHOLE_SYSTEM: dict[str, list[Json]] = {
    "facts": [
        {
            "entry": "huis",
            "field": "founded",
            "value": "medio 2015",
            "source": "bron",
            "passage": "de kop",
            "quotation": "medio 2015 open",
        }
    ],
    "names": [
        {"entry": "huis", "kind": "short", "text": "HvK", "language": "nl", "source": "bron"},
        {"entry": "huis", "kind": "unknown", "until": "nov 2021", "source": "bron"},
    ],
    "relations": [
        {
            "entry": "project",
            "role": "operated-by",
            "organisation": "huis",
            "since": "2019",
            "note": "Met vrijwilligers.",
            "source": "bron",
        },
        {"entry": "project", "role": "patron", "party": "de koningin", "source": "bron"},
    ],
    "memberships": [
        {"network": "netwerk", "member": "huis", "since": "april 2021", "source": "bron"},
        {"network": "netwerk", "party": "dertien huizen", "source": "bron"},
    ],
    "contact_points": [
        {
            "entry": "netwerk",
            "at": "huis",
            "purpose": "joining",
            "role": "Contactpersoon",
            "person": "Jo Peeters",
            "person_basis": "De bron noemt deze persoon.",
            "person_until": "2027-12-31",
            "details_personal": True,
            "phone": "050 12 34 56",
            "phone_e164": "+3250123456",
            "phone_note": "Op werkdagen.",
            "email": "jo@example.org",
            "source": "bron",
        }
    ],
    "statements": [
        {
            "entry": "huis",
            "kind": "function",
            "heading": "Ontmoeten",
            "text": "Mensen ontmoeten elkaar.",
            "core": True,
            "since": "2016",
            "source": "bron",
            "passage": "de tekst",
        },
        {"entry": "huis", "kind": "task", "text": "Koffie schenken.", "level": 1, "source": "bron"},
        {
            "entry": "netwerk",
            "kind": "figure",
            "text": "Dertien huizen doen mee.",
            "self_reported": False,
            "source": "bron",
        },
    ],
    "services": [
        {
            "entry": "netwerk",
            "kind": "study-day",
            "name": "Studiedag",
            "fees": "Gratis.",
            "delivery": "on-site",
            "recurrence": "Elke vier maanden.",
            "rrule": "FREQ=MONTHLY;INTERVAL=4",
            "starts_on": "2021-01-15",
            "source": "bron",
        }
    ],
    "milestones": [
        {"entry": "netwerk", "title": "Begin", "happened": "medio 2015", "source": "bron"},
        {
            "entry": "netwerk",
            "title": "Overname",
            "detail": "Het huis neemt het over.",
            "happened": "april 2021",
            "says": [
                {"value": "2021-04", "passage": "de tekst"},
                {"value": "2021-08", "passage": "de kop"},
            ],
            "source": "bron",
        },
    ],
    "documents": [
        {
            "key": "draaiboek",
            "title": "Draaiboek",
            "kind": "handbook",
            "language": "nl",
            "author": "huis",
            "published": "2012",
            "references": [
                {"entry": "project", "pages": "82-101", "purpose": "Een verslag."},
                {"entry": "project", "pages": "12"},
            ],
            "source": "bron",
        }
    ],
    "grants": [
        {
            "funder": "huis",
            "recipient": "netwerk",
            "project": "project",
            "amount": 20000,
            "currency": "EUR",
            "period": "2020",
            "source": "bron",
        },
        {"funder_party": "bedrijven", "project": "project", "source": "bron"},
    ],
    "charters": [
        {
            "network": "netwerk",
            "title": "Charter",
            "since": "2018",
            "document": "draaiboek",
            "criteria": ["Met vrijwilligers.", "Zonder winst."],
            "source": "bron",
        }
    ],
}
