"""The cases that a filter finds as a table: all the rows of the page, made as they are read."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from flask import Blueprint, Response, request
from sqlalchemy import Connection

from app.custody import days_in_custody
from app.dates import Days
from app.feeds.found_rows import days_told, scenes
from app.pages.csv_lines import TYPE, csv_pieces
from app.pages.dataset.cases import CASES
from app.pages.dataset.declaring import Cell, Column
from app.pages.dataset.scene import Scene
from app.pages.files_view import file_says
from app.pages.filtering import filter_of, known_until
from app.pages.paged import key_of
from app.record.facets import ordering
from app.record.facets.finding import found
from app.record.filters import Filter
from app.web.deployment import settings, today
from app.web.language import marked as _n
from app.web.long_answers import MANY, in_turn
from app.web.streaming import streamed

table = Blueprint("found_table", __name__)

_A_PIECE: Final = 100


def _days(scene: Scene) -> Cell:
    """The days of each subject: 20, 177-206, 50+ where only the least is known, ? for unknown."""
    told = days_told(scene.case)
    if told is None:
        custodies = (scene.custodies(each) for each in scene.case.subjects)
        told = tuple(days_in_custody(each, scene.as_of) for each in custodies)
    return tuple(map(_spelled, told))


def _spelled(days: Days | None) -> str:
    if days is None:
        return "?"
    if days.most is None:
        return f"{days.least}+"
    return str(days.least) if days.least == days.most else f"{days.least}-{days.most}"


COLUMNS: Final[tuple[Column[Scene], ...]] = (
    *CASES.columns,
    Column(
        "as_of",
        "day",
        _n("The day for which custody and gaps are told."),
        lambda row: row.as_of,
        required=True,
    ),
    Column(
        "days_in_custody",
        "list",
        _n(
            "The days in custody up to that day, of each subject in their order: 20, 177-206 for a"
            " range, 50+ where only the least is known, ? where it cannot be told."
        ),
        _days,
    ),
)
"""Those of the file of all cases, and what depends on the day that was asked for."""


@table.get("/cases.csv")
def cases_table() -> Response:
    """The cases of any filter in the page's order; the header stands where there are none, too."""
    asked = filter_of(request)
    after, day, until = key_of(asked, asked.sort), today(), known_until(asked)
    answer = streamed(lambda connection: _begun(connection, asked, day, until, after), TYPE)
    answer.headers.update(file_says())
    answer.headers["Content-Disposition"] = 'attachment; filename="cases.csv"'
    return answer


def _begun(
    connection: Connection,
    asked: Filter,
    day: date,
    until: datetime | None,
    after: ordering.Key | None,
) -> Iterator[bytes]:
    """What may go wrong is asked for here; the pieces follow as they are wanted."""
    answers = found(connection, asked, day, until, counted=False)
    site = settings().site_url
    pieces = (
        [
            [column.read(scene) for column in COLUMNS]
            for scene in scenes(connection, some, answers, site)
        ]
        for ids in ordering.every(connection, answers, asked.sort, after)
        for some in (ids[at : at + _A_PIECE] for at in range(0, len(ids), _A_PIECE))
    )
    made = csv_pieces((column.name for column in COLUMNS), pieces)
    return in_turn(made) if answers.count > MANY else made
