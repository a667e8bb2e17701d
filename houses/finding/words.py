"""From what somebody typed to what the index is asked: a slot for each word that says something."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from houses.analysis.words import forms, key, tokens
from houses.finding.lexicon import NOTHING, Lexicon, Meanings
from houses.models import IndexedWord, LexiconWord
from houses.models.lexicon import LONGEST_PHRASE
from houses.models.searching import LONGEST_WORD, Alternative
from houses.values.folding import fold

# More is no search, but a text somebody pasted.
LONGEST_TEXT = 150
MOST_WORDS = 12
# A beginning of two letters is the beginning of too much.
SHORTEST_BEGINNING = 3


@dataclass(frozen=True)
class Slot:
    """One thing that is looked for: a word, or a phrase that has synonyms."""

    # As typed, folded: one word, or those of a phrase.
    literal: Alternative
    # Its other forms: base form, stem, the parts of a compound all together, what it begins.
    own: frozenset[Alternative] = frozenset()
    # What means the same, or is spelt nearly so.
    meant: frozenset[Alternative] = frozenset()
    # What it is a kind of, or is found by besides.
    wider: frozenset[Alternative] = frozenset()
    # The parts of a compound, each to be looked for alone when nothing has them all.
    parts: "tuple[Slot, ...]" = ()
    # A word for whatever house or help: it says less than what it is for.
    generic: bool = False

    @property
    def typed(self) -> str:
        return " ".join(self.literal)

    @property
    def forms(self) -> frozenset[Alternative]:
        return self.own | {self.literal}

    @property
    def alternatives(self) -> frozenset[Alternative]:
        return self.forms | self.meant | self.wider


def slots_of(text: str, language: str, lexicon: Lexicon) -> list[Slot]:
    """The slots of a text in their order; none where all its words are fillers or signs.

    A text of nothing but fillers is taken at its word: "help" then looks for help.
    """
    words = tokens(text[:LONGEST_TEXT])[:MOST_WORDS]
    said = [word for word in words if not lexicon.is_filler(fold(word), language)] or words
    slots = list[Slot]()
    start = 0
    while start < len(words):
        length, synonyms = _phrase(words[start:], language, lexicon)
        if synonyms:
            slots.append(_phrase_slot(words[start : start + length], synonyms, language, lexicon))
        elif words[start] in said:
            slots.append(_word_slot(words[start], language, lexicon))
        start += length
    return _with_beginning(slots, fold(words[-1])) if slots else []


def _with_beginning(slots: list[Slot], last: str) -> list[Slot]:
    """The last word may be unfinished: it is taken for what it begins as well."""
    *before, slot = slots
    if len(last) < SHORTEST_BEGINNING or slot.literal[-1] != last:
        return slots
    begun = (*slot.literal[:-1], f"{last}*")
    return [*before, replace(slot, own=slot.own | {begun})]


def _phrase(words: list[str], language: str, lexicon: Lexicon) -> tuple[int, Meanings]:
    """The longest phrase at the beginning that has synonyms: how many words, and which.

    A filler alone is none: "aide" is spelt like aids once its ending is off.
    """
    for length in range(min(LONGEST_PHRASE, len(words)), 0, -1):
        if length == 1 and lexicon.is_filler(fold(words[0]), language):
            break
        if found := _found_by(words[:length], language, lexicon):
            return length, found
    return 1, NOTHING


def _found_by(phrase: list[str], language: str, lexicon: Lexicon) -> Meanings:
    for spoken in _read_in(language):
        if synonyms := lexicon.found_by(phrase, spoken):
            return synonyms
    return NOTHING


def _phrase_slot(words: list[str], synonyms: Meanings, language: str, lexicon: Lexicon) -> Slot:
    own = _word_slot(words[0], language, lexicon) if len(words) == 1 else _all_of(words, language)
    if not synonyms:
        return own
    # What a compound means as a whole goes before what its parts mean.
    meant, wider = _meant(synonyms, language, lexicon)
    return replace(own, meant=meant, wider=wider)


def _meant(
    synonyms: Meanings, language: str, lexicon: Lexicon
) -> tuple[frozenset[Alternative], frozenset[Alternative]]:
    same, wider = (
        frozenset(terms for phrase in phrases for terms in _written(phrase, language, lexicon))
        for phrases in (synonyms.same, synonyms.wider)
    )
    return same, wider


def _all_of(words: list[str], language: str) -> Slot:
    keys = {tuple(key(word, spoken) for word in words) for spoken in _read_in(language)}
    return Slot(tuple(map(fold, words)), frozenset(keys))


def _word_slot(word: str, language: str, lexicon: Lexicon) -> Slot:
    literal = fold(word)[:LONGEST_WORD]
    own, wider = set[Alternative](), frozenset[Alternative]()
    parts: tuple[Slot, ...] = ()
    for spoken in _read_in(language):
        own |= {(form,) for form in forms(word, spoken)}
        compounds = lexicon.compounds[spoken]
        if split := compounds.split(literal):
            own.add(tuple(key(part, spoken) for part in split))
            if not parts:
                parts = tuple(_part_slot(part, spoken, compounds.heads, lexicon) for part in split)
                wider = _theme(parts)
    return Slot((literal,), frozenset(own), wider=wider, parts=parts)


def _part_slot(part: str, language: str, heads: frozenset[str], lexicon: Lexicon) -> Slot:
    """A part as the index has it: by its key."""
    _length, synonyms = _phrase([part], language, lexicon)
    meant, wider = _meant(synonyms, language, lexicon)
    literal = (key(part, language),)
    return Slot(literal, meant=meant, wider=wider, generic=part in heads)


def _theme(parts: Sequence[Slot]) -> frozenset[Alternative]:
    """What a house for something is for, if that is known: a "rouwcentrum" is for "rouw"."""
    if (
        len(parts) == 2
        and parts[1].generic
        and not parts[0].generic
        and parts[0].meant | parts[0].wider
    ):
        return parts[0].alternatives
    return frozenset()


def word_slot(word: str, language: str, lexicon: Lexicon) -> Slot:
    """The slot of one word with its synonyms: what a misspelt word is taken for."""
    _length, synonyms = _phrase([word], language, lexicon)
    return _phrase_slot([word], synonyms, language, lexicon)


def loosened(slots: Iterable[Slot]) -> list[Slot]:
    """Compounds fall apart into their parts: who has one of them has something."""
    loose = list[Slot]()
    for slot in slots:
        if not slot.parts:
            loose.append(slot)
            continue
        # "Huis" alone is no part of a "poezenhuis" that anybody looks for.
        first, *others = [part for part in slot.parts if not part.generic] or slot.parts
        # What the whole means it means still, beside the part that says what it is about.
        own, meant = first.own | {slot.literal}, first.meant | slot.meant
        wider = first.wider | slot.wider
        loose += [replace(first, own=own, meant=meant, wider=wider), *others]
    return loose


def _read_in(language: str) -> dict[str, None]:
    """The languages that a word is read in: the visitor's, and Dutch."""
    return dict.fromkeys((language, "nl"))


