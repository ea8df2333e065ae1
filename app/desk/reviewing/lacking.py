"""What a case still lacks before readers may see it, as sentences that lead to where it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.cases.working.fields import keyed_lists
from app.desk import ways
from app.desk.reviewing.opening import Work
from app.desk.said_below import in_words
from app.document.case import Case
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
    for path, said in work.draft.lacks:
        yield Lack(_place(work, path), in_words(said), _href(work, path))
    if work.case.slug.startswith(_UNNAMED):
        chosen = gettext("choose the last part of the address that readers shall see")
        yield Lack(field_name("slug"), chosen, ways.about_case(work.id))


def _place(work: Work, path: Path) -> str:
    """Where it is, in words: the list, the fact, the field."""
    listed = str(path[0])
    if len(path) < _IN_A_LIST:
        return field_name(listed)
    named = [list_name(listed), _id_of(work, path)]
    named += [field_name(str(each)) for each in path[_IN_A_LIST:] if isinstance(each, str)]
    return " · ".join(each for each in named if each)


def _href(work: Work, path: Path) -> str:
    """The form in which it is put right."""
    listed, named = str(path[0]), _id_of(work, path)
    if listed == "parties" and not named:
        return ways.add_fact(work.id, "party")
    return ways.change_fact(work.id, listed, named) if named else ways.about_case(work.id)


def _id_of(work: Work, path: Path) -> str:
    """The mark of the fact that a path lies in; empty where it lies in none."""
    if str(path[0]) not in keyed_lists(Case) or len(path) < _IN_A_LIST:
        return ""
    at = path[1]
    return at if isinstance(at, str) else str(getattr(work.case, str(path[0]))[at].id)
