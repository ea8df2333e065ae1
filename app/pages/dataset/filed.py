"""What a case is filed under, as columns: the same names and values as the filters of /cases."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from app.document.case import Case
from app.pages.dataset.declaring import Cell, Column
from app.pages.dataset.scene import Scene
from app.record.arrests import stays_of
from app.record.facets.filing import filed
from app.record.filters import CLOSED
from app.web.language import marked as _n

_KEPT: Final = ("dataset filed",)


def tell(case: Case, said: Mapping[str, Any]) -> None:
    """Tells a case what the record has it filed under, so that it is not worked out again."""
    case.kept[_KEPT] = said


def _filed(scene: Scene) -> Mapping[str, Any]:
    """What the record files the case under; worked out once for all its columns."""
    case = scene.case
    if _KEPT not in case.kept:
        tell(case, filed(case, scene.moments, stays_of(case)))
    found: Mapping[str, Any] = case.kept[_KEPT]
    return found


def _values(facet: str) -> Callable[[Scene], Cell]:
    return lambda scene: tuple(_filed(scene)["values"].get(facet, ())) or None


def _on_the_day(facet: str) -> Callable[[Scene], Cell]:
    """The words that hold of anybody on the day as of which the files are made."""

    def read(scene: Scene) -> Cell:
        day = scene.as_of.isoformat()
        spans = _filed(scene)[facet]
        return tuple(word for word, since, until in spans if _holds(day, since, until)) or None

    return read


def _holds(day: str, since: str, until: str | None) -> bool:
    return since <= day and (until is None or day < until)


def _facet(name: str, meaning: str) -> Column[Scene]:
    kind: Any = "words" if name in CLOSED else "list"
    read = _on_the_day(name) if name in ("held", "gap") else _values(name)
    return Column(name, kind, meaning, read, CLOSED.get(name, ()))


FILED: Final[tuple[Column[Scene], ...]] = (
    _facet("provision", _n("The articles charged, those they are a part of, and their codes.")),
    _facet("basis", _n("What charges rest on, in the judgement of this tracker.")),
    _facet("tie", _n("The closest tie of each subject between posts and what was done.")),
    _facet("platform", _n("Where the posts were.")),
    _facet("custody", _n("The kinds of custody; “any” where there was one.")),
    _facet("outcome", _n("What courts decided.")),
    _facet("stage", _n("How far the case has come for its subjects.")),
    _facet("held", _n("Whether its subjects are in custody, as of the day the files are made.")),
    _facet("place", _n("The region.")),
    _facet("cluster", _n("The cluster of cases it belongs to.")),
    _facet("year", _n("The years in which takings can lie.")),
    _facet("subject", _n("What its subjects are: people, organisations, sites.")),
    _facet("language", _n("The languages of the posts.")),
    _facet("fate", _n("What became of posts and accounts.")),
    _facet("gap", _n("What the record of custody leaves open, as of the day the files are made.")),
)
"""Each several values, as a case has a value if anybody or anything in it has."""
