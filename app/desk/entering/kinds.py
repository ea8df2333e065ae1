"""The documents that are entered, what can be added to each in one step, and their short forms."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from app.desk.entering.described import ALWAYS, FIRST, Field, fields_of, model_of, only
from app.document.case import Case
from app.document.others import Person, Provision, Tally
from app.document.reading import Document
from app.document.rows import shape_of
from app.web.language import gettext
from app.web.language import marked as _n

_CORRECTION: Final = ("field", "old", "new", "why", "happened", "of")


@dataclass(frozen=True, slots=True)
class Addition:
    """Something that can be added: the list it goes to, what is known of it, what it is called."""

    listed: str
    name: str
    given: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of document that is entered. `folder` is where its pages lie at the desk.

    `about` are the fields that it has for itself, `additions` what may be added to it.
    """

    model: type[Document]
    folder: str
    about: tuple[str, ...]
    additions: Mapping[str, Addition]


ADDITIONS: Final[Mapping[str, Addition]] = {
    "update": Addition("updates", _n("update"), {}),
    "charge": Addition("charges", _n("charge"), {}),
    "detention": Addition("detentions", _n("detention or detention order"), {}),
    "decision": Addition("decisions", _n("decision"), {}),
    "hearing": Addition("hearings", _n("hearing"), {}),
    "measure": Addition("measures", _n("measure"), {}),
    "post": Addition("posts", _n("post"), {}),
    "official": Addition("official_reason", _n("official reason"), {}),
    "reported": Addition("reported_reason", _n("reported reason"), {}),
    "statement": Addition("statements", _n("statement"), {}),
    "event": Addition("events", _n("event"), {}),
    "tie": Addition("ties", _n("tie"), {}),
    "party": Addition("parties", _n("person or organisation"), {}),
    "account": Addition("accounts", _n("account"), {}),
    "proceeding": Addition("proceedings", _n("proceeding"), {}),
    "source": Addition("sources", _n("source"), {}),
    "related": Addition("related", _n("related case"), {}),
    "correction": Addition("updates", _n("correction"), {"kind": "correction"}),
}
"""What can be added to a case."""
SHORT: Final[Mapping[str, tuple[str, ...]]] = {
    "release": ("ended", "how_ended", "said_by", "source"),
    "extension": ("extensions", "said_by", "source"),
}
"""Short forms of a detention, by name: the fields that are asked for."""
CASES: Final = DocumentKind(
    Case,
    "cases",
    ("title", "slug", "summary", "lang", "region", "cluster", "tags", "source"),
    ADDITIONS,
)
PEOPLE: Final = DocumentKind(
    Person,
    "people-in-cases",
    (
        "name", "kind", "identification", "slug", "lang", "born", "died", "minor",
        "distinct_from", "source", "note",
    ),
    {
        "name": Addition("names", _n("form of the name"), {}),
        "role": Addition("roles", _n("role"), {}),
        "source": ADDITIONS["source"],
    },
)  # fmt: skip
TALLIES: Final = DocumentKind(
    Tally,
    "tallies",
    (
        "title", "slug", "total", "said_by", "speaker", "period", "reported", "text", "platforms",
        "cluster", "case", "overlaps", "source", "hedge", "lang", "claims", "preferred_because",
        "note",
    ),
    {
        "count": Addition("breakdown", _n("line of the count"), {}),
        "accused": Addition("charges", _n("charge"), {}),
        "source": ADDITIONS["source"],
    },
)  # fmt: skip
ARTICLES: Final = DocumentKind(
    Provision,
    "law",
    (
        "country", "code", "code_title", "code_written", "path", "title", "aliases", "prosecution",
        "prohibits", "succeeds", "explanation", "source", "lang", "note",
    ),
    {
        "version": Addition("versions", _n("version of the article"), {}),
        "fact": Addition("facts", _n("fact about the article"), {}),
        "source": ADDITIONS["source"],
    },
)  # fmt: skip
KINDS: Final[Mapping[str, DocumentKind]] = {
    each.folder: each for each in (CASES, PEOPLE, TALLIES, ARTICLES)
}
"""Every kind of document that is entered, by its folder."""
_FOLDERS: Final = {
    "case": CASES.folder,
    "person": PEOPLE.folder,
    "tally": TALLIES.folder,
    "provision": ARTICLES.folder,
}


def folder_of(word: str) -> str:
    """Where the pages of a kind of document, such as `person`, lie at the desk."""
    return _FOLDERS[word]


@dataclass(frozen=True, slots=True)
class FormKind:
    """A form: what it asks at once and below, and for which list; "" for the document itself."""

    listed: str
    first: tuple[Field, ...]
    more: tuple[Field, ...]
    kind: DocumentKind = CASES

    @property
    def fields(self) -> tuple[Field, ...]:
        """Everything it asks."""
        return (*self.first, *self.more)


def form_for(
    listed: str, *, short: str = "", correcting: bool = False, of: DocumentKind = CASES
) -> FormKind:
    """The form of a fact. Raises KeyError where a document has no such list."""
    if listed not in shape_of(of.model).lists:
        raise KeyError(listed)
    part = model_of(listed, of.model)
    if short:
        return FormKind(listed, only(part, SHORT[short]), (), of)
    every = [each.name for each in fields_of(part)]
    first = _CORRECTION if correcting else FIRST[listed]
    shown = tuple(each for each in (*first, *ALWAYS) if each in every)
    given = ("kind",) if correcting else ()
    rest = tuple(each for each in every if each not in (*shown, *given))
    return FormKind(listed, only(part, shown), only(part, rest), of)


def form_about(of: DocumentKind = CASES) -> FormKind:
    """The form of what a document says about itself."""
    return FormKind("", only(of.model, of.about), (), of)


def heading_of(kind: str, of: DocumentKind = CASES) -> str:
    """What an addition is called."""
    return gettext(of.additions[kind].name)
