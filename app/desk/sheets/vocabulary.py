"""The closed words as people write them into cells: our word, or its label in any language here."""

from collections.abc import Iterator
from functools import cache

from app.desk.entering.described import Field
from app.folding import fold
from app.pages.words import known, word_of
from app.web.deployment import settings
from app.web.language import speaking


def as_word(field: Field, text: str) -> str:
    """The word of a field that a text means; the text itself where it means none."""
    return _meant(field.name, field.words, settings().locales).get(fold(text), text)


@cache
def _meant(name: str, words: tuple[str, ...], locales: tuple[str, ...]) -> dict[str, str]:
    """The words by what people write for them. A word of ours means itself before all else."""
    found = {fold(each): each for each in words}
    for label, each in _labels(name, words, locales):
        found.setdefault(fold(label), each)
    return found


def _labels(
    name: str, words: tuple[str, ...], locales: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    labelled = [each for each in words if each in known()]
    for locale in locales:
        with speaking(locale):
            yield from [(word_of(name, each), each) for each in labelled]
