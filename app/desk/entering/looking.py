"""Other documents that a form names: looked for by a word of their name, never by their address.

What is looked for stands in a box of its own. One thing of the name is taken; of several one is
chosen, and then the form is sent again.
"""

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from app.cases.queries import slugs_of
from app.cases.working.alike import people_like
from app.cases.working.listed import cases_listed
from app.cases.working.monitors import Monitor
from app.desk.entering.described import ELSEWHERE, Field
from app.desk.entering.drawn import LIKE
from app.desk.entering.same_people import Candidate
from app.desk.typed import Sent, one
from app.pages.showing import in_language
from app.web.deployment import locale

Found = Mapping[str, tuple[tuple[str, str], ...]]
"""The documents that may be meant, as slug and name, by the box in which they were looked for."""
_MOST = 10
_LONGEST = 200


class Asking(Exception):
    """Nothing is saved: who or what is meant has to be answered first."""

    def __init__(self, people: tuple[Candidate, ...] = (), documents: Found | None = None) -> None:
        super().__init__("more than one, or none, may be meant")
        self.people = people
        self.documents = documents or {}


def answered(session: Session, monitor: Monitor, form: Sequence[Field], typed: Sent) -> Sent:
    """What was typed, with each document that was looked for in its field.

    Raises Asking where none or several have the name, and none of them is chosen.
    """
    several = {each.name for each in form if each.kind == "others"}
    given, unclear = dict(typed), dict[str, tuple[tuple[str, str], ...]]()
    for key, found in looked_for(session, monitor, form, typed).items():
        chosen, slugs = typed.get(key, []), [slug for slug, _ in found]
        if not set(slugs) & set(chosen):
            if len(slugs) == 1:
                given[key] = [*chosen, *slugs] if key in several else slugs
            else:
                unclear[key] = found
    if unclear:
        raise Asking(documents=unclear)
    return given


def looked_for(session: Session, monitor: Monitor, form: Sequence[Field], typed: Sent) -> Found:
    """What was looked for, by box: what one may see and what has the words in its name."""
    asked = {
        each.name: one(typed, each.name + LIKE)[:_LONGEST]
        for each in form
        if each.kind in ("other", "others")
    }
    return {
        name: _found(session, monitor, ELSEWHERE[name], like)
        for name, like in asked.items()
        if like
    }


def _found(session: Session, monitor: Monitor, kind: str, like: str) -> tuple[tuple[str, str], ...]:
    if kind == "person":
        people = people_like(session, monitor, like)
        return tuple((each.slug, each.name) for each in people)
    cases = cases_listed(session, monitor, like=like, most=_MOST)
    slugs = slugs_of(session, [each.id for each in cases])
    titles = [in_language(each.title, locale(), each.lang) for each in cases]
    return tuple(
        (slugs[each.id], title.text if title else slugs[each.id])
        for each, title in zip(cases, titles, strict=True)
    )
