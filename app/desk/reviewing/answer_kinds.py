"""The four answers to what the queue asks, and the form of each."""

from dataclasses import dataclass
from typing import Any, Final, get_args

from pydantic import TypeAdapter, ValidationError
from wtforms import Field, SelectField, StringField, TextAreaField
from wtforms.validators import StopValidation

from app import dates
from app.cases.working.answers import (
    Answer,
    Extended,
    NobodyKnows,
    Released,
    StillHeld,
    Told,
)
from app.dates import Term
from app.desk.reviewing.forms import VersionForm, tidied, worded
from app.document.values import Url
from app.document.vocabulary import SPEAKERS, HowEnded
from app.pages.words import word
from app.web.deployment import locale
from app.web.language import gettext
from app.web.language import marked as _n

_URL: Final = TypeAdapter[str](Url)
_HOW: Final[tuple[HowEnded, ...]] = get_args(HowEnded)


class AnswerForm(VersionForm):
    """When it was so, and who says so: what every answer says."""

    on = StringField(
        _n("On which day"),
        worded(_n("Write the day on which it was so.")),
        filters=[tidied],
        description=_n("A day such as 22 June 2026."),
    )
    outlet = StringField(
        _n("Where it comes from"),
        worded(_n("Write where it comes from, such as: a call to the lawyer.")),
        filters=[tidied],
        description=_n("Readers see it as the source. Name nobody who must not be named."),
    )
    url = StringField(_n("Link to it"), filters=[tidied])
    said_by = SelectField(_n("Who says so"), validate_choice=False)
    text = TextAreaField(_n("In a sentence"), filters=[tidied])

    def __init__(self, *args: Any, **given: Any) -> None:
        """The choices are told in the reader's language."""
        super().__init__(*args, **given)
        nobody = ("", gettext("the source itself"))
        self.said_by.choices = [nobody, *((each, word(each)) for each in SPEAKERS)]

    def validate_on(self, field: Field) -> None:
        """A day that can be read, with its year."""
        read_day(field)

    def validate_url(self, field: Field) -> None:
        """A whole link, if there is one."""
        try:
            _URL.validate_python(field.data or "https://tracker.example/")
        except ValidationError:
            said = gettext("Write the whole link, beginning with https:// or http://.")
            raise StopValidation(said) from None

    def validate_said_by(self, field: Field) -> None:
        """Nobody, or one of those who speak."""
        if field.data not in ("", *SPEAKERS):
            raise StopValidation(gettext("Choose one of the list."))

    def told(self) -> Told:
        """When, and who says so, as documents have it. The form was validated."""
        source = {"outlet": self.outlet.data, "url": self.url.data}
        speakers = (self.said_by.data,) if self.said_by.data else ()
        given = {name: value for name, value in source.items() if value}
        return Told(as_kept(self.on.data or ""), given, speakers, self.text.data or None)

    def answer(self) -> Answer:
        """What the form says, once it was validated."""
        raise NotImplementedError


class HeldForm(AnswerForm):
    """Still held."""

    def answer(self) -> Answer:
        """They were in custody on that day."""
        return StillHeld(self.told())


class UnknownForm(AnswerForm):
    """Nobody knows."""

    def answer(self) -> Answer:
        """Somebody asked, and nobody knows."""
        return NobodyKnows(self.told())


class ReleasedForm(AnswerForm):
    """Released."""

    how = SelectField(_n("How it ended"), validate_choice=False)

    def __init__(self, *args: Any, **given: Any) -> None:
        """The ways in which custody ends are told in the reader's language."""
        super().__init__(*args, **given)
        self.how.choices = [(each, word(each)) for each in _HOW]

    def validate_how(self, field: Field) -> None:
        """One of the ways in which custody ends."""
        if field.data not in _HOW:
            raise StopValidation(gettext("Choose one of the list."))

    def answer(self) -> Answer:
        """The custody ended on that day."""
        return Released(self.told(), self.how.data)


class ExtendedForm(AnswerForm):
    """Extended."""

    term = StringField(
        _n("By how long"),
        filters=[tidied],
        description=_n("Such as: 2 months, or 1 month and 10 days. Or give its last day below."),
    )
    until = StringField(_n("Until which day"), filters=[tidied])

    def validate_term(self, field: Field) -> None:
        """A length that can be read, or a day instead."""
        if not field.data and not self.until.data:
            raise StopValidation(gettext("Write by how long, or until which day."))
        try:
            self._length()
        except dates.NotATerm as wrong:
            raise StopValidation(str(wrong)) from None

    def validate_until(self, field: Field) -> None:
        """A day that can be read, if there is one."""
        if field.data:
            read_day(field)

    def answer(self) -> Answer:
        """The custody was extended on that day."""
        until = as_kept(self.until.data) if self.until.data else None
        return Extended(self.told(), self._length(), until)

    def _length(self) -> str | None:
        return Term.parse(self.term.data).iso() if self.term.data else None


@dataclass(frozen=True, slots=True)
class Answered:
    """One of the four: its word in an address, its form, and its name as marked."""

    word: str
    form: type[AnswerForm]
    marked: str

    @property
    def name(self) -> str:
        """Its name in the reader's language."""
        return gettext(self.marked)


ANSWERS: Final = (
    Answered("held", HeldForm, _n("Still held")),
    Answered("released", ReleasedForm, _n("Released")),
    Answered("extended", ExtendedForm, _n("Extended")),
    Answered("unknown", UnknownForm, _n("Nobody knows")),
)


def read_day(field: Field) -> None:
    """Refuses what is no day, with the sentence that says why; a day without a year is none."""
    try:
        found = dates.understand(field.data, locale())
    except dates.NotADate as wrong:
        raise StopValidation(str(wrong)) from None
    if found.lower is None or found.upper is None:
        raise StopValidation(gettext("Write the day with its year, such as 22 June 2026."))


def as_kept(typed: str) -> dict[str, str]:
    """A day as documents have it, with the words it was typed in where they are others."""
    found = dates.understand(typed, locale())
    words = {} if found.edtf == typed else {"as_written": typed}
    return {"edtf": found.edtf, **words}
