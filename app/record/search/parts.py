"""The parts a question is made of."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A word to look for; with `begins`, every word that begins so.

    `articles` are the forms of the articles it may cite: then it finds what cites them as well.
    With `only_articles` it is a citation with its code, and finds nothing else.
    """

    text: str
    begins: bool = False
    articles: tuple[str, ...] = ()
    only_articles: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand side by side."""

    words: tuple[str, ...]


Part = Word | Phrase
