"""Strips of several invented people, or of several proceedings, and the list of every strip."""

from dataclasses import dataclass
from datetime import date

from app.dates import bounds
from app.pages.pictures.facts import Bar, Course, Mark, Outline, Row, Strip

from .invented_rows import (
    DISAGREEMENT,
    EIGHT_YEARS,
    EVERY_KIND,
    MONTHS_ONLY,
    NOT_SERVED,
    ONE_DAY,
    SIGHTING,
    STILL_HELD,
    TODAY,
    one,
)


@dataclass(frozen=True, slots=True)
class Specimen:
    title: str
    strip: Strip


SILENCE = Strip(
    (
        Row(
            "Elçin Nümunə",
            "245 days in custody, all of the term",
            "Elçin Nümunə: in prison from 2 March to 2 November 2021, 245 days, the whole of the"
            " eight months ordered; reported in a medical facility from 10 August.",
            "released",
            bars=(
                Bar("serving", bounds("2021-03-02"), bounds("2021-08-10"), label="prison"),
                Bar("medical", bounds("2021-08-10"), bounds("2021-11-02"), after="free"),
            ),
            outlines=(Outline(bounds("2021-03-02"), bounds("2021-11-02")),),
            marks=(
                Mark("decision", bounds("2020-11")),
                Mark("decision", bounds("2021-03-02")),
                Mark("taken", bounds("2021-03-02")),
                Mark("health", bounds("2021-06-14")),
                Mark("health", bounds("2021-08-10")),
                Mark("release", bounds("2021-11-02")),
            ),
            lang="az",
            href="/people/elcin-numune",
        ),
        Row(
            "İbrahim Nümunə",
            "8 months ordered; days served not known",
            "İbrahim Nümunə: taken 2 March 2021; eight months of prison ordered, to 2 November"
            " 2021; nothing reported after the first day.",
            "presumed released",
            bars=(
                Bar(
                    "serving",
                    bounds("2021-03-02"),
                    reported_until=date(2021, 3, 2),
                    length="the first day",
                ),
            ),
            outlines=(
                Outline(
                    bounds("2021-03-02"),
                    bounds("2021-11-02"),
                    "ordered; nothing reported after the first day",
                ),
            ),
            marks=(
                Mark("decision", bounds("2020-11")),
                Mark("decision", bounds("2021-03-02")),
                Mark("note", bounds("2021-11-02")),
            ),
            lang="az",
        ),
    ),
    TODAY,
    "silence",
)
LAST_KNOWN = Strip(
    (
        Row(
            "Example K",
            "2,322 days, if still held. Last known held; not confirmed since 5 May 2021.",
            "Example K: taken 14 July 2020, last report of prison 5 May 2021."
            " Seven years ordered, to 14 July 2027.",
            "last known held",
            bars=(
                Bar("before judgment", bounds("2020-07-14"), bounds("2021-04-15")),
                Bar("serving", bounds("2021-04-15"), reported_until=date(2021, 5, 5)),
            ),
            outlines=(
                Outline(bounds("2020-07-14"), bounds("2020-11-14")),
                Outline(bounds("2021-04-15"), bounds("2027-07-14"), "7 years ordered"),
            ),
        ),
        Row(
            "Example L",
            "1,818 to 1,847 days, if still held. Last known held; not confirmed since 5 April.",
            "Example L: taken in November 2021, day not known, last report of prison 5 April 2022."
            " Six years ordered, to November 2027.",
            "last known held",
            bars=(
                Bar("before judgment", bounds("2021-11"), bounds("2022-03-31")),
                Bar("serving", bounds("2022-03-31"), reported_until=date(2022, 4, 5)),
            ),
            outlines=(Outline(bounds("2022-03-31"), bounds("2027-11"), "6 years ordered"),),
        ),
    ),
    TODAY,
    "last-known",
)
TWO_PROCEEDINGS = one(
    "two-proceedings",
    Row(
        "Example M",
        "30 days ordered; at least 2 reported",
        "Example M: taken 22 June 2023, thirty days ordered, nothing reported after 24 June.",
        "presumed released",
        bars=(Bar("serving", bounds("2023-06-22"), reported_until=date(2023, 6, 24)),),
        outlines=(
            Outline(
                bounds("2023-06-22"),
                bounds("2023-07-22"),
                "30 days ordered; nothing reported after 24 June",
            ),
        ),
        marks=(
            Mark("taken", bounds("2023-06-22")),
            Mark("charge", bounds("2023-06-24")),
            Mark("note", bounds("2023-07-22")),
        ),
        courses=(
            Course(
                "Proceeding 1, resisting police",
                "First proceeding: resisting police, decided 22 June, thirty days.",
                bounds("2023-06-22"),
                bounds("2023-07-22"),
            ),
            Course(
                "Proceeding 2, prohibited information",
                "Second proceeding: prohibited information, opened 24 June, outcome not known.",
                bounds("2023-06-24"),
                ending="outcome not known",
            ),
        ),
    ),
)
SPECIMENS = (
    Specimen("One day", ONE_DAY),
    Specimen("Eight years, an order overrun, a move", EIGHT_YEARS),
    Specimen("Only months are known", MONTHS_ONLY),
    Specimen("Only the year is known; still held, confirmed this month", STILL_HELD),
    Specimen("Nothing known but one sighting", SIGHTING),
    Specimen("Ordered, and not served", NOT_SERVED),
    Specimen("Every kind of custody; re-arrested at the gate; died", EVERY_KIND),
    Specimen("Sources differ on the first day", DISAGREEMENT),
    Specimen("Two people, one of whom nothing is reported after the first day", SILENCE),
    Specimen("Last known held, terms still running", LAST_KNOWN),
    Specimen("Two proceedings in one detention", TWO_PROCEEDINGS),
)
