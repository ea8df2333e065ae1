"""The documents under content/, read once for all tests of this room."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from app import content
from app.document.case import Case
from app.document.checks import problems
from app.document.others import Person, Tally
from app.document.raw import Problem, Raw
from app.document.reading import Document, read

# In the order of the reports, so that c01 is the first.
CASES = (
    "latif-mammadov-soyudlu",
    "giyas-ibrahimov-soyudlu",
    "elmir-abbasov-soyudlu",
    "amrah-tahmazov-salayev-post",
    "alizamin-salayev",
    "elvin-mustafayev-saatli",
    "zaur-usubov-pfp",
    "elchin-ibrahimli",
    "km-nakhchivan-tweets",
    "aslan-gurbanov-sss",
    "novruzali-mamedov",
    "hilal-mamedov",
    "shahin-haciyev-2021-01",
    "shahin-haciyev-2021-03",
    "shahin-haciyev-2021-11",
    "rahimova-mahmarzayeva-questioned",
    "hasanzade-salamov-private-prosecution",
    "ilgar-atayev-covid",
)
TALLIES = (
    "pfp-2023",
    "covid-2020-03-23",
    "covid-2020-03-26",
    "covid-2020-04-01",
    "covid-2020-04-05",
    "hrw-2020-04-16",
    "singers-2020-06-27",
)


def files() -> list[Path]:
    """The files of cases and tallies."""
    return [path for path in content.shipped() if path.suffix == ".yaml"]


@cache
def read_file(path: Path) -> tuple[list[tuple[Raw, Document]], list[Problem]]:
    """The documents of a file, with every problem of reading and of checking it."""
    found, wrong = read(path.read_text(encoding="utf-8"), path.name)
    return found, [*wrong, *(each for raw, document in found for each in problems(raw, document))]


def documents() -> Iterator[Document]:
    """Every document of every file."""
    for path in files():
        yield from (document for _, document in read_file(path)[0])


def cases() -> dict[str, Case]:
    """The cases by slug."""
    return {each.slug: each for each in documents() if isinstance(each, Case)}


def people() -> dict[str, Person]:
    """The people by slug."""
    return {each.slug: each for each in documents() if isinstance(each, Person)}


def tallies() -> dict[str, Tally]:
    """The tallies by slug."""
    return {each.slug: each for each in documents() if isinstance(each, Tally)}


def case(number: int) -> Case:
    """The case with this number in the reports: 1 is c01."""
    return cases()[CASES[number - 1]]


def name_of(slug: str) -> str:
    """The number of a case as the tables write it: `c01`."""
    return f"c{CASES.index(slug) + 1:02}"
