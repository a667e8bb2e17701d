from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from houses.loading.batch import Batch
from houses.loading.entries import SourceRecord
from houses.loading.places import Gazetteer
from houses.loading.vocabulary import Terms
from houses.models import Organisation, Source, Term


class Directory:
    """What the rows of entries speak of: regions, terms, sources, and one another.

    Raises ValidationError for what is not there. A source that is new goes into the batch.
    """

    def __init__(
        self,
        batch: Batch,
        gazetteer: Gazetteer,
        terms: Terms,
        sources: Mapping[str, Source],
        organisations: Mapping[str, Organisation],
    ) -> None:
        """`sources` by address, and `organisations` by key, are those that are there already."""
        self.batch = batch
        self.gazetteer = gazetteer
        self._terms = terms
        self._sources = dict(sources)
        self._organisations = dict(organisations)

    def term(self, scheme: Term.Scheme, code: str) -> Term:
        if (scheme, code) not in self._terms:
            term = {"code": code, "scheme": scheme.label}
            raise ValidationError(_("There is no term “%(code)s” for %(scheme)s.") % term)
        return self._terms[scheme, code]

    def source(self, record: SourceRecord) -> Source:
        if record.url not in self._sources:
            source = Source(url=record.url, published=record.date)
            self._sources[record.url] = self.batch.add(source)
        return self._sources[record.url]

    def organisation(self, key: str) -> Organisation:
        return self._organisations[key]

    def enter(self, key: str, organisation: Organisation) -> None:
        self._organisations[key] = self.batch.add(organisation)
