from collections.abc import Iterable
from decimal import Decimal
from functools import singledispatchmethod

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from houses.loading.citing import Testimony, edtf
from houses.loading.directory import Directory
from houses.loading.parts import (
    CharterRow,
    ContactPointRow,
    DocumentRow,
    FactRow,
    GrantRow,
    MembershipRow,
    MilestoneRow,
    NameRow,
    PartRow,
    RelationRow,
    SayingRecord,
    ServiceRow,
    StatementRow,
)
from houses.loading.phones import stored_phone
from houses.loading.sources import SourceRecord
from houses.loading.ties import add_membership, add_name, add_relation
from houses.loading.vocabulary import dutch
from houses.models import (
    ContactPoint,
    Document,
    Grant,
    Milestone,
    Organisation,
    Reference,
    Service,
    Statement,
    Term,
)
from houses.models.fields import WrittenDateField
from networks.models import Charter, Criterion
from networks.models.charters import code_of

# What a source says of an entry by terms or regions, which are no columns.
TOLD_BY_ROWS = {Term.Scheme.KIND, Term.Scheme.AUDIENCE, Term.Scheme.APPROACH, "areas_served"}


def assemble_parts(
    rows: Iterable[PartRow], directory: Directory, documents: Iterable[Document]
) -> None:
    """Adds to the directory's batch the parts of the entries that this load adds.

    `documents` are those that are there already. Every fact gets a citation of the row's source.
    Raises LoadingError for the first row that says something wrong.
    """
    parts = list(rows)
    assembly = _Assembly(parts, directory, documents)
    for row in parts:
        with row.refusing():
            assembly.add(row)


