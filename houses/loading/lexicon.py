"""The words of the search: what it knows when a site begins. Staff keep them afterwards."""

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from houses.loading.batch import Batch
from houses.loading.rows import Row, by_key, read_json_lines
from houses.models import LexiconWord, SearchDocument, SynonymGroup

FOLDER = Path(__file__).resolve().parent.parent / "data" / "lexicon"


@dataclass(frozen=True, kw_only=True)
class WordRow(Row):
    language: str
    role: str
    text: str


@dataclass(frozen=True, kw_only=True)
class SynonymRow(Row):
    """`also` are wider words, which do not find the words back."""

    words: tuple[str, ...]
    also: tuple[str, ...] = ()


class LexiconReport(NamedTuple):
    """How many rows the load has added."""

    words: int
    synonyms: int


def load_lexicon(folder: Path = FOLDER) -> LexiconReport:
    """Fills a lexicon that is empty; one that has anything is the staff's.

    Raises LoadingError for a row that cannot be loaded, and then nothing is written.
    """
    words = read_json_lines(folder / "words.jsonl", WordRow)
    by_key(words, lambda row: (row.language, row.role, row.text))
    synonyms = read_json_lines(folder / "synonyms.jsonl", SynonymRow)
    batch = Batch()
    # Where nothing is indexed yet, all will be indexed with these words.
    in_index = not SearchDocument.objects.exists()
    for row in words:
        with row.refusing():
            batch.add(
                LexiconWord(language=row.language, role=row.role, text=row.text, in_index=in_index)
            )
    for group in synonyms:
        with group.refusing():
            added = SynonymGroup(words=", ".join(group.words), also=", ".join(group.also))
            batch.add(added).clean()
    if LexiconWord.objects.exists() or SynonymGroup.objects.exists():
        return LexiconReport(0, 0)
    batch.write([LexiconWord, SynonymGroup])
    return LexiconReport(batch.count(LexiconWord), batch.count(SynonymGroup))
