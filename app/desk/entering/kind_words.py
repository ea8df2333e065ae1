"""What each kind of document is called at the desk, and where all of its kind are listed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from app.desk import ways
from app.desk.entering.kinds import ARTICLES, CASES, PEOPLE, TALLIES, DocumentKind
from app.desk.law import ways as law_ways
from app.web.language import gettext


@dataclass(frozen=True, slots=True)
class Way:
    """Something that can be done, or gone to, by its name."""

    href: str
    name: str


_LISTS: Final[Mapping[str, Callable[[], Way]]] = {
    CASES.folder: lambda: Way(ways.cases(), gettext("Cases")),
    PEOPLE.folder: lambda: Way(ways.people_in_cases(), gettext("People in cases")),
    TALLIES.folder: lambda: Way(ways.tallies(), gettext("Tallies")),
    ARTICLES.folder: lambda: Way(law_ways.law(), gettext("The law")),
}
_ABOUT: Final[Mapping[str, Callable[[], str]]] = {
    CASES.folder: lambda: gettext("About the case"),
    PEOPLE.folder: lambda: gettext("About them"),
    TALLIES.folder: lambda: gettext("About the tally"),
    ARTICLES.folder: lambda: gettext("About the article"),
}
_UNSAVED: Final[Mapping[str, Callable[[], str]]] = {
    CASES.folder: lambda: gettext("To the case, without saving"),
    PEOPLE.folder: lambda: gettext("To their page, without saving"),
    TALLIES.folder: lambda: gettext("To the tally, without saving"),
    ARTICLES.folder: lambda: gettext("To the article, without saving"),
}


def every(of: DocumentKind) -> Way:
    """Where all documents of a kind are listed."""
    return _LISTS[of.folder]()


def about(of: DocumentKind) -> str:
    """The heading over what a document says of itself."""
    return _ABOUT[of.folder]()


def without_saving(of: DocumentKind) -> str:
    """The way back to a document from a form that is given up."""
    return _UNSAVED[of.folder]()
