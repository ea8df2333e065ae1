"""What a question means in this record: its words as forms that documents have.

A word means every form that shares a folded spelling with it (every form that begins so, every
form that holds it where words stand without spaces); with exact spelling only its own. How many
forms one word may mean is bounded, the commonest first, so every question takes bounded time.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection

from app.folding.matching import MOST_JOINED
from app.folding.spelling import first_key
from app.record.search import vocabulary
from app.record.search.asking import Asked
from app.record.search.forms import form_of, inside, keys_of, word_of
from app.record.search.parts import Part, Phrase, Word

MOST_FORMS: Final = 64
MOST_PHRASES: Final = 256
"""How many sequences of forms one phrase may mean: FTS5 takes each of them by itself."""

Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Forms:
    """A word: any of these forms, the commonest first; `asked` is the word as it was typed."""

    forms: tuple[str, ...]
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """A phrase: its words side by side in one text."""

    words: tuple[Forms, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of these."""

    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """Each of these."""

    nodes: tuple["Node", ...]


Node = Forms | Beside | AnyOf | AllOf


@dataclass(frozen=True, slots=True)
class Meaning:
    """What must and what must not be found, and in how many documents each form is, by field.

    `cut` are the beginnings with which more words begin than are looked for.
    """

    wanted: tuple[Node, ...]
    unwanted: tuple[Node, ...]
    counts: Counts
    cut: tuple[str, ...] = ()

    def words(self) -> Iterator[Forms]:
        """Every word that must be found, those of phrases too."""
        yield from _words(self.wanted)


def _words(nodes: Iterable[Node]) -> Iterator[Forms]:
    for node in nodes:
        if isinstance(node, Forms):
            yield node
        else:
            yield from _words(node.words if isinstance(node, Beside) else node.nodes)


def meaning(connection: Connection, asked: Asked) -> Meaning:
    """The question in the words of this record, looked up in a few bounded statements."""
    parts = (*asked.wanted, *asked.unwanted)
    words = list(dict.fromkeys(word for part in parts for word in _plain(part)))
    joined = [] if asked.exact else ["".join(run) for run, _ in _runs(asked.wanted)]
    lookup = _exactly if asked.exact else _alike
    means = lookup(connection, [*words, *joined])
    begun = {part.text for part in parts if isinstance(part, Word) and part.begins}
    beginning = {each: _beginning(connection, each, exact=asked.exact) for each in begun}
    cited = {form for part in parts if isinstance(part, Word) for form in part.articles}
    forms = {*cited, *_all(means.values()), *_all(found for found, _ in beginning.values())}
    counts = vocabulary.counts(connection, sorted(forms))
    reading = _Reading(counts, means, {each: found for each, (found, _) in beginning.items()})
    return Meaning(
        tuple(reading.together(asked.wanted, exact=asked.exact)),
        tuple(map(reading.node, asked.unwanted)),
        counts,
        tuple(sorted(each for each, (found, more) in beginning.items() if more)),
    )


def _all(groups: Iterable[Iterable[str]]) -> set[str]:
    return {form for group in groups for form in group}


def _plain(part: Part) -> tuple[str, ...]:
    if isinstance(part, Phrase):
        return part.words
    return () if part.begins or part.only_articles else (part.text,)


def _runs(parts: Sequence[Part]) -> Iterator[tuple[tuple[str, ...], int]]:
    """Two or three plain words in a row, as they might be written in one, and where they begin."""
    for length in range(MOST_JOINED, 1, -1):
        for start in range(len(parts) - length + 1):
            found = [_plain(part) for part in parts[start : start + length]]
            if all(found) and not any(isinstance(part, Phrase) for part in parts[start:][:length]):
                yield tuple(words[0] for words in found), start


def _exactly(_connection: Connection, words: Sequence[str]) -> dict[str, set[str]]:
    return {word: {form_of(word)} for word in words}


def _alike(connection: Connection, words: Sequence[str]) -> dict[str, set[str]]:
    """The forms that share a spelling with each word, or hold it where no spaces are written."""
    keys = {word: keys_of(form_of(word)) for word in words}
    within = {word: inside(word_of(form_of(word))) for word in words}
    wanted = _all((*keys.values(), *within.values()))
    known = vocabulary.spelt(connection, sorted(wanted))
    found: dict[str, set[str]] = {}
    for word in words:
        found[word] = _all(known.get(key, ()) for key in keys[word])
        if within[word]:
            held = set.intersection(*(set(known.get(key, ())) for key in within[word]))
            piece = first_key(word)
            found[word] |= {form for form in held if piece in first_key(word_of(form))}
    return found


def _beginning(connection: Connection, text: str, *, exact: bool) -> tuple[set[str], bool]:
    """The forms that begin so, and whether there are more than were looked at."""
    if exact:
        return vocabulary.beginning(connection, form_of(text))
    found = [vocabulary.spelt_from(connection, key) for key in keys_of(form_of(text))]
    return _all(forms for forms, _ in found), any(more for _, more in found)


class _Reading:
    """Parts turned into nodes, with what the vocabulary knows of their words."""

    def __init__(
        self, counts: Counts, means: Mapping[str, set[str]], begun: Mapping[str, set[str]]
    ) -> None:
        self._counts, self._means, self._begun = counts, means, begun

    def together(self, parts: Sequence[Part], *, exact: bool) -> Iterator[Node]:
        """The nodes of parts that must all be found, words that may be one word among them."""
        joined = {} if exact else {start: run for run, start in self._joined(parts)}
        place = 0
        while place < len(parts):
            run = joined.get(place)
            if run is None:
                yield self.node(parts[place])
                place += 1
                continue
            apart = AllOf(tuple(map(self.node, parts[place : place + len(run)])))
            yield AnyOf((apart, self._forms("".join(run), " ".join(run))))
            place += len(run)

    def node(self, part: Part) -> Node:
        """One part; one that no document has stays, and finds nothing."""
        if isinstance(part, Phrase):
            return self._beside(part)
        if part.begins:
            return Forms(self._commonest(self._begun[part.text]), "")
        cited = tuple(form for form in part.articles if form in self._counts)
        if part.only_articles:
            return Forms(cited)
        own = self._forms(part.text)
        return AnyOf((own, Forms(cited))) if cited else own

    def _joined(self, parts: Sequence[Part]) -> Iterator[tuple[tuple[str, ...], int]]:
        taken: set[int] = set()
        for run, start in _runs(parts):
            places = set(range(start, start + len(run)))
            known = any(form in self._counts for form in self._means["".join(run)])
            if known and taken.isdisjoint(places):
                taken |= places
                yield run, start

    def _forms(self, word: str, asked: str = "") -> Forms:
        return Forms(self._commonest(self._means[word], form_of(word)), asked or word)

    def _beside(self, phrase: Phrase) -> Beside:
        room = max(1, int(MOST_PHRASES ** (1 / len(phrase.words))))
        words = map(self._forms, phrase.words)
        return Beside(tuple(Forms(each.forms[:room], each.asked) for each in words))

    def _commonest(self, forms: Iterable[str], own: str = "") -> tuple[str, ...]:
        known = (form for form in forms if form in self._counts)
        ordered = sorted(
            known, key=lambda form: (form != own, -sum(self._counts[form].values()), form)
        )
        return tuple(ordered[:MOST_FORMS])
