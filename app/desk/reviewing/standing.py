"""How far a person, a tally or an article has come, and what whoever asks may do with it now."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app import addresses
from app.cases.working import queries
from app.cases.working.drafts import Draft
from app.cases.working.listed import is_a_subject
from app.cases.working.monitors import Monitor
from app.cases.working.queries import State
from app.desk.page import moment
from app.desk.reviewing.showing import why_not_published
from app.desk.said_below import in_words
from app.document.others import Person, Provision
from app.pages.fields import field_name, list_name
from app.pages.sentences import capital
from app.staff.roles import may


@dataclass(frozen=True, slots=True)
class Standing:
    """A document as it stands: its version, who saved it, what it lacks, what may be done.

    `why_not` says why they cannot publish it. `published` says whether readers know any version;
    `public` is the page on which they see it, where there is one, `readers_version` what they see.
    `backs` is whether whoever asks may make it a draft again; `previews`, whether there is a page
    to preview: of people, only who has one already.
    """

    version: int
    state: State
    saved: str
    saved_by: str
    sent_by: str | None
    published: bool
    public: str
    lacks: tuple[tuple[str, str], ...]
    why_not: str
    editor: bool
    backs: bool
    previews: bool
    readers_version: int | None

    @property
    def sends(self) -> bool:
        """Whether it may be sent for review now."""
        return self.state == "draft"

    @property
    def publishes(self) -> bool:
        """Whether whoever asks may publish it now."""
        return not self.why_not


def standing(session: Session, who: Monitor, document_id: str, draft: Draft) -> Standing:
    """How a document stands for somebody. Raises KeyError for one that they may not open."""
    dossier = queries.dossier_of(session, who, document_id)
    state = queries.state_of(dossier)
    public = dossier.published_version is not None
    address = _address(session, draft) if public else ""
    return Standing(
        version=dossier.version,
        state=state,
        saved=moment(dossier.saved_at),
        saved_by=dossier.saved_by,
        sent_by=dossier.sent_by,
        published=public,
        public=address,
        lacks=tuple(_lack(path, said) for path, said in draft.lacks),
        why_not=why_not_published(who, state, dossier.saved_by, dossier.sent_by),
        editor=may(who.role, "editor"),
        backs=state in ("for review", "approved") and _theirs(who, dossier.sent_by),
        previews=bool(address) or not isinstance(draft.document, Person),
        readers_version=dossier.published_version,
    )


def _theirs(who: Monitor, sent_by: str | None) -> bool:
    return may(who.role, "editor") or sent_by == who.name


def _address(session: Session, draft: Draft) -> str:
    """Where readers see it: of people, only who is the subject of a case has a page."""
    document = draft.document
    if isinstance(document, Person):
        return addresses.person(document.slug) if is_a_subject(session, str(document.id)) else ""
    if isinstance(document, Provision):
        return addresses.provision(document.slug)
    return addresses.tally(document.slug)


def _lack(path: tuple[str | int, ...], said: str) -> tuple[str, str]:
    """Where something is missing, in words, and what is expected there."""
    listed = str(path[0])
    named = [list_name(listed), *(field_name(each) for each in path[1:] if isinstance(each, str))]
    return capital(" · ".join(named)), in_words(said)
