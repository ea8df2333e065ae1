"""A version of a document as it is kept: whole, as one text that is encrypted."""

import json
from collections.abc import Mapping

from app.cases.identity import Known, Slug, header_of
from app.cases.working.drafts import Draft, sealed, unsealed
from app.document.case import Case
from app.document.others import Person, Tally
from app.document.reading import KINDS, Document
from app.document.writing import canonical

Confidential = Mapping[str, str]


def body_of(draft: Draft, confidential: Confidential) -> str:
    """A draft, and what the desk knew in confidence beside it, as one text."""
    held = {
        "document": json.loads(canonical(draft.document)),
        "unfinished": sealed(draft),
        "confidential": dict(confidential),
    }
    return json.dumps(held)


def draft_in(body: str) -> Draft:
    """The draft in such a text. The documents it names bear the slugs they had then."""
    held = json.loads(body)
    document = KINDS[held["document"]["speechwatch"]].model_validate(held["document"])
    return Draft(document, unsealed(held["unfinished"]))


def with_present_slugs(draft: Draft, known: Known) -> Draft:
    """The draft with the slug of today for each document it names that has another one since."""
    ids = {id_: slug for slug, id_ in known.by_slug.items()}
    moved = {old: ids[id_][1] for old, id_ in known.former.items() if id_ in ids}
    return Draft(_renamed(draft.document, moved), draft.unfinished) if moved else draft


def slugs_named(draft: Draft) -> set[Slug]:
    """The kinds and slugs of the documents that a draft names."""
    return {slug for _, slug in header_of(draft.document).names}


def _renamed(document: Document, moved: Mapping[Slug, str]) -> Document:
    def now(kind: str, slug: str | None) -> str | None:
        return moved.get((kind, slug), slug) if slug else slug

    if isinstance(document, Case):
        parties = [
            each.model_copy(update={"person": now("person", each.person)})
            for each in document.parties
        ]
        related = [
            each.model_copy(update={"case": now("case", each.case)}) for each in document.related
        ]
        return document.model_copy(update={"parties": tuple(parties), "related": tuple(related)})
    if isinstance(document, Person):
        distinct = tuple(str(now("person", each)) for each in document.distinct_from)
        return document.model_copy(update={"distinct_from": distinct})
    if isinstance(document, Tally):
        overlaps = tuple(str(now("case", each)) for each in document.overlaps)
        changed = {"overlaps": overlaps, "case": now("case", document.case)}
        return document.model_copy(update=changed)
    return document
