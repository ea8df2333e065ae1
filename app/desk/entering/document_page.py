"""The page of any document but a case at the desk: what is entered, what can be added, how far."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from flask import Response, request
from sqlalchemy.orm import Session

from app.cases.working import queries
from app.cases.working.listed import ListedCase, cases_of
from app.cases.working.monitors import Monitor
from app.cases.working.queries import Kept
from app.desk import ways
from app.desk.blueprint import desk
from app.desk.database import reading
from app.desk.door.access import requires
from app.desk.entering import kind_words, telling
from app.desk.entering.around import Around, around
from app.desk.entering.kind_words import Way
from app.desk.entering.kinds import KINDS, PEOPLE, DocumentKind, heading_of
from app.desk.entering.places import anchor
from app.desk.keeping import own_proof
from app.desk.notices import notice
from app.desk.page import faulty, moment, page
from app.desk.reviewing.showing import Typed, comments, typed_before
from app.desk.reviewing.standing import standing
from app.desk.reviewing.versions import act_in_words
from app.desk.said_below import in_words
from app.desk.working import monitor
from app.document.others import Person
from app.pages.field_values import Told, field_values
from app.pages.fields import field_name, list_name
from app.pages.sentences import capital
from app.pages.showing import in_language
from app.web.deployment import locale
from app.web.errors import Unknown

_VERSIONS: Final = 20


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version: its number, who made it and when, and whether it can be brought back."""

    number: int
    told: str
    when: str
    who: str
    there: bool


@desk.get('/<any("people-in-cases", tallies, law):folder>/<uuid:document_id>')
@requires("contributor")
def entered(folder: str, document_id: UUID) -> Response:
    """Everything entered about somebody, a reported count or an article."""
    return show(folder, str(document_id), done=request.args.get("done"))


def show(
    folder: str,
    key: str,
    *,
    problem: str = "",
    typed: Typed | None = None,
    done: str | None = None,
) -> Response:
    """The page; `problem` says why nothing was done, `typed` are forms that say so themselves.

    Raises Unknown for what they may not open.
    """
    of = KINDS[folder]
    with reading() as session:
        who = monitor(session)
        try:
            context = _context(session, who, of, around(session, of, key))
            context |= {"said": comments(session, who, key), "proofs": _proofs(folder, key)}
            context |= {"forms_of": typed or typed_before(session, key)}
        except KeyError:
            raise Unknown from None
    told = (problem, True) if problem else notice(done)
    answer = faulty if problem or typed else page
    return answer("entering/document.html", notice=told, **context)


def _proofs(folder: str, key: str) -> dict[str, str]:
    """For each form of the review, that it was handed to whoever asks."""
    return {each: own_proof(ways.version_act(folder, key, each)) for each in ("comment", "back")}


def _context(session: Session, who: Monitor, of: DocumentKind, found: Around) -> dict[str, object]:
    draft = found.draft
    key = str(draft.document.id)
    told = telling.told_of(session, draft)
    stands = standing(session, who, key, draft)
    return {
        "folder": of.folder,
        "every": kind_words.every(of),
        "about_heading": kind_words.about(of),
        "document_id": key,
        "title": found.title,
        "about": _about(told, found, of),
        "lists": _lists(told, found, of),
        "adds": [
            Way(ways.add_to(of.folder, key, each), heading_of(each, of)) for each in of.additions
        ],
        "stands": stands,
        "versions": _versions(session, who, key),
        "cases": [_case(each) for each in cases_of(session, who, key)] if of is PEOPLE else [],
        "protected": isinstance(draft.document, Person) and draft.document.protected,
        "anchor": anchor,
    }


def _about(told: Told, found: Around, of: DocumentKind) -> list[telling.Pair]:
    """What the document says of itself, and what nobody could read of it."""
    document = found.draft.document
    pairs = []
    for name in of.about:
        chosen = dict(found.choices.get(name, ()))
        if name in found.draft.fields:
            said = [chosen.get(each.text, each.text) for each in field_values(told, document, name)]
            if said:
                pairs.append(telling.Pair(capital(field_name(name)), tuple(said)))
    for each in found.draft.unfinished:
        if each.place[0] in of.about:
            words = telling.typed_in_words(each.typed)
            pairs.append(
                telling.Pair(capital(field_name(each.place[0])), (words,), in_words(each.because))
            )
    return pairs


def _lists(told: Told, found: Around, of: DocumentKind) -> list[tuple[str, list[telling.Line]]]:
    """Each list of the document that has something in it, by its name."""
    names = dict.fromkeys(each.listed for each in of.additions.values())
    lists = [(name, list(telling.lines_of(told, found.draft, name))) for name in names]
    return [(capital(list_name(name)), lines) for name, lines in lists if lines]


def _versions(session: Session, who: Monitor, key: str) -> list[VersionLine]:
    found = queries.history(session, who, key)[:_VERSIONS]
    return [_version(each, own=each.origin == key) for each in found]


def _version(kept: Kept, *, own: bool) -> VersionLine:
    there = own and kept.there
    return VersionLine(kept.number, act_in_words(kept.act), moment(kept.when), kept.who, there)


def _case(each: ListedCase) -> Way:
    title = in_language(each.title, locale(), each.lang)
    return Way(ways.case(each.id), title.text if title else "")
