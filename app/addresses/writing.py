"""How an address is written: in the language of the answer, with what is asked of it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextvars import ContextVar
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

Parameter = tuple[str, str]
LANGUAGE = "lang"
_spoken: ContextVar[str | None] = ContextVar("language of the answer", default=None)


def speak(lang: str | None) -> None:
    """Says which language the addresses of this answer name; None names none: the site's first."""
    _spoken.set(lang)


def spoken() -> str | None:
    """The language that addresses name now, for a form that has to name it too."""
    return _spoken.get()


def in_language(address: str, lang: str | None) -> str:
    """The same address in one language, whatever the answer's; None is the site's first."""
    if "?" not in address and "#" not in address:
        return address if lang is None else f"{address}?{LANGUAGE}={lang}"
    parts = urlsplit(address)
    asked = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in asked if name != LANGUAGE]
    given = kept if lang is None else [*kept, (LANGUAGE, lang)]
    return urlunsplit(parts._replace(query=urlencode(given)))


def kept(address: str) -> str:
    """An address somebody wrote into a text, in the language of the answer if it is one of ours."""
    ours = address.startswith("/") and not address.startswith(("//", "/static/", "/schema/"))
    return in_language(address, _spoken.get()) if ours else address


def several(asked: Sequence[tuple[str, str]]) -> dict[str, str | list[str] | None]:
    """Parameters of which any may come several times, by their names."""
    values: dict[str, str | list[str] | None] = {}
    for name, value in asked:
        values[name] = [*(values.get(name) or ()), value]
    return values


def varied(
    path: str, name: str, first: Sequence[Parameter], last: Sequence[Parameter]
) -> Callable[[Iterable[str]], str]:
    """What writes addresses that differ in the values of one parameter.

    It stands between the `first` and the `last` of the others, which are written once for all.
    """
    before = [_pair(*each) for each in first]
    spoken = _spoken.get()
    behind = [_pair(*each) for each in (*last, *(((LANGUAGE, spoken),) if spoken else ()))]

    def written(values: Iterable[str]) -> str:
        given = [*before, *[_pair(name, each) for each in values], *behind]
        return f"{path}?{'&'.join(given)}" if given else path

    return written


def address(
    path: str,
    place: str = "",
    asked: Mapping[str, str | list[str] | None] | None = None,
    **parameters: str | None,
) -> str:
    """A path with what is asked of it, the language last, and the place on the page behind all.

    `asked` has the parameters that may come several times.
    """
    named = {**(asked or {}), **parameters, LANGUAGE: _spoken.get()}
    given = [
        _pair(name, each)
        for name, value in named.items()
        if value is not None
        for each in ((value,) if isinstance(value, str) else value)
    ]
    query = f"?{'&'.join(given)}" if given else ""
    return f"{path}{query}{'#' if place else ''}{place}"


@lru_cache(maxsize=2048)
def _pair(name: str, value: str) -> str:
    """A parameter as an address has it. A page of choices writes the same ones in each of them."""
    return urlencode({name: value})
