from collections import Counter
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from houses.loading.batch import Batch
from houses.loading.citing import Testimony
from houses.loading.entries import EntryRow
from houses.loading.places import Gazetteer
from houses.loading.sources import SourceRecord, Sources
from houses.loading.vocabulary import Vocabulary
from houses.models import Organisation, Term


class Directory:
    """What the rows of a data folder speak of: regions, terms, sources, and one another.

    An entry or a source that is new goes into the batch; what is wrong with it is raised as
    ValidationError.
    """

    def __init__(
        self,
        batch: Batch,
        gazetteer: Gazetteer,
        vocabulary: Vocabulary,
        sources: Sources,
        entries: Mapping[str, EntryRow],
        known: Mapping[str, Organisation],
    ) -> None:
        """`entries` are all rows by key; `known`, by public id, what is there already."""
        self.batch = batch
        self.gazetteer = gazetteer
        self.vocabulary = vocabulary
        self._sources = sources
        self._entries = entries
        self._organisations = {
            key: known[row.public_id] for key, row in entries.items() if row.public_id in known
        }
        self._entered: set[str] = set()
        self._positions: Counter[tuple[type[Model], str]] = Counter()

    def enter(self, key: str, organisation: Organisation) -> None:
        self._organisations[key] = self.batch.add(organisation)
        self._entered.add(key)

    def enters(self, key: str) -> bool:
        """Whether this load adds the entry."""
        return key in self._entered

    def organisation(self, key: str) -> Organisation:
        return self._organisations[key]

    def organisation_if(self, key: str) -> Organisation | None:
        return self._organisations[key] if key else None

    def network(self, key: str) -> Organisation:
        return self._of_family(Term.Family.NETWORK, key, _("“%s” is not a network."))

    def project(self, key: str) -> Organisation:
        return self._of_family(Term.Family.PROJECT, key, _("“%s” is not a project."))

    def _of_family(self, family: Term.Family, key: str, sentence: str) -> Organisation:
        organisation = self.organisation(key)
        if organisation.family != family:
            raise ValidationError(sentence % organisation)
        return organisation

    def country(self, key: str) -> str:
        """Two capitals: where the entry is."""
        return self._entries[key].location.country

    def next_position(self, table: type[Model], key: str) -> int:
        """The place of a new row among those of its table that belong to the entry."""
        position = self._positions[table, key]
        self._positions[table, key] += 1
        return position

    def testimony(
        self, record: SourceRecord, *, passage: str = "", quotation: str = ""
    ) -> Testimony:
        source = self._sources.of(record)
        as_of = record.date or (source.published if record.key else "")
        return Testimony(self.batch, source, as_of, passage, quotation)
