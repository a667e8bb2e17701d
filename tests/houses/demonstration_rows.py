"""Rows of a small data folder, and the files they are written to, for the tests of its loading."""

import json
from pathlib import Path
from typing import Any

from tests.factories import public_id_of

PAGE = "https://example.org/opening"

type Json = dict[str, Any]


def write(folder: Path, name: str, *rows: Json) -> None:
    text = "".join(json.dumps(row) + "\n" for row in rows)
    (folder / f"{name}.jsonl").write_text(text, encoding="utf-8")


def term(scheme: str, code: str, **fields: object) -> Json:
    label = {"nl": code, "fr": f"{code} (fr)"}
    return {"scheme": scheme, "code": code, "label": label, "public_filter": True, **fields}


def helpline(**fields: object) -> Json:
    return {
        "country": "BE",
        "region": "be/vlaanderen",
        "language": "nl",
        "name": "Kankerinfo",
        "phone": "0800 15 801",
        "phone_e164": "+3280015801",
        "purpose": {"nl": "vragen over kanker"},
        "free": "yes",
        "anonymous": "unknown",
        "hours": {"nl": "op werkdagen"},
        "general": False,
        "emergency": False,
        "audiences": ["cancer"],
        "source": PAGE,
        "order": 1,
        **fields,
    }


def network(**fields: object) -> Json:
    return {
        "key": "netwerk",
        "public_id": public_id_of("netwerk"),
        "slug": "netwerk",
        "name": "Netwerk",
        "language": "nl",
        "kinds": ["network"],
        "lifecycle": "open",
        "location": {"country": "BE"},
        "source": {"url": PAGE},
        **fields,
    }


def house(**fields: object) -> Json:
    return {
        "key": "huis",
        "public_id": public_id_of("huis"),
        "slug": "huis",
        "name": "Huis",
        "language": "nl",
        "kinds": ["walk-in-house"],
        "lifecycle": "open",
        "location": {"country": "BE", "municipality": "Brugge", "municipality_code": "31005"},
        "source": {"url": PAGE, "date": "aug 2021"},
        **fields,
    }


def project(**fields: object) -> Json:
    return {
        **network(),
        "key": "project",
        "public_id": public_id_of("project"),
        "slug": "project",
        "name": "Project",
        "kinds": ["project"],
        **fields,
    }


def source(**fields: object) -> Json:
    return {"key": "bron", "title": "De bron", "language": "nl", "kind": "page", **fields}
