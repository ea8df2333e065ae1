"""The marks of the units of a case: its subjects, and their proceedings and custodies.

Every unit has the values that are its own: a proceeding its bases and articles, a custody its kinds
and years, and of all else those of the subject. What is of the whole case (its place, its posts) is
found by the sets of cases. Days from which on something holds are turns, as those of cases are.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Final, NamedTuple

from app.dates import Days
from app.record.facets.marks import TURNING, Mark, Marks, turn, turned
from app.record.facets.numbering import OF_UNITS
from app.record.lengths import LENGTHS, UNKNOWN, span_of
from app.record.rows import BASES
from app.record.timeline import UNDATED, month_of

KIND: Final = OF_UNITS + "kind"
"""What a unit is: SUBJECT, PROCEEDING or CUSTODY."""
SUBJECT: Final = "subject"
PROCEEDING: Final = "proceeding"
CUSTODY: Final = "custody"
PERSON: Final = OF_UNITS + "person"
"""The slug of a subject's page."""
WAIT: Final = OF_UNITS + "wait"
"""The days from posts to the first taking, "least/most"; the second part may be empty."""
BEGAN: Final = OF_UNITS + "began"
"""The year under which a proceeding's case stands, and the basis that counts: "2021/speech"."""
MONTH: Final = OF_UNITS + "month"
"""The month in which a custody tied to posts began, and the basis of its subject."""
RANGE_TAKEN: Final = OF_UNITS + "taken"
"""The first and the last day a taking can mean, and the one from which on it counts."""
BEGUN: Final = OF_UNITS + "begun"
"""From its first day on a custody, by how it is tied to posts; so is a subject, tied to none."""
TIED: Final = OF_UNITS + "tied"
"""The year of the first taking that is tied, with how: "strict/2021". Who has none is in none."""
OVER: Final = OF_UNITS + "over"
"""The span of the length of a custody, from the day on which it is settled."""
_OWN_OF_PROCEEDINGS: Final = ("basis", "provision")
_OWN_OF_CUSTODIES: Final = ("custody", "year")
_YEAR: Final = len("2021")


class Places(NamedTuple):
    """Where the units of one subject stand: themselves, their proceedings, then their custodies.

    A bit for each place, as in the marks. `custody` is the first; `end` the place that is next.
    """

    subject: int
    charged: int
    taken: int
    every: int
    custody: int
    end: int


def unit_marks(said: Mapping[str, Any]) -> Marks:
    """The marks of all units of a case from what is said of it, each with the places that have it.

    Units have places in the order in which they are said.
    """
    found: dict[Mark, int] = {}
    year = "" if said["day"] == UNDATED else said["day"][:_YEAR]
    for told, counted, places in placed(said):
        _of_subject(found, told, counted["wait"], places)
        _of_proceedings(found, counted["proceedings"], year, places)
        _of_custodies(found, told, counted["detentions"], places)
    return turned(found)


def placed(
    said: Mapping[str, Any],
) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any], Places]]:
    """What is said of each subject of a case, what is counted of them, and where it stands."""
    end = 0
    for told, counted in zip(said["subjects"], said["counted"], strict=True):
        places = _places(end, len(counted["proceedings"]), len(counted["detentions"]))
        yield told, counted, places
        end = places.end


def _places(first: int, proceedings: int, custodies: int) -> Places:
    subject, custody = 1 << first, 1 << first + 1 + proceedings
    charged, taken = custody - 2 * subject, (custody << custodies) - custody
    end = first + 1 + proceedings + custodies
    return Places(subject, charged, taken, subject | charged | taken, custody, end)


