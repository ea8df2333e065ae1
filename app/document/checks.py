"""What the schema of one field cannot see: whether the facts of a document fit one another.

Each check is a small function that yields a place and what was expected there; `problems` runs
them all, so that a monitor reads everything that is wrong at once.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

from app.document import facts
from app.document.case import FACT_LISTS, Case
from app.document.claim_checks import Found, claims
from app.document.claimed import Identified
from app.document.dated_parts import parts_of
from app.document.other_checks import person, provision, tally
from app.document.others import Person, Tally
from app.document.raw import Path, Problem, Raw
from app.document.reading import Document
from app.document.rows import shape_of
from app.document.values import Model
from app.document.vocabulary import SPEAKERS

# Which lists of the case a field's ids stand in; `None` is any list.
REFERENCES: dict[str, tuple[str, ...] | None] = {
    "of": ("parties",),
    "author": ("parties",),
    "featuring": ("parties",),
    "owner": ("parties",),
    "proceeding": ("proceedings",),
    "account": ("accounts",),
    "accounts": ("accounts",),
    "parent": ("posts",),
    "post": ("posts",),
    "posts": ("posts",),
    "follows": ("detentions",),
    "under": ("decisions",),
    "charges": ("charges",),
    "replaced_by": ("charges",),
    "reviews": ("decisions", "detentions"),
    "to": None,
    "facts": None,
    "relative_to": None,
}
_TO_FACTS = tuple(REFERENCES)
_TO_SOURCES = ("source", "via")
_TO_SPEAKERS = ("said_by", "brought_by")
_OF_A_SUBJECT = (
    facts.Tie,
    facts.Charge,
    facts.Detention,
    facts.Measure,
    facts.Decision,
    facts.Event,
)
_UNKNOWN_AUTHOR = "unknown"

Parts = list[tuple[Path, Model]]


def problems(raw: Raw, document: Document) -> list[Problem]:
    """Every way in which a document contradicts itself, each with the line it stands on."""
    return [raw.problem(path, expected) for path, expected in found(document)]


def found(document: Document) -> Found:
    """The places where a document contradicts itself, and what was expected there."""
    every = list(parts(document))
    yield from _sources(document, every)
    if isinstance(document, Case):
        yield from _case(document, every)
        return
    yield from _speakers(every, set())
    if isinstance(document, Tally):
        yield from tally(document)
    elif isinstance(document, Person):
        yield from person(document)
    else:
        yield from provision(document)


def parts(model: Model, path: Path = ()) -> Iterator[tuple[Path, Model]]:
    """Every part of a document with its place, the document itself first."""
    yield path, model
    for name in _holding(type(model)):
        value = getattr(model, name)
        if isinstance(value, Model):
            yield from parts(value, (*path, name))
        elif isinstance(value, tuple):
            for place, item in enumerate(value):
                if isinstance(item, Model):
                    yield from parts(item, (*path, name, place))


@cache
def _holding(model: type[Model]) -> tuple[str, ...]:
    """The fields of a part that can hold other parts."""
    shape = shape_of(model)
    return tuple(name for name in model.model_fields if name in shape.inner or name in shape.lists)


@cache
def _fields_of(model: type[Model], names: tuple[str, ...]) -> tuple[str, ...]:
    """Those of these fields that a part has."""
    return tuple(name for name in names if name in model.model_fields)


def _sources(document: Document, every: Parts) -> Found:
    known = Counter(source.id for source in document.sources)
    for source_id, times in known.items():
        if times > 1:
            yield (
                ("sources",),
                f"{source_id} is listed {times} times; give each its own id",
            )
    for place, source in enumerate(document.sources):
        if source.via == source.id:
            yield ("sources", place, "via"), "a source is not read through itself"
    for path, part in every:
        for name in _fields_of(type(part), _TO_SOURCES):
            for wanted in _listed(getattr(part, name)):
                if wanted not in known:
                    yield (*path, name), f"no source has the id {wanted}; add it under sources"


def _case(case: Case, every: Parts) -> Found:
    lists = {name: {fact.id for fact in getattr(case, name) if fact.id} for name in FACT_LISTS}
    yield from _ids_once(case)
    yield from _references(case, every, lists)
    yield from _speakers(every, lists["parties"])
    yield from _belongings(case)
    for path, fact in _facts(case):
        yield from claims(path, fact)
        yield from _one_fact(path, fact)
    yield from _chains(case)
    yield from _case_slugs(case)


def _facts(case: Case) -> Iterator[tuple[Path, facts.Claimed]]:
    for name, place, fact in case.every_fact():
        yield (name, place), fact


def _ids_once(case: Case) -> Found:
    seen: set[str] = set()
    for path, part in _with_ids(case):
        if part.id and part.id in seen:
            yield (*path, "id"), f"another fact has the id {part.id}; an id is used once"
        seen.add(part.id or "")


def _with_ids(case: Case) -> Iterator[tuple[Path, Identified]]:
    """The facts of a case, each before its dated parts."""
    for path, fact in _facts(case):
        yield path, fact
        for place, part in enumerate(parts_of(fact)):
            yield (*path, fact.dated_parts, place), part


def _references(case: Case, every: Parts, lists: dict[str, set[str]]) -> Found:
    known = {
        name: set().union(*(lists[each] for each in allowed or FACT_LISTS))
        for name, allowed in REFERENCES.items()
    }
    for path, part in every:
        if not path or isinstance(part, facts.Source):  # the author of a source is no party
            continue
        for name in _fields_of(type(part), _TO_FACTS):
            for wanted in _listed(getattr(part, name)):
                if wanted not in known[name] and (name, wanted) != ("author", _UNKNOWN_AUTHOR):
                    where = " or ".join(REFERENCES[name] or ("this case",))
                    yield (*path, name), f"nothing under {where} has the id {wanted}"
    for place, post in enumerate(case.posts):
        for wanted in set(post.about) - lists["parties"]:
            yield ("posts", place, "about"), f"nothing under parties has the id {wanted}"


def _speakers(every: Parts, parties: set[str]) -> Found:
    known = parties | set(SPEAKERS)
    for path, part in every:
        for name in _fields_of(type(part), _TO_SPEAKERS):
            for speaker in _listed(getattr(part, name)):
                if speaker not in known:
                    words = ", ".join(SPEAKERS)
                    yield (*path, name), f"a party's id, or one of these words: {words}"


def _belongings(case: Case) -> Found:
    """`of` may be missing only while there is one subject, `proceeding` while there is one."""
    if not case.subjects:
        yield ("parties",), "a case has at least one party that is its subject"
    for path, fact in _facts(case):
        if len(case.subjects) > 1 and isinstance(fact, _OF_A_SUBJECT) and not fact.of:
            yield (*path, "of"), "the case has several subjects; say whose fact this is"
        owed = isinstance(fact, (facts.Charge, facts.Decision))
        if owed and len(case.proceedings) > 1 and not getattr(fact, "proceeding", ()):
            yield (*path, "proceeding"), "the case has several proceedings; say which one"


def _one_fact(path: Path, fact: facts.Claimed) -> Found:
    if isinstance(fact, facts.Party) and bool(fact.person) == bool(fact.name):
        yield path, "a party is either a person we have a document for, or a name"
    if isinstance(fact, facts.Tie) and not fact.said_by:
        yield (*path, "said_by"), "somebody ties the post to the measure; say who"
    if isinstance(fact, facts.Post) and fact.account and fact.platform:
        yield (*path, "platform"), "the account says the platform; leave it out here"
    if isinstance(fact, facts.Charge) and fact.provision and not fact.citation:
        yield (*path, "provision"), "a provision needs the citation as the source wrote it"
    if isinstance(fact, facts.Detention):
        yield from _detention(path, fact)
    if isinstance(fact, facts.Proceeding) and fact.claimed and fact.kind != "civil claim":
        yield (*path, "claimed"), "only a civil claim has an amount that is claimed"
    if isinstance(fact, facts.Update):
        yield from _correction(path, fact)


def _detention(path: Path, detention: facts.Detention) -> Found:
    if detention.under and (detention.term or detention.ordered):
        yield (*path, "term"), "the decision gives the term; leave it out here"
    if detention.follows and detention.follows == detention.id:
        yield (*path, "follows"), "a detention cannot follow itself"
    first, last = detention.taken, detention.ended
    if first and last and first.wholly_after(last):
        yield (*path, "ended"), "the custody ends before it begins"
    for place, extension in enumerate(detention.extensions):
        if not (extension.term or extension.until):
            yield (*path, "extensions", place), "an extension has a term, or a day it runs until"


def _correction(path: Path, update: facts.Update) -> Found:
    changed = (update.field, update.old, update.new, update.why)
    if update.kind == "correction" and not all(changed[:1] + changed[3:]):
        yield path, "a correction names the field that was wrong, and why it was"
    if update.kind != "correction" and any(changed):
        yield (*path, "kind"), "only a correction has field, old, new and why"


def _chains(case: Case) -> Found:
    """No detention follows itself through others; so with reviews, and with posts above posts."""
    before = {each.id: (each.follows,) for each in case.detentions}
    reviews = {each.id: each.reviews for each in case.decisions}
    above = {each.id: (each.parent,) for each in case.posts}
    for name, links in (("detentions", before), ("decisions", reviews), ("posts", above)):
        for place, start in enumerate(links):
            if start and start in _reached(links, start):
                yield (name, place), f"{start} leads back to itself"


def _reached(links: dict[str | None, tuple[Any, ...]], start: str) -> set[str]:
    reached: set[str] = set()
    ahead = list(links[start])
    while ahead:
        each = ahead.pop()
        if each and each not in reached:
            reached.add(each)
            ahead += links.get(each, ())
    return reached


def _case_slugs(case: Case) -> Found:
    if case.slug in case.formerly:
        yield ("formerly",), "a case was not formerly called what it is called now"
    for place, related in enumerate(case.related):
        if related.case == case.slug:
            yield ("related", place, "case"), "a case is not related to itself"


def _listed(value: Any) -> tuple[Any, ...]:
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)
