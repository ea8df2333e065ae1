"""What waits at the desk, for one monitor or for all: people to ask about, drafts, reviews."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, get_args

from sqlalchemy.orm import Session

from app import dates
from app.cases import queries as documents
from app.cases.working.monitors import Monitor
from app.cases.working.queries import Standing, State, documents_for
from app.cases.working.queue import Due, due_on
from app.dates import Bounds
from app.desk import ways
from app.desk.circumstances import today
from app.desk.entering.kinds import folder_of
from app.desk.reviewing.answer_kinds import ANSWERS
from app.document.others import Person
from app.document.values import Text
from app.pages.showing import Phrase, in_language
from app.web.deployment import locale
from app.web.language import gettext
from app.web.language import marked as _n

Group = Literal["overdue", "upcoming", "review", "drafts", "approved"]
GROUPS: Final[tuple[Group, ...]] = get_args(Group)
A_PART: Final = 12
"""So many lines of a part stand on the page of all of them."""
A_PAGE: Final = 30

_NAMES: Final[Mapping[Group, str]] = {
    "overdue": _n("Overdue"),
    "upcoming": _n("Coming up"),
    "review": _n("For review"),
    "drafts": _n("Drafts"),
    "approved": _n("Waiting for their day"),
}
_NOTHING: Final[Mapping[Group, str]] = {
    "overdue": _n("Nobody's term has ended without a word, and everybody was heard of lately."),
    "upcoming": _n("No order ends within a week, and no hearing is today or tomorrow."),
    "review": _n("Nothing was sent for review."),
    "drafts": _n("There are no drafts. What is entered and not sent yet stands here."),
    "approved": _n("Nothing waits for a day."),
}
_STATES: Final[Mapping[Group, State]] = {
    "review": "for review",
    "drafts": "draft",
    "approved": "approved",
}
_OVERDUE: Final = ("term ended", "not confirmed")


@dataclass(frozen=True, slots=True)
class Answering:
    """One answer that may be given, and where."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Waits:
    """One line: the document, whom it is about, what it waits for, and the answers to that."""

    title: Phrase
    href: str
    name: str
    says: str
    answers: tuple[Answering, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the queue. `more` leads to the lines that are not shown, if there are any."""

    group: Group
    name: str
    count: int
    lines: tuple[Waits, ...]
    nothing: str
    more: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose queue: that of `whose`, or of all; one group of it from a place, or all from the first.

    `who` may see it.
    """

    who: Monitor
    whose: str
    group: Group | None
    begin: int


def queue(session: Session, asked: Asked) -> tuple[Part, ...]:
    """The parts that were asked for."""
    groups = [asked.group] if asked.group else GROUPS
    waiting: Sequence[Due] = ()
    if not asked.group or asked.group in ("overdue", "upcoming"):
        waiting = due_on(session, _monitor(asked), today(), mine=bool(asked.whose))
    return tuple(_part(session, asked, group, waiting) for group in groups)


def _monitor(asked: Asked) -> Monitor:
    """Who is asked for: somebody else's queue is shown with the eyes of who asks."""
    return Monitor(asked.whose or asked.who.name, asked.who.role)


def _part(session: Session, asked: Asked, group: Group, waiting: Sequence[Due]) -> Part:
    last = asked.begin + (A_PAGE if asked.group else A_PART)
    if group in ("overdue", "upcoming"):
        of_it = [each for each in waiting if (each.wait.why in _OVERDUE) is (group == "overdue")]
        lines, count = map(_due, of_it[asked.begin : last]), len(of_it)
    else:
        found = _standing(session, asked, group)
        count = len(found)
        lines = map(_stands(session, found[asked.begin : last]), found[asked.begin : last])
    more = ways.queue(asked.whose, group, str(last)) if count > last else ""
    return Part(group, gettext(_NAMES[group]), count, tuple(lines), gettext(_NOTHING[group]), more)


def _standing(session: Session, asked: Asked, group: Group) -> list[Standing]:
    """The documents of a part: whatever was sent for review, else the cases.

    Whoever is new in a case is a draft until it is published, and would be a second line of it.
    """
    whose = _monitor(asked)
    found = documents_for(session, whose, state=_STATES[group], mine=bool(asked.whose))
    return [each for each in found if group == "review" or each.kind == "case"]


def _stands(session: Session, found: Sequence[Standing]) -> Callable[[Standing], Waits]:
    titles = _titles(session, found)

    def line(each: Standing) -> Waits:
        title = in_language(titles[each.document_id][0], locale(), titles[each.document_id][1])
        says = gettext(
            "version %(number)s, saved by %(name)s", number=each.version, name=each.saved_by
        )
        return Waits(title or Phrase(each.slug), _review_of(each), "", says)

    return line


def _titles(session: Session, found: Sequence[Standing]) -> dict[str, tuple[Text, str]]:
    """What each of these documents is called, with the language that a plain text is in."""
    titles = documents.titles_of(session, [each.document_id for each in found])
    others = [each.document_id for each in found if each.document_id not in titles]
    for id_, document in documents.documents_there(session, others).items():
        called = document.name if isinstance(document, Person) else document.title
        titles[id_] = called, document.lang
    return titles


def _review_of(each: Standing) -> str:
    """The page on which a document is reviewed: a case has one apart."""
    if each.kind == "case":
        return ways.case_act(each.document_id, "review")
    return ways.entered(folder_of(each.kind), each.document_id)


def _due(due: Due) -> Waits:
    title = in_language(due.title, locale(), locale()) or Phrase(due.slug)
    answers = () if due.wait.why == "hearing" else tuple(_answers(due))
    return Waits(title, ways.case(due.case_id), due.name or "", _says(due), answers)


def _answers(due: Due) -> Iterable[Answering]:
    for kind in ANSWERS:
        path = f"answer/{kind.word}/{due.wait.party}/{due.wait.fact}"
        yield Answering(kind.name, ways.case_act(due.case_id, path))


def _says(due: Due) -> str:
    day = day_in_words(due.wait.day)
    return {
        "hearing": gettext("A hearing is on %(day)s.", day=day),
        "order ends": gettext("The order ends on %(day)s.", day=day),
        "term ended": gettext("The term ended on %(day)s, and no release is reported.", day=day),
        "not confirmed": gettext("Last known to be held on %(day)s.", day=day),
    }[due.wait.why]


def day_in_words(day: Bounds | None) -> str:
    """A day or a span of days as it is known."""
    if day is None or not (day.lower or day.upper):
        return gettext("not dated")
    if day.lower == day.upper:
        return dates.display(str(day.lower), locale())
    return dates.display(f"{day.lower or '..'}/{day.upper or '..'}", locale())
