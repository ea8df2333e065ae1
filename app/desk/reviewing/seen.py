"""What readers see of a case, and what they would see of it as it stands at the desk."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from app.cases import queries as documents
from app.cases.working.queries import people_never_published
from app.desk.reviewing.opening import Work
from app.document.case import Case
from app.document.others import Person, Provision
from app.pages.differences import Changed, differences
from app.pages.field_values import Told
from app.pages.showing import Showing
from app.record import queries
from app.record.answers import Published
from app.record.queries.several import people_in
from app.record.queries.titles import Title, titles
from app.web.deployment import locale, today
from app.web.record import from_record


@dataclass(frozen=True, slots=True)
class Seen:
    """A case with all that its page shows of others, and what is published of it, if anything.

    `people` are those whom readers know, and those who would be published with the case.
    """

    case: Case
    published: Published | None
    people: Mapping[str, Person]
    provisions: Mapping[str, Provision]
    titles: Mapping[str, Title]

    @property
    def before(self) -> Case | None:
        """The case as readers see it."""
        found = self.published.document if self.published else None
        return found if isinstance(found, Case) else None

    def told(self, case: Case) -> Told:
        """A state of the case, for its values to be told in words."""
        showing = Showing(case, self.people, self.provisions, locale(), today())
        return Told(showing, self.titles)

    @property
    def changes(self) -> tuple[Changed, ...]:
        """What publishing changes for readers; nothing for a case they do not know yet."""
        before = self.before
        return differences(self.told(before), self.told(self.case)) if before else ()


def seen(session: Session, work: Work) -> Seen:
    """What readers see of a case and would see."""
    found = documents.documents_of(session, people_never_published(session, work.id))
    new = {each.slug: each for each in found.values() if isinstance(each, Person)}
    return from_record(lambda connection: _read(connection, work, new))


def _read(connection: Connection, work: Work, new: Mapping[str, Person]) -> Seen:
    published = queries.published_of(connection, [work.id]).get(work.id)
    before = published.document if published else None
    cases = [work.case, before] if isinstance(before, Case) else [work.case]
    return Seen(
        case=work.case,
        published=published,
        people={**new, **people_in(connection, cases)},
        provisions=queries.shown_by(connection, work.case).provisions,
        titles=titles(connection, _related(cases)),
    )


def _related(cases: Iterable[Case]) -> set[str]:
    return {each.case for case in cases for each in case.related}
