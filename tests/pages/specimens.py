"""Every hard case of the drawings and the small pieces, invented, on a page only tests see."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from flask import Flask, Response, make_response, render_template, request
from flask_babel import Babel
from jinja2 import ChoiceLoader, FileSystemLoader

from app.dates import Bounds, bounds
from app.pages import frame
from app.pages.pictures.facts import (
    Bar,
    Claimed,
    Course,
    Mark,
    Outline,
    Row,
    Strip,
    TableLine,
)
from app.pages.pictures.lanes import Moment, lane_heads, lanes
from app.pages.pictures.law import Allowed, Law, LawRow, draw_law
from app.pages.pictures.lengths import length
from app.pages.pictures.months import Taken, draw_months
from app.pages.pictures.strip import draw_strip
from app.web import headers

ROOT = Path(__file__).parent.parent.parent
TODAY = date(2026, 11, 22)
ADDRESS = "/cases/specimens"
LOCALES = ("en", "az", "ar")
TRACKER = frame.Tracker(
    "https://speechwatch.example", LOCALES, "Asia/Baku", "CC BY 4.0", "desk@speechwatch.example"
)
LONG_NAMES = (
    "Nazim Rza İsrafiloğlu Hüseynağa-Qaraşarlı",
    "Əbülfəzl Məhəmmədhüseyn oğlu Şıxəlibəyzadə-Ağarəhimov",
    *(f"Nömrə {number}" for number in range(14)),
)


@dataclass(frozen=True, slots=True)
class Specimen:
    title: str
    strip: Strip


@dataclass(frozen=True, slots=True)
class Named:
    text: str
    lang: str = ""


def day(edtf: str) -> date:
    found = bounds(edtf).lower
    assert found is not None
    return found


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


def app() -> Flask:
    """The specimens as an application, in any of three languages, under the real headers."""
    made = Flask("speechwatch", root_path=str(ROOT))
    Babel(made, default_locale="en", locale_selector=lambda: request.args.get("lang", "en"))
    ours = made.jinja_loader
    assert ours is not None
    made.jinja_loader = ChoiceLoader([ours, FileSystemLoader(Path(__file__).parent)])
    headers.install(made)
    made.jinja_env.filters["dated"] = frame.dated
    made.context_processor(framed)
    made.add_url_rule(ADDRESS, view_func=page)
    return made


def framed() -> dict[str, frame.Frame]:
    locale = request.args.get("lang", "en")
    return {"frame": frame.frame(TRACKER, locale, request.path, TODAY, "5f2a9c41")}


def page() -> Response:
    locale = request.args.get("lang", "en")
    subjects = SILENCE.rows
    drawn = [(each.title, draw_strip(each.strip, locale)) for each in SPECIMENS]
    text = render_template(
        "specimen.html",
        drawn=drawn,
        law=draw_law(LAW, locale),
        months=draw_months(TAKEN, locale),
        many=draw_months(MANY_TAKEN, locale),
        lengths=[length(*days, rtl=locale == "ar") for days in LENGTHS],
        lanes=lanes(subjects, MOMENTS),
        heads=lane_heads(["Elçin Həsənzadə", "İbrahim Salamov"]),
        long_names=[Named(name, "az") for name in LONG_NAMES],
    )
    return make_response(text)


LENGTHS = ((20, 20, 20), (2, None, 30), (177, 206, 240), (800, 830, 2190), (None, None, None))