def _of_subject(
    found: dict[Mark, int], told: Mapping[str, Any], wait: Sequence[int | None] | None, at: Places
) -> None:
    _add(found, KIND, (SUBJECT,), at.subject)
    for name, values in told["values"].items():
        others = at.taken if name in _OWN_OF_PROCEEDINGS else at.charged
        own = name in _OWN_OF_PROCEEDINGS or name in _OWN_OF_CUSTODIES
        _add(found, OF_UNITS + name, values, at.subject | others if own else at.every)
    for name in TURNING:
        turn(found, OF_UNITS + name, told[name], at.every)
    if told["person"]:
        _add(found, PERSON, (told["person"],), at.subject)
    if wait:
        _add(found, WAIT, (f"{wait[0]}/{'' if wait[1] is None else wait[1]}",), at.subject)


def _of_proceedings(
    found: dict[Mark, int], every: Iterable[Sequence[Any]], year: str, at: Places
) -> None:
    for step, (bases, basis, provision) in enumerate(every, start=1):
        place = at.subject << step
        _add(found, KIND, (PROCEEDING,), place)
        _add(found, OF_UNITS + "basis", basis, place)
        _add(found, OF_UNITS + "provision", provision, place)
        _add(found, BEGAN, (f"{year}/{_strongest(bases)}",), place)


def _of_custodies(
    found: dict[Mark, int], told: Mapping[str, Any], every: Sequence[Sequence[Any]], at: Places
) -> None:
    basis = _strongest(told["values"]["basis"])
    for step, each in enumerate(every):
        tied, ended, kinds, years, taken, (first, settled, _, _), stay, _ = each
        place = at.custody << step
        _add(found, KIND, (CUSTODY,), place)
        _add(found, OF_UNITS + "custody", kinds, place)
        _add(found, OF_UNITS + "year", years, place)
        if tied:
            _add(found, MONTH, (f"{_month(taken)}/{basis}",), place)
        if first:
            turn(found, BEGUN, [(tied, _iso(first), None)], place)
        if first and taken:
            days = "/".join(_iso(day) if day else "" for day in (*taken, first))
            _add(found, RANGE_TAKEN, (days,), place | at.subject | at.charged)
        if ended and stay and settled:
            turn(found, OVER, [(span_of(Days(*stay[0]), LENGTHS), _iso(settled), None)], place)
    _of_begun(found, every, at)


def _of_begun(found: dict[Mark, int], every: Iterable[Sequence[Any]], at: Places) -> None:
    """What a subject is from the first custody on, and from the first that is tied to posts."""
    begun = [(each[5][0], each[0], _year(each[4])) for each in every if each[5][0]]
    if begun:
        turn(found, BEGUN, [("", _iso(min(first for first, _, _ in begun)), None)], at.subject)
    strict = ((first, f"{tied}/{year}") for first, tied, year in begun if tied == "strict")
    tied = ((first, f"{tied}/{year}") for first, tied, year in begun if tied)
    spans = list(_foremost(strict))
    spans += (each for each in _foremost(tied) if not each[0].startswith("strict"))
    turn(found, TIED, spans, at.subject | at.charged)


def _foremost(begun: Iterable[tuple[int, str]]) -> Iterator[tuple[str, str, str | None]]:
    """Of what begins on days, the first in order that has begun: which it is, from when to when."""
    until: int | None = None
    for first, word in begun:
        if until is None or first < until:
            yield word, _iso(first), _iso(until) if until else None
            until = first


def _add(found: dict[Mark, int], name: str, values: Iterable[str], places: int) -> None:
    if places:
        for value in values:
            mark = (name, value, "")
            found[mark] = found.get(mark, 0) | places


def _strongest(bases: Iterable[str]) -> str:
    """The basis that counts of several; a charge that is not recorded is not known."""
    known = set(bases)
    return next((basis for basis in BASES if basis in known), UNKNOWN)


def _month(taken: Sequence[int | None] | None) -> str:
    """The month of a taking; "" where it may have been in several."""
    lower, upper = (date.fromordinal(day) if day else None for day in taken or (None, None))
    month = month_of(lower, upper)
    return month if month and "-" in month else ""


def _year(taken: Sequence[int | None] | None) -> str:
    day = next((day for day in taken or () if day), None)
    return _iso(day)[:_YEAR] if day else ""


@lru_cache(maxsize=32_768)
def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()
