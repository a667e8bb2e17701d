from collections.abc import Mapping

from houses.loading.batch import Batch
from houses.loading.entries import SourceRecord
from houses.loading.places import Gazetteer
from houses.loading.vocabulary import Vocabulary
from houses.models import Organisation, Source


class Directory:
    """What the rows of entries speak of: regions, terms, sources, and one another.

    An entry or a source that is new goes into the batch; what is wrong with it is raised as
    ValidationError.
    """

    def __init__(
        self,
        batch: Batch,
        gazetteer: Gazetteer,
        vocabulary: Vocabulary,
        sources: Mapping[str, Source],
        organisations: Mapping[str, Organisation],
    ) -> None:
        """`sources` by address, and `organisations` by key, are those that are there already."""
        self.batch = batch
        self.gazetteer = gazetteer
        self.vocabulary = vocabulary
        self._sources = dict(sources)
        self._organisations = dict(organisations)

    def source(self, record: SourceRecord) -> Source:
        if record.url not in self._sources:
            source = Source(url=record.url, published=record.date)
            self._sources[record.url] = self.batch.add(source)
        return self._sources[record.url]

    def organisation(self, key: str) -> Organisation:
        return self._organisations[key]

    def enter(self, key: str, organisation: Organisation) -> None:
        self._organisations[key] = self.batch.add(organisation)
