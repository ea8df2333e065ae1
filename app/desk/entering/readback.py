"""What we understood of what was typed, said back beside its field, and what we did not."""

from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from app import dates
from app.desk import citing
from app.desk.entering import boxes
from app.desk.entering.described import Field
from app.desk.said_below import in_words
from app.document.values import Date
from app.web.deployment import locale
from app.web.language import gettext


@dataclass(frozen=True, slots=True)
class ReadBack:
    """A sentence about what was typed; `asks` where it wants an answer.

    `what` is what it was understood as, alone.
    """

    said: str
    asks: bool = False
    what: str = ""


def read_back(field: Field, given: boxes.Texts) -> ReadBack | None:
    """What a field's texts were understood as; None where there is nothing to say."""
    text = given.get("", [""])[0].strip()
    if not text:
        return None
    if field.kind == "date":
        return _date(boxes.read(field, given, None), text)
    if field.kind in ("term", "truth or term"):
        return _term(boxes.read(field, given, None))
    if field.kind == "money":
        return _money(str(boxes.read(field, given, None)))
    if field.name == "citation":
        return _citation(text)
    return None


def _read_as(what: str) -> ReadBack:
    return ReadBack(gettext("We read: %(what)s", what=what), what=what)


def _date(value: Any, text: str) -> ReadBack:
    try:
        found = Date.model_validate(value)
    except ValidationError:
        return ReadBack(_why_no_date(text), asks=True)
    said = found.shown(locale())
    if found.edtf.startswith("XXXX"):
        asked = gettext(
            "We read: %(date)s. The year is not stated; say which, and how you know it.", date=said
        )
        return ReadBack(asked, asks=True)
    return _read_as(said)


def _why_no_date(text: str) -> str:
    try:
        dates.understand(text)
    except dates.NotADate as complaint:
        return in_words(str(complaint))
    return gettext("The year, the hour or the day it counts from does not fit this date.")


def _term(value: Any) -> ReadBack | None:
    if isinstance(value, bool):
        return None
    try:
        said = dates.Term.parse(value).display(locale())
    except dates.NotATerm as complaint:
        return ReadBack(in_words(str(complaint)), asks=True)
    return _read_as(said)


def _money(value: str) -> ReadBack:
    number, _, currency = value.partition(" ")
    if len(currency) == 3 and number.replace(".", "").isascii():  # noqa: PLR2004 - EUR, AZN
        return _read_as(value)
    return ReadBack(gettext("Write a sum with its currency, such as 500 AZN."), asks=True)


def _citation(text: str) -> ReadBack:
    found = citing.understood(text)
    if not found:
        told = gettext("We found no article in this that we know. The words are kept as they are.")
        return ReadBack(told, asks=True)
    printed = "; ".join(map(citing.printed, found))
    return _read_as(printed)
