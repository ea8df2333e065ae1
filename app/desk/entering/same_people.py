"""Whether somebody is known already: asked once, while their name is entered."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from app.cases.queries import find_document
from app.cases.working.actions import begin
from app.cases.working.alike import Alike, people_like
from app.cases.working.fields import Fields
from app.cases.working.monitors import Monitor
from app.document.others import Person
from app.folding import fold
from app.web.language import gettext

SOMEBODY_NEW: Final = "new"
_LONGEST: Final = 80
_SHORTEST: Final = 2
# Letters that Unicode does not take apart.
_WITHOUT_SIGN: Final = str.maketrans(
    {"ə": "e", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"}
)


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


def party(session: Session, monitor: Monitor, name: str, answer: str) -> Fields:
    """A party who is somebody we know, by their slug, or somebody new, who gets a document.

    Raises KeyError when the answer names nobody whom they may open.
    """
    if answer and answer != SOMEBODY_NEW:
        known = {each.slug for each in candidates(session, monitor, name)}
        if answer not in known:
            raise KeyError(answer)
        return {"person": answer}
    slug = free_slug(session, name)
    begin(session, monitor, {"name": name, "slug": slug}, Person)
    return {"person": slug}


def free_slug(session: Session, name: str) -> str:
    """A name for the address of somebody's page, which nobody has yet."""
    start = re.sub(r"[^a-z0-9]+", "-", _in_plain_letters(name))[:_LONGEST].strip("-")
    start = start if len(start) >= _SHORTEST else "somebody"
    number, slug = 1, start
    while find_document(session, "person", slug):
        number += 1
        slug = f"{start}-{number}"
    return slug


def _in_plain_letters(name: str) -> str:
    """A name in letters of a to z: Latin ones without their signs, others as they are folded."""
    small = unicodedata.normalize("NFKD", name.lower().translate(_WITHOUT_SIGN))
    bare = "".join(each for each in small if not unicodedata.combining(each))
    return bare if not re.search(r"[^\W\d_a-z]", bare) else fold(name)


def _why(alike: Alike) -> str:
    met = [
        gettext("“%(typed)s” meets “%(name)s”", typed=each.query, name=each.name)
        for each in alike.meetings
    ]
    if alike.begun:
        met.append(gettext("begins “%(name)s”", name=alike.begun))
    return "; ".join(met)