def _written(phrase: str, language: str, lexicon: Lexicon) -> Iterable[Alternative]:
    """What a synonym stands in the index as: its words, or their keys, but for the fillers.

    Of "kind van" and "op straat" one word would be left that means something else: they stand
    for nothing.
    """
    words = tokens(phrase)
    telling = [word for word in words if not lexicon.is_filler(fold(word), language)]
    if len(telling) < min(len(words), 2):
        return
    words = telling
    yield tuple(map(fold, words))
    for spoken in _read_in(language):
        yield tuple(key(word, spoken) for word in words)


def with_new_parts(slots: list[Slot], lexicon: Lexicon) -> list[Slot]:
    """Adds the indexed compounds of parts that came into the lexicon after the index was made."""
    new = LexiconWord.objects.compound_parts().filter(in_index=False)
    parts = {word.text: word.language for word in new}
    if not parts:
        return slots
    return [_with_compounds(slot, parts, lexicon) for slot in slots]


def _with_compounds(slot: Slot, parts: dict[str, str], lexicon: Lexicon) -> Slot:
    sought = {form for (form, *more) in slot.forms if not more and form in parts}
    compounds = set[Alternative]()
    for part in sought:
        for word in IndexedWord.objects.filter(word__contains=part).values_list("word", flat=True):
            if part in lexicon.compounds[parts[part]].split(word):
                compounds.add((word,))
    return replace(slot, own=slot.own | compounds)