class _Assembly:
    def __init__(
        self, rows: Iterable[PartRow], directory: Directory, documents: Iterable[Document]
    ) -> None:
        self.directory = directory
        self.batch = directory.batch
        self._document_rows = {row.key: row for row in rows if isinstance(row, DocumentRow)}
        self._documents = {(row.title, row.url): row for row in documents}
        self._codes = set(Criterion.objects.values_list("code", flat=True))

    def add(self, row: PartRow) -> None:
        """The row with the first entry it names; of a document, each reference with its own."""
        if self.directory.enters(row.keys[0]) or isinstance(row, DocumentRow):
            self._add(row)

    @singledispatchmethod
    def _add(self, row: PartRow) -> None:
        raise NotImplementedError

    def _testimony(self, row: PartRow, *, passage: str = "", quotation: str = "") -> Testimony:
        record = SourceRecord(key=row.source)
        return self.directory.testimony(record, passage=passage, quotation=quotation)

    @_add.register
    def _add_fact(self, row: FactRow) -> None:
        testimony = self._testimony(row, passage=row.passage, quotation=row.quotation)
        entry = self.directory.organisation(row.entry)
        testimony.cite(entry, {row.field: _standard(row.field, row.value)})

    @_add.register
    def _add_name(self, row: NameRow) -> None:
        entry = self.directory.organisation(row.entry)
        add_name(entry, row, self._testimony(row), language=row.language)

    @_add.register
    def _add_relation(self, row: RelationRow) -> None:
        entry = self.directory.organisation(row.entry)
        other = self.directory.organisation_if(row.organisation)
        add_relation(entry, row, other, self._testimony(row))

    @_add.register
    def _add_membership(self, row: MembershipRow) -> None:
        network = self.directory.network(row.network)
        member = self.directory.organisation_if(row.member)
        add_membership(network, row, member, self._testimony(row), party=row.party)

    @_add.register
    def _add_contact_point(self, row: ContactPointRow) -> None:
        entry, at = self.directory.organisation(row.entry), self.directory.organisation_if(row.at)
        phone = stored_phone(row.phone, row.phone_e164, self.directory.country(row.at or row.entry))
        contact_point = self.batch.add(
            ContactPoint(
                organisation=entry,
                at=at,
                purpose=row.purpose,
                role=dutch(row.role),
                person=row.person,
                person_basis=row.person_basis,
                person_until=row.person_until or None,
                details_personal=row.details_personal,
                phone=phone,
                phone_note=dutch(row.phone_note),
                email=row.email,
                url=row.url,
                position=self.directory.next_position(ContactPoint, row.entry),
            )
        )
        facts = {
            "at": at.name if at else "",
            "purpose": row.purpose,
            "role": row.role,
            "person": row.person,
            "phone": phone,
            "phone_note": row.phone_note,
            "email": row.email,
            "url": row.url,
        }
        self._testimony(row).cite(entry, facts, contact_point=contact_point)

    @_add.register
    def _add_statement(self, row: StatementRow) -> None:
        entry = self.directory.organisation(row.entry)
        statement = self.batch.add(
            Statement(
                entry=entry,
                kind=row.kind,
                heading=dutch(row.heading),
                text=dutch(row.text),
                position=self.directory.next_position(Statement, row.entry),
                level=row.level,
                core=row.core,
                self_reported=row.self_reported,
                since=row.since,
                until=row.until,
            )
        )
        facts = {
            "heading": row.heading,
            "text": row.text,
            "since": edtf(row.since),
            "until": edtf(row.until),
        }
        testimony = self._testimony(row, passage=row.passage, quotation=row.quotation)
        testimony.cite(entry, facts, statement=statement)

    @_add.register
    def _add_service(self, row: ServiceRow) -> None:
        entry = self.directory.organisation(row.entry)
        texts = {
            "name": row.name,
            "description": row.description,
            "audience_note": row.audience_note,
            "application_process": row.application_process,
            "fees": row.fees,
            "recurrence": row.recurrence,
        }
        service = self.batch.add(
            Service(
                entry=entry,
                kind=row.kind,
                delivery=row.delivery,
                rrule=row.rrule,
                starts_on=row.starts_on or None,
                position=self.directory.next_position(Service, row.entry),
                **{field: dutch(text) for field, text in texts.items()},
            )
        )
        facts = {
            **texts,
            "delivery": row.delivery,
            "rrule": row.rrule,
            "starts_on": row.starts_on,
        }
        self._testimony(row).cite(entry, facts, service=service)

    @_add.register
    def _add_milestone(self, row: MilestoneRow) -> None:
        entry = self.directory.organisation(row.entry)
        milestone = self.batch.add(
            Milestone(
                entry=entry,
                title=dutch(row.title),
                detail=dutch(row.detail),
                happened=row.happened,
                position=self.directory.next_position(Milestone, row.entry),
            )
        )
        facts = {"title": row.title, "detail": row.detail}
        self._testimony(row).cite(entry, facts, milestone=milestone)
        for saying in row.says or (SayingRecord(value=row.happened),):
            testimony = self._testimony(row, passage=saying.passage, quotation=saying.quotation)
            testimony.cite(entry, {"happened": edtf(saying.value)}, milestone=milestone)

    @_add.register
    def _add_document(self, row: DocumentRow) -> None:
        if any(map(self.directory.enters, row.keys)):
            self._document(row.key)
        for record in row.references:
            if self.directory.enters(record.entry):
                entry = self.directory.organisation(record.entry)
                reference = self.batch.add(
                    Reference(
                        entry=entry,
                        document=self._document(row.key),
                        pages=record.pages,
                        purpose=dutch(record.purpose),
                        position=self.directory.next_position(Reference, record.entry),
                    )
                )
                facts = {
                    "document": row.title,
                    "pages": record.pages,
                    "purpose": record.purpose,
                }
                self._testimony(row).cite(entry, facts, reference=reference)

    def _document(self, key: str) -> Document:
        """The document of that key. One that is not there yet goes into the batch."""
        row = self._document_rows[key]
        identity = row.title, row.url
        if identity not in self._documents:
            with row.refusing():
                self._documents[identity] = self.batch.add(
                    Document(
                        title=row.title,
                        kind=row.kind,
                        language=row.language,
                        author=self.directory.organisation_if(row.author),
                        published=row.published,
                        url=row.url,
                    )
                )
        return self._documents[identity]

    @_add.register
    def _add_grant(self, row: GrantRow) -> None:
        funder = self.directory.organisation_if(row.funder)
        recipient = self.directory.organisation_if(row.recipient)
        project = self.directory.project(row.project) if row.project else None
        amount = None if row.amount is None else Decimal(str(row.amount))
        grant = self.batch.add(
            Grant(
                funder=funder,
                funder_party=row.funder_party,
                recipient=recipient,
                project=project,
                amount=amount,
                currency=row.currency,
                period=row.period,
                note=dutch(row.note),
            )
        )
        facts = {
            "funder": funder.name if funder else row.funder_party,
            "recipient": recipient.name if recipient else "",
            "project": project.name if project else "",
            "amount": "" if amount is None else f"{amount:.2f} {row.currency}",
            "period": edtf(row.period),
            "note": row.note,
        }
        # On the page of those who got it: that is where it is looked up first.
        entry = self.directory.organisation(row.project or row.recipient)
        self._testimony(row).cite(entry, facts, grant=grant)

    @_add.register
    def _add_charter(self, row: CharterRow) -> None:
        charter = self.batch.add(
            Charter(
                network=self.directory.network(row.network),
                title=dutch(row.title),
                since=row.since,
                complete=row.complete,
                document=self._document(row.document) if row.document else None,
                note=dutch(row.note),
            )
        )
        facts = {
            "title": row.title,
            "since": edtf(row.since),
            "document": charter.document.title if charter.document else "",
            "note": row.note,
        }
        testimony = self._testimony(row)
        testimony.cite_network(facts, charter=charter)
        for position, text in enumerate(row.criteria):
            code = code_of(charter.network.slug, dutch(text), self._codes)
            self._codes.add(code)
            criterion = Criterion(charter=charter, text=dutch(text), position=position, code=code)
            testimony.cite_network({"text": text}, criterion=self.batch.add(criterion))


def _standard(field: str, value: str) -> str:
    """A fact of an entry in standard form. Raises ValidationError for what is no fact of it."""
    columns = {column.name: column for column in Organisation._meta.fields if column.editable}
    if field not in columns and field not in TOLD_BY_ROWS:
        raise ValidationError(_("An entry has no fact “%s”.") % field)
    return edtf(value) if isinstance(columns.get(field), WrittenDateField) else value
