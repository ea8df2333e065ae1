"""Invented names: people, towns and outlets, put together from syllables that mean nothing.

Each syllable is written four ways, so that one name has forms in Latin, Cyrillic and Arabic
letters. The endings are those of no people's surnames; nobody real is named.
"""

from dataclasses import dataclass
from random import Random
from typing import Final

# As an English paper writes it, with the letters of its own language, in Cyrillic, in Arabic.
Syllable = tuple[str, str, str, str]

_ONSETS: Final[tuple[Syllable, ...]] = (
    ("zh", "j", "ж", "ژ"),
    ("sh", "ş", "ш", "ش"),
    ("ch", "ç", "ч", "چ"),
    ("gh", "ğ", "г", "غ"),
    ("kh", "x", "х", "خ"),
    ("gr", "qr", "гр", "گر"),
    ("br", "br", "бр", "بر"),
    ("kl", "kl", "кл", "کل"),
    ("v", "v", "в", "و"),
    ("r", "r", "р", "ر"),
    ("m", "m", "м", "م"),
    ("l", "l", "л", "ل"),
)
_VOWELS: Final[tuple[Syllable, ...]] = (
    ("a", "ə", "а", "ا"),
    ("e", "e", "е", "ە"),
    ("i", "i", "и", "ی"),
    ("o", "ö", "о", "و"),
    ("u", "ü", "у", "ۇ"),
)
_CODAS: Final[tuple[Syllable, ...]] = (
    ("l", "l", "л", "ل"),
    ("m", "m", "м", "م"),
    ("rn", "rn", "рн", "رن"),
    ("sk", "sk", "ск", "سک"),
    ("", "", "", ""),
)
_SURNAMES: Final[tuple[Syllable, ...]] = (
    ("umbrik", "umbrik", "умбрик", "ۇمبریک"),
    ("estrilk", "estrilk", "естрильк", "ەستریلک"),
    ("ikvand", "ikvənd", "иквянд", "یکوند"),
    ("oqtram", "oqtram", "октрам", "وقترام"),
    ("astelv", "əstelv", "астельв", "استلو"),
)
_TOWNS: Final[tuple[str, ...]] = ("mor", "dreth", "vask", "lum", "quil")


def _joined(*parts: Syllable) -> Syllable:
    first, own, cyrillic, arabic = ("".join(forms) for forms in zip(*parts, strict=True))
    return first, own, cyrillic, arabic


_SYLLABLES: Final = tuple(
    _joined(onset, vowel, coda) for onset in _ONSETS for vowel in _VOWELS for coda in _CODAS
)
_OPEN: Final = tuple(_joined(onset, vowel) for onset in _ONSETS for vowel in _VOWELS)


@dataclass(frozen=True, slots=True)
class Name:
    """An invented name as four ways of writing it, and how an address does."""

    press: str
    own: str
    cyrillic: str
    arabic: str

    @property
    def slug(self) -> str:
        """The name as a part of an address."""
        return self.press.lower().replace(" ", "-")


def person_name(random: Random) -> Name:
    """A first name and a surname."""
    first = _joined(random.choice(_OPEN), random.choice(_SYLLABLES))
    last = _joined(random.choice(_SYLLABLES), random.choice(_SURNAMES))
    return Name(*(f"{a.capitalize()} {b.capitalize()}" for a, b in zip(first, last, strict=True)))


def town(number: int) -> str:
    """The invented town with this number, from 0 on; there are a few hundred."""
    start = _OPEN[number * 7 % len(_OPEN)][0]
    return f"{start}{_TOWNS[number // len(_OPEN) % len(_TOWNS)]}".capitalize()
