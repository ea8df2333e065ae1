"""The page of the files that readers take away, and the codebook that explains them."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, request

from app import addresses, dates
from app.pages.dataset.codebook import explained
from app.pages.dataset.tables import TABLES
from app.pages.files_view import before_counting, citation, file_lines
from app.record.answers import Release
from app.record.files import Manifest, current
from app.record.queries import release
from app.site.page import page
from app.web import parameters
from app.web.deployment import absolute, locale, settings
from app.web.errors import Unknown
from app.web.record import from_record

pages = Blueprint("data", __name__)


@dataclass(frozen=True, slots=True)
class Made:
    """When the files were made, in the tracker's own time, and of which version they are."""

    day: str
    time: str
    version: int
    as_of: str


@pages.get("/data")
def files() -> Response:
    """Every file with its size and its hash, of which version they are, and how to cite them."""
    parameters.only(request)
    known, served = from_record(release), current(settings().files)
    return page(
        "data.html",
        known,
        made=_made(served) if served else None,
        files=file_lines(served, locale()) if served else (),
        behind=served is not None and served.head != known.head,
        cited=_cited(served) if served else "",
        rules=before_counting(),
        tables=[explained(each) for each in TABLES],
    )


@pages.get("/data/codebook")
def codebook() -> Response:
    """Every table of the files, with what a row of it is."""
    parameters.only(request)
    return page("codebook.html", _released(), tables=[explained(each) for each in TABLES])


@pages.get("/data/codebook/<name>")
def table(name: str) -> Response:
    """One table, column by column. Raises Unknown for a table there is not."""
    parameters.only(request)
    found = next((each for each in TABLES if each.name == name), None)
    if found is None:
        raise Unknown(name)
    return page("codebook_table.html", _released(), table=explained(found), links=found.links)


def _released() -> Release:
    return from_record(release)


def _cited(served: Manifest) -> str:
    page = absolute(addresses.in_language(addresses.data(), None))
    return citation(served.version, served.head, served.made, page, settings().licence)


def _made(served: Manifest) -> Made:
    moment: datetime = served.made.astimezone(ZoneInfo(settings().timezone))
    return Made(
        dates.display(moment.date().isoformat(), locale()),
        f"{moment:%H:%M}",
        served.version,
        dates.display(served.as_of.isoformat(), locale()),
    )
