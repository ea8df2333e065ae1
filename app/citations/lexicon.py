"""The words of a jurisdiction and its languages, arranged for looking up."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from app.citations.jurisdiction import CodeNames, Jurisdiction
from app.citations.letters import folded, in_one_script, one_slip
from app.citations.tokens import Endings, Kind

Meaning = TypeVar("Meaning")

_SLIPS_FROM, _SLIPS_TO = 6, 24


class Words(Generic[Meaning]):
    """Words and stems (`maddə*`) with what they mean; a longer stem goes before a shorter."""

    def __init__(self, rows: Iterable[tuple[str, Meaning]]) -> None:
        self._whole: dict[str, Meaning] = {}
        self._stems: dict[str, Meaning] = {}
        for word, meaning in rows:
            known = self._stems if word.endswith("*") else self._whole
            known.setdefault(folded(word.rstrip("*")), meaning)
        self._longest = max(map(len, self._stems), default=0)

    def get(self, word: str) -> Meaning | None:
        """What a folded word means, or None."""
        if word in self._whole:
            return self._whole[word]
        lengths = range(min(len(word), self._longest), 0, -1)
        return next((self._stems[word[:n]] for n in lengths if word[:n] in self._stems), None)


@dataclass(frozen=True, slots=True)
class Role:
    """What a word of a language does in a citation."""

    kind: Kind
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """A code's name as its telling words in order, each whole or a stem."""

    words: tuple[str, ...]
    code: str


class Lexicon:
    """A jurisdiction's words: roles, numerals, places, the names and abbreviations of codes."""

    def __init__(self, jurisdiction: Jurisdiction) -> None:
        languages = jurisdiction.languages
        self.jurisdiction = jurisdiction
        self.roles = Words(_roles(jurisdiction))
        self.counted = Words((word, True) for lang in languages for word in lang.counted)
        self.numerals = Words(row for lang in languages for row in lang.numerals)
        self.own_places = Words((word, True) for word in jurisdiction.own_places)
        self.foreign_places = Words((word, True) for word in jurisdiction.foreign_places)
        self.endings = _endings(jurisdiction)
        self.inside_names = frozenset(folded(w) for lang in languages for w in lang.inside_names)
        self.abbreviations = _abbreviations(jurisdiction)
        self.keys = frozenset(code.key for code in jurisdiction.codes)
        self.law_numbers = dict(_law_numbers(jurisdiction.codes))
        self._names = _names_by_first_word(jurisdiction.codes)
        self._vocabulary = Words((word, word) for word in self._all_words())
        self._spelt = tuple(word for word in self._all_words() if len(word) >= _SLIPS_FROM)

    def _all_words(self) -> Iterator[str]:
        seen = {w: None for names in self._names.values() for name in names for w in name.words}
        yield from seen

    def names_from(self, word: str) -> tuple[Name, ...]:
        """The names that a folded word may begin, the longest first."""
        return tuple(name for said in self.said(word) for name in self._names.get(said, ()))

    def said(self, word: str) -> tuple[str, ...]:
        """The words of names that a folded word stands for, allowing one slip of the pen."""
        exact = self.covering(word)
        if exact is not None:
            return (exact,)
        if not _SLIPS_FROM - 1 <= len(word) <= _SLIPS_TO:
            return ()
        return tuple(meant for meant in self._spelt if _misspelt(word, meant))

    def covering(self, word: str) -> str | None:
        """The word or stem of names that a folded word has as it stands, or None."""
        return self._vocabulary.get(word)

    def abbreviated(self, word: str) -> str | None:
        """The abbreviation that a folded word is, also in two alphabets or with a case ending."""
        for spelling in (word, *in_one_script(word)):
            if spelling in self.abbreviations:
                return spelling
        endings = (word[:-n] for n in (1, 2, 3, 4) if word[-n:] in self.endings.case)
        bare = (stem for stem in endings if len(stem) > len("cc"))
        return next((stem for stem in bare if stem in self.abbreviations), None)


def _misspelt(word: str, meant: str) -> bool:
    if word[0] != meant[0]:
        return False
    if not meant.endswith("*"):
        return one_slip(word, meant)
    stem = meant[:-1]
    return any(one_slip(word[: len(stem) + more], stem) for more in (-1, 0, 1))


def _roles(jurisdiction: Jurisdiction) -> Iterator[tuple[str, Role]]:
    for language in jurisdiction.languages:
        for words, role in (
            (language.many_articles, Role(Kind.ARTICLE, plural=True)),
            (language.articles, Role(Kind.ARTICLE)),
            (language.many_parts, Role(Kind.PART, plural=True)),
            (language.parts, Role(Kind.PART)),
            (language.joining, Role(Kind.JOINING)),
            (language.ranging, Role(Kind.RANGING)),
            (language.between, Role(Kind.BETWEEN)),
        ):
            yield from ((word, role) for word in words)
    yield from ((word, Role(Kind.BETWEEN)) for word in jurisdiction.own_places)


def _endings(jurisdiction: Jurisdiction) -> Endings:
    ordinals = {folded(e) for lang in jurisdiction.languages for e in lang.attached}
    cases = {folded(e) for lang in jurisdiction.languages for e in lang.case_endings}
    return Endings(
        ordinal=frozenset(ordinals | {each + case for each in ordinals for case in cases}),
        case=frozenset(cases),
        law=re.compile(jurisdiction.law_number),
    )


def _abbreviations(jurisdiction: Jurisdiction) -> dict[str, str | None]:
    ours: dict[str, str | None] = {
        folded(short): code.key for code in jurisdiction.codes for short in code.abbreviations
    }
    return ours | {folded(short): None for short in jurisdiction.foreign_codes}


def _law_numbers(codes: Iterable[CodeNames]) -> Iterator[tuple[str, str]]:
    for code in codes:
        yield from ((folded(number), code.key) for number in code.law_numbers)
        for edition in code.editions:
            yield from (
                (folded(number), f"{code.key}@{edition.year}") for number in edition.law_numbers
            )


def _names_by_first_word(codes: Iterable[CodeNames]) -> dict[str, tuple[Name, ...]]:
    names = [
        Name(tuple(_folded_pattern(word) for word in written.split()), code.key)
        for code in codes
        for written in code.written
    ]
    first_words = {name.words[0] for name in names}
    longest_first = sorted(names, key=lambda name: -len(name.words))
    return {
        first: tuple(name for name in longest_first if name.words[0] == first)
        for first in first_words
    }


def _folded_pattern(word: str) -> str:
    return folded(word.rstrip("*")) + ("*" if word.endswith("*") else "")


@lru_cache(maxsize=16)
def lexicon(jurisdiction: Jurisdiction) -> Lexicon:
    """The words of a jurisdiction, arranged once."""
    return Lexicon(jurisdiction)
