"""A case of the desk in words: what each fact in it is called, and what a field may name."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from app.cases.known import known_documents
from app.cases.queries import documents_there
from app.cases.working.bodies import slugs_named
from app.cases.working.drafts import Draft
from app.cases.working.fields import Fields, entries, keyed_lists
from app.desk.entering.boxes import listed as as_list
from app.desk.entering.described import ELSEWHERE, fields_of, model_of
from app.desk.entering.drawn import Choices
from app.desk.entering.places import numbered
from app.desk.said_below import in_words
from app.document.case import FACT_LISTS, Case
from app.document.checks import REFERENCES
from app.document.claimed import Claimed
from app.document.naming import called
from app.document.others import Person
from app.document.reading import Document
from app.document.values import Model
from app.document.writing import written_order
from app.pages.differences import part_called
from app.pages.field_values import Told, field_values
from app.pages.fields import field_name, list_name
from app.pages.sentences import capital
from app.pages.showing import Showing, in_language
from app.record.queries.titles import Title
from app.web.deployment import locale, today
from app.web.language import gettext

_MOST: Final = 400
_OF_NOBODY: Final = frozenset({"parties", "sources", "posts", "accounts", "related"})


@dataclass(frozen=True, slots=True)
class Pair:
    """A field of a fact and its values in words; of an unfinished one, what is expected."""

    name: str
    said: tuple[str, ...]
    expected: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A fact as it stands in the list of a case."""

    listed: str
    id: str
    what: str
    pairs: tuple[Pair, ...]
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """The facts of one subject, of several, or of the whole case, by list."""

    heading: str
    lists: tuple[tuple[str, tuple[Line, ...]], ...]


def told_of(session: Session, draft: Draft) -> Told:
    """A draft with the people and cases it names, to be told to whoever reads it.

    A person, a tally or an article is told as a case that has nothing but its sources.
    """
    known = known_documents(session, slugs_named(draft), ())
    found = documents_there(session, sorted(known.by_slug.values())).values()
    people = {each.slug: each for each in found if isinstance(each, Person)}
    titles = {each.slug: Title(each.title, each.lang) for each in found if isinstance(each, Case)}
    return Told(Showing(_as_case(draft.document), people, {}, locale(), today()), titles)


def _as_case(document: Document) -> Case:
    if isinstance(document, Case):
        return document
    title = document.name if isinstance(document, Person) else document.title
    return Case(
        slug=document.slug, lang=document.lang, title=title, parties=(), sources=document.sources
    )


def subjects_named(told: Told) -> str:
    """The subjects of a case by name, as one text."""
    showing = told.showing
    return showing.listed(showing.name_of(each).text for each in showing.case.subjects)


def title_of(told: Told) -> str:
    """What a case is called."""
    found = told.showing.phrase(told.showing.case.title)
    return found.text if found else ""


def kind_named(listed: str, added: str) -> str:
    """What a form of a fact is headed with; `added` is what is added, where it is new."""
    if added:
        return gettext("Add: %(kind)s", kind=added)
    return gettext("Change: %(kind)s", kind=list_name(listed))


def choices_in(told: Told, draft: Draft) -> Choices:
    """What each field that names facts, sources, speakers or documents may name in this one."""
    lists = keyed_lists(type(draft.document))
    named: dict[str, list[tuple[str, str]]] = {name: [] for name in FACT_LISTS}
    named |= {listed: list(_named(told, draft, listed)) for listed in lists}
    every = [each for listed in FACT_LISTS for each in named[listed] if listed != "updates"]
    found = {
        field: [each for listed in lists for each in named[listed]] if lists else every
        for field, lists in REFERENCES.items()
    }
    found["author"] = [*found["author"], ("unknown", gettext("not known"))]
    return {
        **found,
        "source": named["sources"],
        "via": named["sources"],
        "said_by": named["parties"],
        "about": named["parties"],
        "field": [("", gettext("the case itself")), *every],
        "field name": _field_names(),
        **_documents_named(told),
    }


def _documents_named(told: Told) -> Choices:
    """The people and cases that a document names, by what they are called."""
    showing = told.showing
    people = [(slug, called(each, showing.locale)) for slug, each in showing.people.items()]
    titles = {
        slug: in_language(each.text, showing.locale, each.lang)
        for slug, each in told.titles.items()
    }
    cases = [(slug, phrase.text if phrase else slug) for slug, phrase in titles.items()]
    return {name: people if kind == "person" else cases for name, kind in ELSEWHERE.items()}


