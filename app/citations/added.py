"""Codes beside those of our own table: what a code is called, as its articles say it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from app.citations.azerbaijan import AZERBAIJAN
from app.citations.jurisdiction import CodeNames, Jurisdiction, Title
from app.citations.letters import folded
from app.citations.lexicon import lexicon


def code_named(key: str, names: Mapping[str, str], written: Iterable[str]) -> CodeNames:
    """A code by its key, its names by language, and the other ways in which sources write it.

    What is written as one word is a short form, what has several is a name; a code without a name
    goes by its key.
    """
    titles = tuple(_titles(key, names))
    every = (*written, *(each.name for each in titles))
    patterns = (*map(_pattern, written), *map(_pattern_of, titles))
    short = (key, *(each for each in every if " " not in each))
    return CodeNames(
        key=key,
        titles=titles,
        written=tuple(dict.fromkeys(each for each in patterns if " " in each)),
        abbreviations=tuple(dict.fromkeys(short)),
    )


def with_codes(codes: Iterable[CodeNames]) -> Jurisdiction:
    """Our own table with these codes added to it."""
    return replace(AZERBAIJAN, codes=(*AZERBAIJAN.codes, *codes))


def _titles(key: str, names: Mapping[str, str]) -> Iterator[Title]:
    for lang, name in names.items():
        yield Title(lang, name, f"the {name}" if lang == "en" else name, key)
    if not names:
        yield Title("en", key, key, key)


def _pattern_of(title: Title) -> str:
    """The pattern of a name; an Azerbaijani one takes the endings of its case at its last word."""
    pattern = _pattern(title.name)
    return f"{pattern}*" if title.locale == "az" and pattern[-1:].isalpha() else pattern


def _pattern(name: str) -> str:
    """A name without the small words that sources leave out.

    Words that our own names have are those very words, with the endings they take there: another
    stem of the same word would hide ours.
    """
    ours = lexicon(AZERBAIJAN)
    telling = (word for word in map(folded, name.split()) if word not in ours.inside_names)
    return " ".join(ours.covering(word) or word for word in telling)
