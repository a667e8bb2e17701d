"""How entries are called and tied to each other: in their own row, or in a file of parts."""

from houses.loading.citing import Testimony, edtf
from houses.loading.entries import MembershipRecord, NameRecord, RelationRecord
from houses.loading.vocabulary import dutch
from houses.models import Affiliation, Name, Organisation
from networks.models import Membership


def add_name(
    entry: Organisation, record: NameRecord, testimony: Testimony, *, language: str = ""
) -> None:
    name = testimony.batch.add(
        Name(
            organisation=entry,
            kind=record.kind,
            text=record.text,
            language=language,
            since=record.since,
            until=record.until,
        )
    )
    facts = {
        "text": record.text,
        # That there was another name, though not which, is a fact as well.
        "kind": "" if record.text else record.kind,
        "since": edtf(record.since),
        "until": edtf(record.until),
    }
    testimony.cite(entry, facts, name=name)


def add_relation(
    entry: Organisation, record: RelationRecord, other: Organisation | None, testimony: Testimony
) -> None:
    affiliation = testimony.batch.add(
        Affiliation(
            organisation=entry,
            role=record.role,
            other=other,
            party=record.party,
            since=record.since,
            until=record.until,
            note=dutch(record.note),
        )
    )
    facts = {
        "role": f"{record.role}: {other.name if other else record.party}",
        "since": edtf(record.since),
        "until": edtf(record.until),
        "note": record.note,
    }
    testimony.cite(entry, facts, affiliation=affiliation)


def add_membership(
    network: Organisation,
    record: MembershipRecord,
    member: Organisation | None,
    testimony: Testimony,
    *,
    party: str = "",
) -> None:
    membership = testimony.batch.add(
        Membership(
            network=network,
            member=member,
            party=party,
            since=record.since,
            until=record.until,
            note=dutch(record.note),
        )
    )
    facts = {
        "member": member.name if member else party,
        "since": edtf(record.since),
        "until": edtf(record.until),
        "note": record.note,
    }
    testimony.cite_network(facts, membership=membership)
