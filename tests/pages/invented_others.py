"""An invented article, invented months, and the entries of a timeline."""

from datetime import date, timedelta

from app.dates import Bounds, bounds
from app.pages.pictures.facts import Mark
from app.pages.pictures.lanes import Moment
from app.pages.pictures.law import Allowed, Law, LawRow
from app.pages.pictures.months import Taken

from .invented_rows import TODAY


def day(edtf: str) -> date:
    found = bounds(edtf).lower
    assert found is not None
    return found


LAW = Law(
    (
        LawRow(
            "A person",
            "A person: a fine of 500 to 1,000 manats since December 2017; detention of up to one"
            " month besides since March 2020.",
            bounds("2017-12"),
            (
                Allowed("fine", bounds("2017-12"), Bounds(None, None), "fine 500 to 1,000 manats"),
                Allowed(
                    "custody", bounds("2020-03"), Bounds(None, None), "detention up to 1 month"
                ),
            ),
            "no detention",
        ),
        LawRow(
            "An organisation",
            "An organisation: a fine of 1,500 to 2,000 manats since December 2017; no detention.",
            bounds("2017-12"),
            (Allowed("fine", bounds("2017-12"), Bounds(None, None), "fine 1,500 to 2,000 manats"),),
            "no detention",
        ),
    ),
    TODAY,
    (
        Mark("charge", bounds("2020-03-21")),
        Mark("measure", bounds("2020-06-27")),
        Mark("measure", bounds("2021-12")),
        Mark("charge", bounds("2023-06-24")),
    ),
    "Known uses",
    "Known uses: two charges in cases here, March 2020 and June 2023; two more reported.",
)
TAKEN = (
    *(Taken(day(edtf), "speech") for edtf in ("2020-01", "2020-09", "2020-09", "2020-10")),
    Taken(day("2020-09"), "unknown"),
    *(Taken(day(edtf), "pretext") for edtf in ("2021-05", "2022-02", "2022-03", "2022-05")),
    *(Taken(day("2022-06"), basis) for basis in ("speech", "pretext", "other")),
    Taken(None, "unknown"),
)
MANY_TAKEN = tuple(
    Taken(date(2014, 1, 1) + timedelta(days=14 * number), basis)
    for number in range(300)
    for basis in (("speech", "pretext", "unknown") if number % 3 else ("pretext", "other"))
)
MOMENTS = (
    Moment(date(2020, 11, 1)),
    Moment(date(2021, 3, 2)),
    Moment(date(2021, 3, 2), frozenset({0, 1})),
    Moment(date(2021, 6, 14)),
    Moment(date(2021, 11, 2), frozenset({0})),
    Moment(date(2021, 11, 2), frozenset({1})),
    Moment(None),
)
