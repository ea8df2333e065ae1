"""The forms of a review: what is said about a case, who works on it, when it is published."""

import unicodedata
from datetime import date

from wtforms import (
    BooleanField,
    Field,
    Form,
    HiddenField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import StopValidation

from app import dates
from app.desk.forms import DeskForm
from app.desk.numbers import whole_number
from app.web.deployment import locale
from app.web.language import gettext
from app.web.language import marked as _n

_LONGEST = 5000


def tidied(typed: str | None) -> str:
    """What was typed, without its ends and without signs that nobody sees or types."""
    kept = (each for each in typed or "" if each in "\n\t" or unicodedata.category(each) != "Cc")
    return "".join(kept).strip()


def worded(sentence: str) -> list[object]:
    """Validators of a text that must be there; `sentence` says what to write."""

    def check(_form: Form, field: Field) -> None:
        if not field.data:
            raise StopValidation(gettext(sentence))
        if len(field.data) > _LONGEST:
            raise StopValidation(gettext("This is too long. Shorten it to 5000 signs."))

    return [check]


def _a_version(_form: Form, field: Field) -> None:
    if not whole_number(field.data):
        raise StopValidation(gettext("This form is not whole. Open the page anew."))


class VersionForm(DeskForm):
    """The version somebody looked at when they decided."""

    version = HiddenField(validators=[_a_version])

    @property
    def number(self) -> int:
        """The version, once the form was validated."""
        return int(self.version.data or 0)


class SayForm(DeskForm):
    """A comment."""

    text = TextAreaField(
        _n("Comment"),
        worded(_n("Write what you want to say.")),
        filters=[tidied],
        description=_n("Everybody who works on this reads it. No reader ever does."),
    )


class BackForm(DeskForm):
    """Why a case goes back to its author."""

    why = TextAreaField(
        _n("What is to be done first"),
        worded(_n("Write why it goes back, so that its author knows what to do.")),
        filters=[tidied],
    )


class AssignForm(DeskForm):
    """Somebody who is to work on a case."""

    who = SelectField(_n("Who"), validate_choice=False)
    entrusted = BooleanField(_n("They may read what is confidential in it"))

    def validate_who(self, field: Field) -> None:
        """They are one of those who can be chosen."""
        if field.data not in {each[0] for each in self.who.choices or ()}:
            raise StopValidation(gettext("Choose somebody of the desk."))


class PublishForm(VersionForm):
    """Publishing, at once or on a day."""

    day = StringField(
        _n("Not before"),
        filters=[tidied],
        description=_n("A day such as 2 March 2026. Leave it empty to publish at once."),
    )

    def validate_day(self, field: Field) -> None:
        """One whole day, or none."""
        if field.data and self.not_before is None:
            raise StopValidation(gettext("Write one day with its year, such as 2 March 2026."))

    @property
    def not_before(self) -> date | None:
        """The day, if one was given."""
        try:
            found = dates.understand(self.day.data or "", locale())
        except dates.NotADate:
            return None
        return found.lower if found.lower == found.upper else None


class WithdrawForm(DeskForm):
    """Why a case is taken away for good, and whether they are sure."""

    why = TextAreaField(
        _n("Why it is withdrawn"),
        worded(_n("Write why it is withdrawn. It stays in the log, and no reader sees it.")),
        filters=[tidied],
        description=_n("It stays in the log of the desk. Readers are not told why. Name nobody."),
    )


class ProtectForm(VersionForm):
    """What somebody is called in public from now on."""

    name = StringField(
        _n("What readers call them from now on"),
        worded(_n("Write what to call them, such as: a student from Gəncə.")),
        filters=[tidied],
        description=_n("It must not hint at who they are."),
    )
    slug = StringField(
        _n("The last part of their page’s address"),
        worded(_n("Write an address of small letters, digits and hyphens.")),
        filters=[tidied],
        description=_n("Small Latin letters, digits and hyphens, such as: student-7."),
    )
    along = BooleanField(
        _n("The case was changed for this: publish it as it stands, together with the name")
    )
    case_version = HiddenField(validators=[_a_version])
