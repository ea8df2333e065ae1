"""How a language writes days, months and years: Babel's patterns, filled by ourselves.

Babel leaks month names between locales in two ways within one process: stand-alone names (`LLLL`)
turn Azerbaijani once Azerbaijani was used, and short names become those of the parent locale where
a locale has none. So only names that cannot leak are read here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from babel import Locale
from babel.dates import tokenize_pattern

_OWN_WIDE: Final = frozenset(
    (
        "ast",
        "be",
        "ca",
        "co",
        "cs",
        "dsb",
        "el",
        "fi",
        "gd",
        "hr",
        "hsb",
        "hy",
        "lij",
        "lld",
        "lt",
        "oc",
        "pl",
        "rm",
        "ru",
        "sk",
        "szl",
        "uk",
    )
)
_OWN_SHORT: Final = frozenset(("be", "ca", "fi", "lij", "lld", "os", "ru"))
"""Languages whose stand-alone names, full and short, are their own and not an alias that leaks."""
_NAMELESS: Final = "M01"
_NAMED: Final = 3


@dataclass(frozen=True, slots=True)
class Style:
    """One locale's way of writing dates, with long or short month names.

    Days and years are texts, so that `26-27` and `[2023]` can stand in their places.
    """

    day_pattern: str
    month_pattern: str
    day_month_pattern: str
    year_pattern: str
    names: Mapping[int, str]
    """Month names as they stand beside a day."""
    standalone: Mapping[int, str]
    """Month names as they stand without one."""
    era: str

    def day(self, year: str, month: int, day: str) -> str:
        """A full date: "26-27 March 2020"."""
        return self._fill(self.day_pattern, self.names[month], year, month, day)

    def month(self, year: str, month: int, *, inflected: bool = False) -> str:
        """A month of a year; `inflected` gives its name the form it has beside a day."""
        name = (self.names if inflected else self.standalone)[month]
        return self._fill(self.month_pattern, name, year, month)

    def year(self, year: str) -> str:
        """A year alone."""
        return self._fill(self.year_pattern, "", year)

    def day_of_month(self, month: int, day: str) -> str:
        """A day without its year: "27 May"."""
        return self._fill(self.day_month_pattern, self.names[month], "", month, day)

    @property
    def ends_with_year(self) -> bool:
        """Whether the year comes last, so that two dates can share it."""
        return all(_last_field(p) == "y" for p in (self.day_pattern, self.month_pattern))

    def _fill(self, pattern: str, name: str, year: str, month: int = 0, day: str = "") -> str:
        fields = {"d": day, "M": name, "L": name, "y": year, "Y": year, "G": self.era}
        text = ""
        for piece in _pieces(pattern):
            if isinstance(piece, str):
                text += piece
                continue
            field, width = piece
            number = str(month) if field in "ML" and width < _NAMED else fields[field]
            text += number.zfill(width) if number.isdigit() else number
        return text


@lru_cache(maxsize=2048)
def style_for(locale: str, *, short: bool = False) -> Style:
    """The style of a locale (`az`, `en_GB`, `ar-PS`); English in all its countries is day first.

    Raises Babel's UnknownLocaleError, or ValueError, for a locale there is none of.
    """
    spoken = Locale.parse(locale.replace("-", "_"))
    order = Locale("en", "GB") if spoken.language == "en" else spoken
    patterns = order.datetime_skeletons
    names = _short_names(spoken) if short else spoken.months["format"]["wide"]
    return Style(
        day_pattern=str(patterns["yMMMd"] if short else order.date_formats["long"]),
        month_pattern=str(patterns["yMMM" if short else "yMMMM"]),
        day_month_pattern=str(patterns["MMMd" if short else "MMMMd"]),
        year_pattern=str(patterns["y"]),
        names=dict(names),
        standalone=dict(_own_standalone(spoken, short=short) or names),
        era=spoken.eras["abbreviated"][1],
    )


def _own_standalone(locale: Locale, *, short: bool) -> Mapping[int, str] | None:
    if locale.language not in (_OWN_SHORT if short else _OWN_WIDE):
        return None
    names: Mapping[int, str] = locale.months["stand-alone"]["abbreviated" if short else "wide"]
    return names


def _short_names(locale: Locale) -> Mapping[int, str]:
    months: Mapping[str, Mapping[int, str]] = locale.months["format"]
    parent = Locale(locale.language).months["format"]["wide"]
    inherited = months["abbreviated"][1] == _NAMELESS or months["abbreviated"] == parent
    return months["wide"] if inherited else months["abbreviated"]


@lru_cache(maxsize=512)
def _pieces(pattern: str) -> tuple[str | tuple[str, int], ...]:
    """A pattern cut into the signs that stand in it and its fields, each with its width."""
    return tuple(piece for _, piece in tokenize_pattern(pattern))


def _last_field(pattern: str) -> str:
    return [piece[0] for piece in _pieces(pattern) if not isinstance(piece, str)][-1]
