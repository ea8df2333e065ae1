"""The order of names in a language's alphabet, and the letter a name stands under.

Letters an alphabet does not have stand where their bare form does (é with e); other scripts follow
the Latin one in the order of their code points.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

PLAIN: Final = ""
_LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
# Languages whose alphabet has letters of its own, each in its place; w as their dictionaries do.
ALPHABETS: Final = {PLAIN: _LATIN, "az": "abcçdeəfgğhxıijkqlmnoöprsştuüvwyz"}
_NOT_DECOMPOSED: Final = {"ə": "e", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "a"}
_FIRST: Final = ord("A")
_BETWEEN: Final = "!"
OTHERS: Final = "#"
_RUN: Final = re.compile(r"[^\W_]+")


def alphabet_of(locale: str) -> str:
    """The alphabet a reader's language sorts by: a key of ALPHABETS, PLAIN where it has no own."""
    language = locale.partition("-")[0].partition("_")[0]
    return language if language in ALPHABETS else PLAIN


def order_key(text: str, alphabet: str) -> str:
    """A text that sorts by code point as names do in an alphabet; a shorter name comes first."""
    words = ("".join(_placed(letter, alphabet) for letter in word) for word in _words(text))
    return _BETWEEN.join(words)


def initial(text: str, alphabet: str) -> str:
    """The letter a name stands under, written large; OTHERS where it begins with none."""
    first = "".join(_words(text))[:1]
    if not first.isalpha():
        return OTHERS
    bare = _bare(_small(first, alphabet), alphabet)[:1]
    return "İ" if bare == "i" and "ı" in ALPHABETS[alphabet] else bare.upper()


def in_order(letters: Iterable[str], alphabet: str) -> tuple[str, ...]:
    """Initials as the alphabet has them, OTHERS last."""
    return tuple(sorted(letters, key=lambda each: (each == OTHERS, order_key(each, alphabet))))


def _words(text: str) -> list[str]:
    return _RUN.findall(unicodedata.normalize("NFC", text))


@lru_cache(maxsize=4096)
def _small(letter: str, alphabet: str) -> str:
    """A letter written small; where i has a dotless sister, I is hers."""
    if letter == "I" and "ı" in ALPHABETS[alphabet]:
        return "ı"
    return "i" if letter == "İ" else letter.lower()


@lru_cache(maxsize=4096)
def _placed(letter: str, alphabet: str) -> str:
    """A letter as the one character that stands for its place, others as they are."""
    bare = _bare(_small(letter, alphabet), alphabet)
    return "".join(_place(each, ALPHABETS[alphabet]) for each in bare)


def _place(letter: str, alphabet: str) -> str:
    found = alphabet.find(letter)
    return chr(_FIRST + found) if found >= 0 else letter


@lru_cache(maxsize=4096)
def _bare(letter: str, alphabet: str) -> str:
    if letter in ALPHABETS[alphabet]:
        return letter
    plain = unicodedata.normalize("NFKD", _NOT_DECOMPOSED.get(letter, letter))
    return "".join(each for each in plain if not unicodedata.combining(each)) or letter
