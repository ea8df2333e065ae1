"""Documents by their address: as they are stored, with what is worked out of them beside it."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic import BaseModel

from app import addresses
from app.api.v1.declared import revision_number
from app.api.v1.derived import OfCase, OfPerson, Standing, of_case, of_person, standing
from app.document.case import Case
from app.document.others import Person, Provision, Tally
from app.document.reading import DERIVED
from app.pages.addressed import document_at
from app.pages.reading import read_case, read_person, read_revision
from app.record.answers import Published
from app.web.deployment import today
from app.web.record import from_record


class CaseTold(Case):
    """A case as published. `derived` is worked out when answering: outside the hashed bytes."""

    derived: OfCase


class PersonTold(Person):
    """The subject of a case as published, with what is worked out of all their cases."""

    derived: OfPerson


class ProvisionTold(Provision):
    """An article as published."""

    derived: Standing


class TallyTold(Tally):
    """A reported count without names as published: listed apart, never added to cases."""

    derived: Standing


def case(slug: str, as_of: date | None) -> Mapping[str, Any]:
    """A case as it stands."""
    read = from_record(lambda connection: read_case(connection, slug))
    url, page = addresses.api_document("case", slug), addresses.case(slug)
    return _told(read.published, of_case(read, url, page, as_of or today()))


def case_at(slug: str, revision: int, as_of: date | None) -> Mapping[str, Any]:
    """A case as one revision published it, with the people and the law as they stood then."""
    number = revision_number(revision)
    read = from_record(lambda connection: read_revision(connection, slug, number))
    url, page = addresses.api_revision(slug, number), addresses.case_at(slug, number)
    return _told(read.published, of_case(read, url, page, as_of or today()))


def person(slug: str, as_of: date | None) -> Mapping[str, Any]:
    """The subject of a case; nobody else has an address."""
    read = from_record(lambda connection: read_person(connection, slug))
    url, page = addresses.api_document("person", slug), addresses.person(slug)
    return _told(read.published, of_person(read, url, page, as_of or today()))


def provision(article: str) -> Mapping[str, Any]:
    """An article of the law."""
    return _document("provision", article, addresses.provision(article))


def tally(slug: str) -> Mapping[str, Any]:
    """A reported count without names."""
    return _document("tally", slug, addresses.tally(slug))


def _document(kind: str, slug: str, page: str) -> Mapping[str, Any]:
    published = from_record(lambda connection: document_at(connection, kind, slug))
    url = addresses.api_document(kind, slug)
    return _told(published, standing(published, url, page))


def _told(published: Published, derived: BaseModel) -> Mapping[str, Any]:
    """The stored document itself, whatever this code knows of it, and what is derived."""
    beside = derived.model_dump(mode="json", exclude_defaults=True)
    return {**json.loads(published.body), DERIVED: beside}
