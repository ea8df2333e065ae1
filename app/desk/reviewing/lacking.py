"""What a case still lacks before readers may see it, as sentences that lead to where it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.desk import ways
from app.desk.reviewing.opening import Work
from app.document.raw import Path
from app.pages.fields import field_name, list_name
from app.web.language import gettext

_UNNAMED: Final = "draft-"
_IN_A_LIST: Final = 2


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that is missing or cannot be read, and the page on which it is put right."""

    what: str
    expected: str
    href: str


def lacks(work: Work) -> tuple[Lack, ...]:
    """Everything that keeps a case from being published."""
    return tuple(_lacks(work))


def _lacks(work: Work) -> Iterator[Lack]:
    href = ways.case(work.id)
    for path, said in work.draft.lacks:
        yield Lack(_place(work, path), said, href)
    if work.case.slug.startswith(_UNNAMED):
        chosen = gettext("choose the last part of the address that readers shall see")
        yield Lack(field_name("slug"), chosen, href)


def _place(work: Work, path: Path) -> str:
    """Where it is, in words: the list, the fact, the field."""
    listed = str(path[0])
    if len(path) < _IN_A_LIST:
        return field_name(listed)
    named = [list_name(listed), _id_of(work, path)]
    named += [field_name(str(each)) for each in path[_IN_A_LIST:] if isinstance(each, str)]
    return " · ".join(each for each in named if each)


def _id_of(work: Work, path: Path) -> str:
    """The mark of the fact: a path has it, or its place in the list."""
    found = getattr(work.case, str(path[0]), ())
    at = path[1]
    if isinstance(at, str):
        return at
    return str(getattr(found[at], "id", None) or at + 1) if at < len(found) else ""
