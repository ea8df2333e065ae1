"""Whether somebody is known already: asked once, while their name is entered."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from app.cases.working.actions import begin
from app.cases.working.alike import Alike, people_like
from app.cases.working.fields import Fields
from app.cases.working.monitors import Monitor
from app.desk.entering.slugs import free_slug, slug_of
from app.document.others import Person
from app.web.language import gettext

SOMEBODY_NEW: Final = "new"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be meant, with the reason why."""

    slug: str
    name: str
    why: str


def candidates(session: Session, monitor: Monitor, name: str) -> tuple[Candidate, ...]:
    """The people who may be meant by a name, the likeliest first."""
    found = people_like(session, monitor, name[:200])
    return tuple(Candidate(each.slug, each.name, _why(each)) for each in found)


def party(
    session: Session, monitor: Monitor, name: str, answer: str, about: Fields | None = None
) -> Fields:
    """A party who is somebody we know, by their slug, or somebody new, who gets a document.

    `about` is what is said of somebody new besides: their kind, how far they are identified.
    Raises KeyError when the answer names nobody whom they may open.
    """
    if answer and answer != SOMEBODY_NEW:
        known = {each.slug for each in candidates(session, monitor, name)}
        if answer not in known:
            raise KeyError(answer)
        return {"person": answer}
    slug = free_slug(session, "person", slug_of(name))
    begin(session, monitor, {**(about or {}), "name": name, "slug": slug}, Person)
    return {"person": slug}


def _why(alike: Alike) -> str:
    met = [
        gettext("“%(typed)s” meets “%(name)s”", typed=each.query, name=each.name)
        for each in alike.meetings
    ]
    if alike.begun:
        met.append(gettext("begins “%(name)s”", name=alike.begun))
    return "; ".join(met)