def _field_names() -> list[tuple[str, str]]:
    """Every field of a case and of its facts that can have been wrong, by name."""
    parts = (Case, *(model_of(listed) for listed in FACT_LISTS if listed != "updates"))
    lists = (*FACT_LISTS, "sources", "related")
    names = {each.name for part in parts for each in fields_of(part) if each.name not in lists}
    return sorted(((each, capital(field_name(each))) for each in names), key=lambda each: each[1])


def groups_of(told: Told, draft: Draft) -> tuple[Group, ...]:
    """Everything entered, by subject, in the order in which a case is written."""
    found: dict[str, dict[str, list[Line]]] = defaultdict(lambda: defaultdict(list))
    for listed in (*FACT_LISTS, "related", "sources"):
        for line, owner in _lines(told, draft, listed):
            found[owner][listed].append(line)
    order = [each.id or "" for each in told.showing.case.subjects]
    keys = [*order, *(each for each in ("several", "") if each in found)]
    return tuple(Group(_heading(told, key), _lists(found[key])) for key in keys if key in found)


def _lists(found: dict[str, list[Line]]) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    return tuple((list_name(listed), tuple(lines)) for listed, lines in found.items())


def _heading(told: Told, key: str) -> str:
    if key == "several":
        return gettext("Of several of them")
    if not key:
        return gettext("Of the whole case")
    return told.showing.party(key).text


def lines_of(told: Told, draft: Draft, listed: str) -> Iterator[Line]:
    """The facts in one list of a document."""
    parts = getattr(draft.document, listed)
    typed = {getattr(each, "id", str(at)): each for at, each in enumerate(parts, start=1)}
    for key, entry in numbered(draft.fields, listed):
        part = typed.get(key)
        what = _called(told, part) if part else gettext("not finished")
        pairs = (*_pairs(told, part, what), *_unfinished(draft, listed, (key, entry)))
        yield Line(listed, key, what, pairs, "ended" in entry)


def _lines(told: Told, draft: Draft, listed: str) -> Iterator[tuple[Line, str]]:
    owned = (_owner(told, listed, entry) for _, entry in numbered(draft.fields, listed))
    yield from zip(lines_of(told, draft, listed), owned, strict=True)


def _owner(told: Told, listed: str, entry: dict[str, object]) -> str:
    """Under whom a fact is shown: its subject, several of them, or nobody."""
    subjects = [each.id for each in told.showing.case.subjects]
    of = entry.get("of", entry["id"] if listed == "parties" else entry.get("author"))
    theirs = [each for each in as_list(of) if each in subjects]
    if len(theirs) > 1:
        return "several"
    alone = len(subjects) == 1 and listed not in _OF_NOBODY
    return str(theirs[0]) if theirs else str(subjects[0]) if alone else ""


def _called(told: Told, part: Model) -> str:
    found = part_called(told, part)
    said = found.text if found else ""
    return capital(said) if isinstance(part, Claimed) else said


def _pairs(told: Told, part: Model | None, called: str) -> Iterator[Pair]:
    """The fields of a fact in words, but for one that says no more than what it is called."""
    if part is None:
        return
    for name in written_order(type(part)):
        if name not in ("id", "of") and name in part.model_fields_set:
            said = tuple(each.text for each in field_values(told, part, name))
            if said and [each.casefold() for each in said] != [called.casefold()]:
                yield Pair(capital(field_name(name)), said)


def _unfinished(draft: Draft, listed: str, fact: tuple[str, Fields]) -> Iterator[Pair]:
    key, entry = fact
    for each in draft.unfinished:
        if each.place == (listed,):
            yield Pair(capital(list_name(listed)), (typed_in_words(entry),), in_words(each.because))
        elif each.place[:2] == (listed, key):
            name = field_name(each.place[2]) if len(each.place) > 2 else list_name(listed)  # noqa: PLR2004
            yield Pair(capital(name), (typed_in_words(each.typed),), in_words(each.because))


def typed_in_words(typed: object) -> str:
    """Anything that stands in a field, as one short text."""
    if isinstance(typed, dict):
        inside = {name: said for name, said in typed.items() if name != "id"}
        shown = (f"{name}: {typed_in_words(said)}" for name, said in inside.items())
        return "; ".join(shown)[:_MOST]
    if isinstance(typed, list):
        return ", ".join(map(typed_in_words, typed))[:_MOST]
    return str(typed)[:_MOST]


def _named(told: Told, draft: Draft, listed: str) -> Iterator[tuple[str, str]]:
    typed = {each.id: each for each in getattr(told.showing.case, listed)}
    for entry in entries(draft.fields, listed):
        part = typed.get(entry["id"])
        yield str(entry["id"]), (_called(told, part) if part else str(entry["id"]))[:120]
