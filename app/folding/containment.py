"""Whether a text, an address or a slug gives away a name that must not be published.

This guards people: it errs towards refusing. Words are compared by a coarser form than in a
search (k, g and h are one, so are c, j and ch, s and sh), because a handle written as one word
has lost the letters' surroundings. A short word alone fires only with a capital: "he said"
does not name somebody called Səid, and "can" nobody called Can.

What counts as giving a name away:

* a name of one word: that word, also with a case ending (Əliyevin, Алиеву), with digits around it
  (aliyev1990), or, when it is long, inside a longer word (elvinmustafayev);
* a name of several words: its surname and another of its words close together, in any order;
  the surname beside an initial (E. Mustafayev); or all its words run together in any order.

A surname alone does not give away a full name (half a village may bear it): whoever must refuse
it alone asks for it alone.
"""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple
from urllib.parse import unquote

from app.folding.spelling import keys
from app.folding.tokens import tokens

SHORT: Final = 5
"""A lone word of fewer letters fires only with a capital, and takes no ending."""
LONG: Final = 8
"""A lone word this long also fires inside a longer word: handles run names together."""
GLUED: Final = 7
"""Two words run together fire inside a longer word from this many letters on."""
WINDOW: Final = 2
"""How far apart the words of a name may stand, `Rasim oğlu` counting as one: a patronymic or a
title fits between, but not "Elvin Abbasov, Rasim Mustafayev", who are two others."""
MOST_WORDS: Final = 6
MOST_DECODINGS: Final = 3
COARSE: Final = str.maketrans({"g": "h", "k": "h", "c": "j"})
ENDINGS: Final = (
    "in", "un", "nin", "nun", "i", "u", "ni", "nu", "a", "ia", "na", "da", "ta", "dan", "tan",
    "la", "lar", "lari", "larin", "n", "s", "im", "um", "om", "oi", "am", "ami", "iu",
)  # fmt: skip
"""Case endings of Azerbaijani, Turkish, Russian and English, folded."""
SURNAME: Final = re.compile(r"..(ov|av|ova|ava|.li|.lu|zada|shi|shii|soi)$")
PATRONYMIC: Final = frozenset({"ohlu", "hizi"})
CAMEL: Final = re.compile(r"(?<=[a-zəıöüğşça-яё])(?=[A-ZƏİÖÜĞŞÇА-ЯЁ])")


class Word(NamedTuple):
    """A word of a text: as written, and its coarse forms, also without digits at its ends."""

    written: str
    forms: frozenset[str]


class Text(NamedTuple):
    """The words of a text, cut finely, and cut at spaces alone (`mus-tafa-yev`, `Mus**tafa**`)."""

    fine: tuple[Word, ...]
    wide: tuple[Word, ...]


class Name(NamedTuple):
    """What to look for: the surname, the other words, and the two run together."""

    surname: Word
    others: tuple[Word, ...]
    glued: frozenset[str]


def _coarse(found: Iterable[str]) -> frozenset[str]:
    return frozenset(
        key.replace("sh", "s").replace("ch", "j").translate(COARSE) for key in found if key
    )


def _word(written: str) -> Word:
    bare = written.strip("0123456789_")
    found = keys(written) if bare == written else keys(written) | keys(bare)
    return Word(written, _coarse(found))


def _length(word: Word) -> int:
    """Letters of the shortest form; 0 for a word without any."""
    return min(map(len, word.forms), default=0)


def _decodings(text: str) -> Iterator[str]:
    """The text, and what a browser makes of its %-escapes and character references."""
    yield text
    for _ in range(MOST_DECODINGS):
        plain = html.unescape(unquote(text))
        if plain == text:
            return
        yield plain
        text = plain


def _cut(text: str) -> Text:
    wide = ("".join(tokens(piece)) for piece in text.split())
    return Text(
        tuple(_word(word) for word in tokens(CAMEL.sub(" ", text))),
        tuple(_word(piece) for piece in wide if piece),
    )


@lru_cache(maxsize=4)
def _read(text: str) -> tuple[Text, ...]:
    """A text cut up, remembered while one text is checked against many names."""
    return tuple(map(_cut, _decodings(text)))


