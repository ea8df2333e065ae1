"""Codes beside those of our own table: what a code is called, as its articles say it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from app.citations.azerbaijan import AZERBAIJAN
from app.citations.jurisdiction import CodeNames, Jurisdiction, Title


def code_named(key: str, names: Mapping[str, str], written: Iterable[str]) -> CodeNames:
    """A code by its key, its names by language, and the other ways in which sources write it.

    What is written as one word is a short form, what has several is a name; a code without a name
    goes by its key.
    """
    titles = tuple(_titles(key, names))
    every = (*written, *(each.name for each in titles))
    short = (key, *(each for each in every if " " not in each))
    return CodeNames(
        key=key,
        titles=titles,
        written=tuple(dict.fromkeys(_pattern(each) for each in every if " " in each)),
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


def _pattern(name: str) -> str:
    """A name without the small words that sources leave out."""
    small = {word for language in AZERBAIJAN.languages for word in language.inside_names}
    return " ".join(word for word in name.lower().split() if word not in small)
