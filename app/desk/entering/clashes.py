"""Two people edited one document: each field that both changed, with both values in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from app.cases.working.merging import Clash
from app.desk.entering.telling import typed_in_words
from app.pages.fields import field_name, list_name
from app.pages.sentences import capital
from app.web.language import gettext

_WHOLE: Final = 2


@dataclass(frozen=True, slots=True)
class Question:
    """A field with what stood there, what another saved, and what was typed here."""

    name: str
    field: str
    was: str
    theirs: str
    mine: str


def questions(clashes: Sequence[Clash]) -> tuple[Question, ...]:
    """What is asked of whoever saves, a question a field."""
    return tuple(_question(each) for each in clashes)


def _question(clash: Clash) -> Question:
    return Question(
        clash.name,
        _named(clash),
        *(_value(each) for each in (clash.base, clash.theirs, clash.mine)),
    )


def _named(clash: Clash) -> str:
    place = clash.place
    if len(place) == 1:
        return capital(field_name(place[0]))
    fact = f"{list_name(place[0])}, {place[1]}"
    return fact if len(place) == _WHOLE else f"{fact}: {field_name(place[2])}"


def _value(value: Any) -> str:
    return gettext("nothing") if value is None else typed_in_words(value)
