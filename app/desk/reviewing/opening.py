"""A case that somebody opens, and how far it has come."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from app.cases.models import Dossier
from app.cases.working import queries
from app.cases.working.drafts import Draft
from app.cases.working.monitors import Monitor
from app.cases.working.queries import State
from app.document.case import Case
from app.pages.showing import Phrase, in_language
from app.web.deployment import locale
from app.web.errors import Unknown


@dataclass(frozen=True, slots=True)
class Work:
    """A case as it stands at the desk. `public` says whether readers see any version of it."""

    id: str
    version: int
    draft: Draft
    case: Case
    state: State
    public: bool
    saved_by: str
    saved_at: datetime
    sent_by: str | None
    approved_by: str | None
    not_before: str

    @property
    def title(self) -> Phrase:
        """What the case is called."""
        return in_language(self.case.title, locale(), self.case.lang) or Phrase(self.case.slug)


def opened(session: Session, who: Monitor, case_id: UUID) -> Work:
    """A case for somebody to work on. Raises Unknown where there is none that they may open."""
    try:
        dossier = queries.dossier_of(session, who, str(case_id))
    except KeyError:
        raise Unknown from None
    draft = queries.opened(session, dossier).draft
    if not isinstance(draft.document, Case):
        raise Unknown
    return _work(dossier, draft, draft.document)


def _work(dossier: Dossier, draft: Draft, case: Case) -> Work:
    return Work(
        id=dossier.document_id,
        version=dossier.version,
        draft=draft,
        case=case,
        state=queries.state_of(dossier),
        public=dossier.published_version is not None,
        saved_by=dossier.saved_by,
        saved_at=dossier.saved_at,
        sent_by=dossier.sent_by,
        approved_by=dossier.approved_by,
        not_before=dossier.not_before.isoformat() if dossier.not_before else "",
    )
