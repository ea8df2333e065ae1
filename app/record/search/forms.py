"""The words of a text as the index holds them: each as it is written, but for capitals.

A **form** is a word in NFC and lower case, in letters that both engines take as they are. What
folds together is known to the vocabulary (`spellings_of`), not to the index: so one index answers
searches by the sound of a name and by its exact spelling, and can say which spelling it found.
"""

import hashlib
import re
from functools import lru_cache
from typing import Final

from app.folding.characters import composed
from app.folding.matching import FIRST_CHINESE, is_unspaced
from app.folding.spelling import first_key, keys
from app.folding.tokens import SINGLE, classes, tokens

LONGEST: Final = 60
LONGEST_UNSPACED: Final = 200
"""Longer words are addresses or noise: they are known by their beginning and a hash alone."""
INSIDE: Final = "~"
"""Marks a key that is a piece of a longer word, for scripts written without spaces."""
_KEPT: Final = 40
_HASHED: Final = "__"
_GAP_CLASSES: Final = frozenset("NHPB")
_UNSAFE: Final = re.compile(r"[\x00-/:-@\[-`{-\x9f]|\s")
_ENCODED: Final = re.compile(r"_u([0-9a-f]{4})|_([0-9a-f]{2})")


def encoded(text: str) -> str:
    """A text in lower case as one token of both engines: its signs and spaces by their numbers.

    A beginning of the text is the same beginning of what is returned.
    """
    return _UNSAFE.sub(_by_number, text)


def _by_number(sign: re.Match[str]) -> str:
    number = ord(sign[0])
    return f"_{number:02x}" if number < 0x100 else f"_u{number:04x}"  # noqa: PLR2004


def word_of(form: str) -> str:
    """The word of a form, in lower case; of a hashed one its beginning."""
    known = form.partition(_HASHED)[0]
    return _ENCODED.sub(lambda found: chr(int(found[1] or found[2], 16)), known)


@lru_cache(maxsize=16384)
def form_of(token: str) -> str:
    """The form of one word as `folding.tokens` cuts it."""
    if token.isascii() and token.isalnum() and len(token) <= LONGEST:
        return token.lower()
    text = composed(composed(token).casefold())
    if len(text) <= LONGEST or (len(text) <= LONGEST_UNSPACED and is_unspaced(text)):
        return encoded(text)
    digest = hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).hexdigest()
    return f"{encoded(text[:_KEPT])}{_HASHED}{digest}"


def words(text: str) -> tuple[str, ...]:
    """The words of a text, as `folding.tokens` cuts them, remembering what it cut before.

    Texts are cut at their spaces first, since their pieces recur; only single letters (K. M.)
    reach over a space, and a text in which they might is cut whole.
    """
    found: list[str] = []
    open_end = False
    for chunk in text.split():
        inside, begins, ends = cut(chunk)
        if open_end and begins:
            return tokens(text)
        found += inside
        open_end = ends
    return tuple(found)


@lru_cache(maxsize=16384)
def cut(chunk: str) -> tuple[tuple[str, ...], bool, bool]:
    """The words of a piece without spaces, and whether a single letter begins or ends it."""
    found = tokens(chunk)
    if not found:
        return found, True, True
    return found, _single(found[0]), _single(found[-1])


def _single(token: str) -> bool:
    """Whether a word is one letter, or several spelt one by one (K.M.)."""
    shape = classes(token)
    return bool(SINGLE.fullmatch(shape)) or ("L" in shape and not _GAP_CLASSES.isdisjoint(shape))


def keys_of(form: str) -> tuple[str, ...]:
    """The folded spellings of a form, in order; a hashed form has none but itself."""
    if _HASHED in form:
        return (form,)
    return tuple(sorted({encoded(key) for key in keys(word_of(form))} or {form}))


@lru_cache(maxsize=65536)
def spellings_of(form: str) -> tuple[str, ...]:
    """The keys by which the vocabulary finds a form.

    A word of a script without spaces is also found by each sign and each pair of signs in it.
    """
    return keys_of(form) if _HASHED in form else (*keys_of(form), *pieces_of(word_of(form)))


def pieces_of(word: str) -> tuple[str, ...]:
    """The signs and pairs of signs of a word without spaces, as keys; none of any other word."""
    if not is_unspaced(word):
        return ()
    whole = first_key(word)
    single = (f"{INSIDE}{encoded(sign)}" for sign in whole if sign >= FIRST_CHINESE)
    pairs = (f"{INSIDE}{encoded(whole[at : at + 2])}" for at in range(len(whole) - 1))
    return tuple(dict.fromkeys((*single, *pairs)))


def inside(word: str) -> tuple[str, ...]:
    """The keys that a longer word must all have to hold this one of a script without spaces."""
    pieces = pieces_of(word)
    pairs = tuple(each for each in pieces if len(first_key(word)) > 1 and _is_pair(each))
    return pairs or pieces


def _is_pair(piece: str) -> bool:
    return len(word_of(piece[len(INSIDE) :])) > 1
