"""A number as it was typed, and the articles it stands for.

`148-1` is an inserted article; `147-148` is two articles. A hyphen makes a range only where
what follows cannot be an insertion (three digits), or where a plural word or spaces around the
hyphen say so and the numbers rise.
"""

import re

from app.citations.citation import is_path

FROM_RANGE = "from range"

_LONGEST = 60
_LONGEST_RANGE = 30
_RISING = re.compile(r"([0-9]{1,3})-([0-9]{1,3})")

Reading = tuple[tuple[str, ...], bool]
UNREADABLE: Reading = ((), False)


def paths(typed: str, *, plural: bool) -> Reading:
    """The paths a typed number stands for, and whether they come from a range.

    `plural` says that a word such as "articles" stands with it. Nothing comes back for a
    number that cannot be an article.
    """
    if len(typed) > _LONGEST:
        return UNREADABLE
    if "/" in typed:
        return _alternatives(typed)
    close = typed.replace(" ", "")
    if is_path(close) and not (_rises(close) and (plural or close != typed)):
        return (close,), False
    for hyphen in re.finditer("-", close):
        between = _range(close[: hyphen.start()], close[hyphen.end() :])
        if between:
            return between, True
    return UNREADABLE


def _alternatives(typed: str) -> Reading:
    """510/535.1 names two articles; 3/5 could be anything."""
    numbers = tuple(typed.split("/"))
    whole = all(is_path(number) and re.match(r"[0-9]{3}", number) for number in numbers)
    return (numbers, False) if whole else UNREADABLE


def _rises(close: str) -> bool:
    match = _RISING.fullmatch(close)
    return match is not None and int(match[1]) < int(match[2])


def _range(first: str, last: str) -> tuple[str, ...]:
    if not (is_path(first) and is_path(last)):
        return ()
    if first.isdigit():
        return _articles(int(first), last)
    stem, _, start = first.rpartition(".")
    same, _, end = last.rpartition(".")
    if stem != same or not (start.isdigit() and end.isdigit()):
        return ()
    return tuple(f"{stem}.{number}" for number in _steps(int(start), int(end)))


def _articles(start: int, last: str) -> tuple[str, ...]:
    """147-148-1 reaches to the inserted article; articles inserted on the way are not guessed."""
    end, hyphen, _ = last.partition("-")
    if not end.isdigit():
        return ()
    steps = tuple(str(number) for number in _steps(start, int(end)))
    return (*steps, last) if steps and hyphen else steps


def _steps(start: int, end: int) -> range:
    return range(start, end + 1) if start < end <= start + _LONGEST_RANGE else range(0)


def joined(article: str, parts: tuple[str, ...]) -> str | None:
    """The path of a part given apart from its article, or None when they do not fit.

    A part may repeat the article's number: part 388-1.1 of article 388-1 is 388-1.1.
    """
    path = article
    for part in parts:
        path = part if part.startswith(f"{path}.") else f"{path}.{part}"
    return path if is_path(path) else None
