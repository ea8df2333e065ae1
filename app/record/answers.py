"""What the record answers: rows as the doors use them, each complete for the line it prints.

Dates are EDTF texts, days are dates, instants are texts in UTC, names are as the public record
has them. `slug` of a subject is missing when the person has no page.
"""

from dataclasses import dataclass
from datetime import date

from app.document.naming import Called
from app.document.others import Person, Provision, Tombstone
from app.document.reading import Document
from app.document.values import Text
from app.record.kept_documents import Kept

_KEPT = Kept()


def typed(body: bytes) -> Document:
    """A published document from its bytes. Raises TypeError for what a withdrawal left."""
    return published(_KEPT.document(body))


def published(document: Document | Tombstone) -> Document:
    """The same document. Raises TypeError for what a withdrawal left."""
    if isinstance(document, Tombstone):
        raise TypeError(f"The document {document.id} was withdrawn; only its tombstone is left.")
    return document


@dataclass(frozen=True, slots=True)
class Release:
    """How far the record has come: its ledger number, when that was, and the head's hash."""

    version: int
    instant: str | None
    head: str


@dataclass(frozen=True, slots=True)
class Published:
    """A published document. `stamp` changes when it, or anything it shows, changes.

    `hash` chains this revision to the ledger before it; `published` is the instant of its first
    revision and `changed` that of this one.
    """

    id: str
    kind: str
    slug: str
    revision: int
    number: int
    stamp: int
    commitment: str
    hash: str
    published: str
    changed: str
    body: bytes

    @property
    def document(self) -> Document:
        """The document itself."""
        return typed(self.body)


@dataclass(frozen=True, slots=True)
class Revision:
    """One published revision. `body` is None when its content was redacted."""

    document: str
    revision: int
    number: int
    kind: str
    cause: str
    instant: str
    commitment: str
    hash: str
    body: bytes | None


@dataclass(frozen=True, slots=True)
class Shown:
    """What a document shows of others, by the slug or the key it names them by."""

    people: dict[str, Person]
    provisions: dict[str, Provision]


@dataclass(frozen=True, slots=True)
class SubjectLine:
    """A subject in a list. `name` is None for somebody unnamed; `role` as reported there.

    `names` are what they are called in each language, where that differs.
    """

    party: str
    name: str | None
    slug: str | None
    kind: str
    identification: str
    role: Text | None
    names: Called | None = None


@dataclass(frozen=True, slots=True)
class ChargeLine:
    """A charge in a list, once for each subject (`subject` is a party's id)."""

    fact: str
    subject: str | None
    proceeding: str | None
    label: str | None
    citation: str | None
    provision: str | None
    basis: str | None


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case in a list. `began` is its first taking, else its first date; `sort` pages the list."""

    id: str
    slug: str
    stamp: int
    title: Text
    summary: Text | None
    lang: str
    cluster: str | None
    region: str | None
    began: str | None
    sort: str
    subjects: tuple[SubjectLine, ...]
    charges: tuple[ChargeLine, ...]


@dataclass(frozen=True, slots=True)
class CasesPage:
    """Some cases, and the key to ask for the next ones with; None on the last page."""

    cases: tuple[CaseLine, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A subject of at least one case, in how many, and the letter they stand under."""

    slug: str
    name: str
    kind: str
    identification: str
    cases: int
    letter: str
    sort: str


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Some people by name, and the key of the next ones."""

    people: tuple[PersonLine, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class ProvisionLine:
    """An article and the number of cases with a charge under it or a part of it."""

    slug: str
    key: str
    code: str
    path: str
    title: Text
    lang: str
    cases: int


@dataclass(frozen=True, slots=True)
class TallyLine:
    """A reported count without names; `published` holds its document."""

    slug: str
    title: Text
    lang: str
    published: Published


@dataclass(frozen=True, slots=True)
class MomentLine:
    """A line of the timeline of the whole record; `subjects` are party ids.

    `month` is "2021-04", "2021" where only that is known, or says why it is in none.
    """

    case: str
    slug: str
    title: Text
    lang: str
    fact: str
    field: str
    kind: str
    subjects: tuple[str, ...]
    edtf: str | None
    month: str
    sort: str


@dataclass(frozen=True, slots=True)
class TimelineCounts:
    """How many entries of the timeline there are, by kind, by span of time and by place ("": none).

    A span is a month, a year with all that lies in it, or the word for what lies in none.
    """

    kinds: dict[str, int]
    spans: dict[str, int]
    places: dict[str, int]


@dataclass(frozen=True, slots=True)
class StandingLine:
    """A subject of a case on one day: in which state of custody, and since when."""

    case: str
    slug: str
    title: Text
    lang: str
    subject: SubjectLine
    state: str
    since: date


@dataclass(frozen=True, slots=True)
class ArrestItem:
    """A taking as the feeds announce it. `entered` and `place` order and page the feed."""

    uuid: str
    level: str
    case: str
    slug: str
    title: Text
    summary: Text | None
    lang: str
    subject: SubjectLine
    taking: str
    tie: str
    kind: str
    taken: str | None
    entered: int
    place: int
    entered_instant: str
    updated_instant: str
    corrected: bool


@dataclass(frozen=True, slots=True)
class UpdateItem:
    """An update as the feeds announce it."""

    uuid: str
    case: str
    slug: str
    title: Text
    lang: str
    fact: str
    kind: str
    happened: str | None
    published: str | None
    text: Text | None
    entered: int
    place: int
    entered_instant: str
    updated_instant: str
    corrected: bool


@dataclass(frozen=True, slots=True)
class FeedPage:
    """Some items of the arrest feed, and the key of the older ones."""

    items: tuple[ArrestItem, ...]
    next: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class UpdatesPage:
    """Some items of the update feed, and the key of the older ones."""

    items: tuple[UpdateItem, ...]
    next: tuple[int, int] | None
