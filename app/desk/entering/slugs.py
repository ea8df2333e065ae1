"""Names for the addresses of new documents, suggested from what they are called.

A case is called after who was taken and the year; until readers see it, its editors may choose
another. Nobody is named in the address of a case who is not to be named in public.
"""

import re
import unicodedata
from collections.abc import Iterable
from itertools import chain, count
from typing import Any, Final

from sqlalchemy.orm import Session

from app.cases.queries import document_of, find_document, slugs_beginning
from app.cases.working.fields import Fields, entries
from app.document.others import Person
from app.folding import fold

_LONGEST: Final = 80
_SHORTEST: Final = 2
# Letters that Unicode does not take apart.
_WITHOUT_SIGN: Final = str.maketrans(
    {"ə": "e", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"}
)


def slug_of(name: str) -> str:
    """The letters of a name that may stand in an address; `somebody` where it has none."""
    start = re.sub(r"[^a-z0-9]+", "-", _in_plain_letters(name))[:_LONGEST].strip("-")
    return start if len(start) >= _SHORTEST else "somebody"


def free_slug(session: Session, kind: str, start: str) -> str:
    """The first of `start`, `start-2` and so on that no document of the kind has or ever had."""
    return free_slugs(session, kind, [start])[0]


def free_slugs(session: Session, kind: str, starts: Iterable[str]) -> list[str]:
    """The same for several at once, none of which is given twice."""
    taken: dict[str, set[str]] = {}
    given: list[str] = []
    for start in starts:
        if start not in taken:
            taken[start] = slugs_beginning(session, kind, start)
        used = taken[start] | {*given}
        numbered = (f"{start}-{number}" for number in count(2))
        given.append(next(each for each in chain([start], numbered) if each not in used))
    return given


def case_slug(session: Session, party: Fields, fields: Fields) -> Fields:
    """The slug for a case about a party, such as `{"slug": "elvin-mustafayev-2026"}`.

    Nothing for somebody who is protected, a minor, or not named by the source.
    """
    slug = str(party.get("person", ""))
    if not named_openly(session, slug):
        return {}
    return {"slug": free_slug(session, "case", with_year(slug, fields))}


def named_openly(session: Session, slug: str) -> bool:
    """Whether somebody with this slug may be named in the address of a case."""
    id_ = find_document(session, "person", slug)
    person = document_of(session, id_) if id_ else None
    return isinstance(person, Person) and _may_be_named(person)


def with_year(slug: str, fields: Fields) -> str:
    """The slug of a person with the year of their taking, where it is known."""
    return "-".join((slug, *_years(fields)[:1]))


def _may_be_named(person: Person) -> bool:
    return person.identification == "named" and not (person.protected or person.minor)


def _years(fields: Fields) -> list[str]:
    """The year of the taking, where it is known."""
    taken = [each.get("taken") for each in entries(fields, "detentions")]
    return [year for each in taken if (year := _year(each))]


def _year(day: Any) -> str:
    edtf = str(day.get("edtf", "") if isinstance(day, dict) else day or "")
    return edtf[:4] if re.match(r"\d{4}", edtf) else ""


def _in_plain_letters(name: str) -> str:
    """A name in letters of a to z: Latin ones without their signs, others as they are folded."""
    small = unicodedata.normalize("NFKD", name.lower().translate(_WITHOUT_SIGN))
    bare = "".join(each for each in small if not unicodedata.combining(each))
    return bare if not re.search(r"[^\W\d_a-z]", bare) else fold(name)
