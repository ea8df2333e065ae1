"""Strips of one invented person each, every one a hard case."""

from datetime import date

from app.dates import Bounds, bounds
from app.pages.pictures.facts import Bar, Claimed, Mark, Outline, Row, Strip, TableLine

TODAY = date(2026, 11, 22)


def one(name: str, row: Row, *, table: tuple[TableLine, ...] = ()) -> Strip:
    return Strip((row,), TODAY, name, table)


ONE_DAY = one(
    "one-day",
    Row(
        "Example A",
        "released after 1 day",
        "Example A: held one day, 4 to 5 May 2024; at liberty since.",
        "released",
        bars=(
            Bar(
                "before judgment",
                bounds("2024-05-04"),
                bounds("2024-05-05"),
                length="1 day",
                after="free",
            ),
        ),
        marks=(
            Mark("taken", bounds("2024-05-04")),
            Mark("charge", bounds("2024-05-04")),
            Mark("release", bounds("2024-05-05")),
        ),
    ),
    table=(
        TableLine(
            "Example A", "police custody", "4 May [2024]", "5 May [2024]", "1", "none", "released"
        ),
    ),
)
EIGHT_YEARS = one(
    "eight-years",
    Row(
        "Example B",
        "2,922 days, term served",
        "Example B: held 10 June 2015 to 10 June 2023.",
        "released",
        bars=(
            Bar("before judgment", bounds("2015-06-10"), bounds("2016-02-02")),
            Bar("serving", bounds("2016-02-02"), bounds("2018-01-15"), label="prison"),
            Bar("medical", bounds("2018-01-15"), bounds("2018-12-20")),
            Bar(
                "serving", bounds("2018-12-20"), bounds("2023-06-10"), label="prison", after="free"
            ),
        ),
        outlines=(
            Outline(bounds("2015-06-10"), bounds("2015-10-10")),
            Outline(bounds("2016-02-02"), bounds("2023-06-10")),
        ),
        marks=(
            Mark("taken", bounds("2015-06-10")),
            Mark("decision", bounds("2016-02-02")),
            Mark("release", bounds("2023-06-10")),
        ),
    ),
)
MONTHS_ONLY = one(
    "months",
    Row(
        "Example C",
        "154 to 213 days",
        "Example C: taken in April 2021, released in October 2021, days not known.",
        "released",
        bars=(Bar("serving", bounds("2021-04"), bounds("2021-10"), after="free"),),
        marks=(Mark("taken", bounds("2021-04")), Mark("release", bounds("2021-10"))),
    ),
)
STILL_HELD = one(
    "still-held",
    Row(
        "Example D",
        "held, 2,518 to 2,882 days",
        "Example D: taken in 2019, held today.",
        "held",
        bars=(Bar("serving", bounds("2019"), reported_until=TODAY, label="penal colony"),),
    ),
)
SIGHTING = one(
    "sighting",
    Row(
        "Example E",
        "not known",
        "Example E: seen in custody on 8 March 2021, nothing else known.",
        "unknown",
        bars=(
            Bar(
                "whereabouts unknown",
                Bounds(None, None),
                reported_until=date(2021, 3, 8),
                label="seen in custody",
            ),
        ),
        before="gap",
    ),
)
NOT_SERVED = one(
    "not-served",
    Row(
        "Example F",
        "not in custody, as far as reported",
        "Example F: six months ordered on 20 May 2022, set aside on 28 June 2022, never held.",
        "not in custody",
        outlines=(Outline(bounds("2022-05-20"), bounds("2022-11-20")),),
        marks=(Mark("decision", bounds("2022-05-20")), Mark("decision", bounds("2022-06-28"))),
    ),
)
EVERY_KIND = one(
    "every-kind",
    Row(
        "Example G",
        "died in custody, 1 September 2023",
        "Example G: taken 12 November 2022, died in custody 1 September 2023.",
        "died in custody",
        bars=(
            Bar("whereabouts unknown", bounds("2022-11-12"), bounds("2022-11-20")),
            Bar("before judgment", bounds("2022-11-20"), bounds("2022-12-12")),
            Bar("house arrest", bounds("2022-12-12"), bounds("2023-02-01")),
            Bar("before judgment", bounds("2023-02-01"), bounds("2023-04-12")),
            Bar("serving", bounds("2023-04-12"), bounds("2023-06-12")),
            Bar("serving", bounds("2023-06-12"), bounds("2023-09-01"), after="stop", cut=True),
        ),
    ),
)
DISAGREEMENT = one(
    "disagreement",
    Row(
        "Example H",
        "30 days ordered; presumed released",
        "Example H: taken 27 May 2023 according to himself and his lawyer,"
        " 29 May according to the police protocol.",
        "presumed released",
        bars=(
            Bar("before judgment", bounds("2023-05-27"), bounds("2023-05-29")),
            Bar("serving", bounds("2023-05-29"), reported_until=date(2023, 6, 10)),
        ),
        outlines=(Outline(bounds("2023-05-29"), bounds("2023-06-28"), "30 days ordered"),),
        marks=(
            Mark("post", bounds("2023-05-16")),
            Mark("taken", bounds("2023-05-27")),
            Mark("decision", bounds("2023-05-29")),
            Mark("decision", bounds("2023-06-10")),
        ),
        claims=(Claimed(date(2023, 5, 29), "29 May, the police protocol"),),
    ),
)
