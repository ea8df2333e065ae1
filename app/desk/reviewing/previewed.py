"""What stands above every preview: which version it is of, and what it changes for readers."""

from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from app.cases.working.drafts import Draft
from app.cases.working.queries import Opened
from app.desk import ways
from app.desk.entering.around import open_of_kind
from app.desk.entering.kinds import DocumentKind
from app.desk.reviewing.comparing import compared
from app.pages.differences import Changed
from app.record.answers import Published
from app.record.queries import published_of
from app.web.errors import Unknown
from app.web.record import from_record


@dataclass(frozen=True, slots=True)
class Previewed:
    """A version that is previewed: its number, the way back, and what it changes for readers.

    `public` is whether readers see any version of it; `place` is where on the page it stands, for
    what is on a page with others.
    """

    version: int
    back: str
    public: bool
    changes: tuple[Changed, ...]
    place: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A document as the desk has it, with what is published of it, if anything."""

    opened: Opened
    published: Published | None
    previewed: Previewed

    @property
    def revision(self) -> int:
        """The number of the revision that this would become."""
        return self.published.revision + 1 if self.published else 1


def previewed(session: Session, of: DocumentKind, key: str) -> Found:
    """A document that is no case, to be previewed. Raises Unknown for one they may not open."""
    try:
        found = open_of_kind(session, of, key)
    except KeyError:
        raise Unknown from None
    published = from_record(lambda connection: published_of(connection, [key]).get(key))
    before = published.document if published else None
    changes: tuple[Changed, ...] = ()
    if isinstance(before, of.model):
        changes = compared(session, Draft(before), replace(found.draft, unfinished=()))
    above = Previewed(found.version, ways.entered(of.folder, key), published is not None, changes)
    return Found(found, published, above)