def _inflected(word: Word) -> frozenset[str]:
    """The forms of a word with and without case endings; a short word takes none."""
    longer = (form + ending for form in word.forms for ending in ENDINGS)
    return word.forms | frozenset(longer) if _length(word) >= SHORT else word.forms


def _without_patronymic(words: Sequence[Word]) -> list[Word]:
    """A name without `Rasim oğlu`: texts leave the father's name out as often as not."""
    for place, word in enumerate(words):
        if place and len(words) > 3 - (place == 1) and word.forms & PATRONYMIC:
            return [*words[: place - 1], *words[place + 1 :]]
    return list(words)


@lru_cache(maxsize=256)
def _name(name: str) -> Name | None:
    """A name made ready; None when it has no word. The surname is known by its ending, or last."""
    words = [word for word in map(_word, tokens(name)[:MOST_WORDS]) if word.forms]
    if not words:
        return None
    words = _without_patronymic(words)
    ending = [word for word in words if any(map(SURNAME.search, word.forms))]
    surname = ending[-1] if ending else words[-1]
    others = tuple(word for word in words if word is not surname)
    pairs = ((one, other) for word in others for one, other in ((word, surname), (surname, word)))
    glued = _coarse(key for one, other in pairs for key in keys(one.written + other.written))
    return Name(surname, others, glued)


def _holds(words: Iterable[Word], parts: frozenset[str], least: int) -> bool:
    """Whether a word is one of the parts, or contains one that has `least` letters or more."""
    inner = [part for part in parts if len(part) >= least]
    return any(
        not parts.isdisjoint(word.forms)
        or any(part in form for form in word.forms for part in inner)
        for word in words
    )


def _holds_alone(text: Text, word: Word) -> bool:
    """Whether the text has a name of one word."""
    if _length(word) < SHORT:
        same = (found for found in text.fine if not found.forms.isdisjoint(word.forms))
        return any(found.written[0].isupper() and word.written[0].isupper() for found in same)
    return _holds((*text.fine, *text.wide), _inflected(word), LONG)


def _initials(word: Word, *, lower: bool) -> frozenset[str]:
    """The first letters of a word that is initials, else none. In prose they are capitals."""
    letters = [char for char in word.written if char.isalpha()]
    alone = len(letters) == 1 or (len(letters) > 1 and "." in word.written)
    if not alone or not (lower or letters[0].isupper()):
        return frozenset()
    return frozenset(form[0] for form in word.forms)


def _near(words: Sequence[Word], name: Name, *, lower: bool) -> bool:
    """Whether the surname stands close to another word of the name or to its initial."""
    surname, others = _inflected(name.surname), frozenset().union(*map(_inflected, name.others))
    initials = frozenset(form[0] for word in name.others for form in word.forms)
    size = _length(name.surname) + min(map(_length, name.others))
    reach = WINDOW if size > LONG else 1
    words = [word for word in words if word.forms.isdisjoint(PATRONYMIC)]
    for place, word in enumerate(words):
        if surname.isdisjoint(word.forms):
            continue
        around = [*words[max(0, place - reach) : place], *words[place + 1 : place + reach + 1]]
        if any(not others.isdisjoint(found.forms) for found in around):
            return True
        beside = [*words[max(0, place - 1) : place], *words[place + 1 : place + 2]]
        if _length(name.surname) >= SHORT and any(
            initials & _initials(found, lower=lower) for found in beside
        ):
            return True
    return False


def _gives_away(text: Text, name: Name) -> bool:
    if not name.others:
        return _holds_alone(text, name.surname)
    slug = len(text.wide) == 1
    return (
        _near(text.fine, name, lower=slug)
        or _near(text.wide, name, lower=False)
        or _holds((*text.fine, *text.wide), name.glued, GLUED)
    )


def contains_folded(text: str, name: str) -> bool:
    """Whether a text, URL, slug or handle contains a folded form of a person's name or handle.

    Separators (-, _, ., %20, none), word order, capitals, script, zero-width characters and
    digits for letters hide nothing; %-escapes and character references are decoded, also twice.
    A name without any word is in no text. Any text is taken; nothing is raised.
    """
    sought = _name(name)
    return sought is not None and any(_gives_away(part, sought) for part in _read(text))
