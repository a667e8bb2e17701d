from houses.loading.batch import Batch
from houses.loading.demonstration import FOLDER
from houses.loading.lexicon import load_lexicon
from houses.loading.vocabulary import add_terms, read_vocabulary
from houses.models import Term


def add_own_words() -> None:
    """The project's own vocabulary and lexicon, in a database that has neither."""
    batch = Batch()
    add_terms(read_vocabulary(FOLDER / "vocabulary.jsonl"), batch)
    batch.write([Term, Term.implies.through])
    load_lexicon()
