"""The forms of the desk, on WTForms: fields with a label, a hint, and faults as sentences.

Labels and hints are marked for the translators and translated when they are shown; a fault is
translated when it is found. Whether a form was sent from here is the gate's business, not theirs.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final, TypeVar

from flask import request
from wtforms import BooleanField, Field, Form, PasswordField, SelectField, StringField
from wtforms.validators import StopValidation

from app.staff import names, passwords
from app.staff.passwords import PasswordFault
from app.staff.roles import ROLES
from app.web.language import gettext
from app.web.language import marked as _n

_LONGEST: Final = 1000
_FAULTS: Final[dict[PasswordFault, str]] = {
    "short": _n("This is too short. Take at least 12 signs; a few words are easy to remember."),
    "long": _n("This is too long. Take at most 200 signs."),
    "plain": _n("This is guessed too easily. Take a few words that do not belong together."),
    "name": _n("Your name is in it, and it is the first that others try. Take other words."),
}
_NOT_A_NAME = _n("A name is 2 to 60 letters, digits and spaces, with . - _ or ' among them.")
_Made = TypeVar("_Made", bound="DeskForm")


class DeskForm(Form):
    """A form that says what is wrong beside each field, and keeps what was typed."""

    def blame(self, field: str, sentence: str) -> None:
        """Adds a fault that was found elsewhere, as a sentence in the reader's language."""
        found = self[field]
        found.errors = [*found.errors, sentence]


def sent(form: type[_Made]) -> _Made:
    """What was sent of a form."""
    return form(request.form)


def needed(sentence: str) -> Callable[[Form, Field], None]:
    """A field that must be filled; `sentence` says with what."""

    def check(_form: Form, field: Field) -> None:
        if not (field.data or "").strip():
            raise StopValidation(gettext(sentence))
        if len(field.data) > _LONGEST:
            raise StopValidation(gettext("This is longer than anything that is meant here."))

    return check


def chosen(name_of: Callable[[Form], str]) -> Callable[[Form, Field], None]:
    """A new password of the person whose name this is."""

    def check(form: Form, field: Field) -> None:
        wrong = passwords.fault(field.data or "", name_of(form))
        if wrong:
            raise StopValidation(gettext(_FAULTS[wrong]))

    return check


def _same_again(form: Form, field: Field) -> None:
    if not form["password"].errors and field.data != form["password"].data:
        raise StopValidation(gettext("The two are not the same. Type it once more."))


def _a_name(_form: Form, field: Field) -> None:
    try:
        names.tidied(field.data or "")
    except names.NotAName:
        raise StopValidation(gettext(_NOT_A_NAME)) from None


def _a_role(_form: Form, field: Field) -> None:
    if field.data not in ROLES:
        raise StopValidation(gettext("Choose one of the three roles."))


def _copied(_form: Form, field: Field) -> None:
    if not field.data:
        raise StopValidation(
            gettext("Copy the codes first: they are the way back in without your telephone.")
        )


class SignInForm(DeskForm):
    """A name and a password."""

    name = StringField(_n("Name"), [needed(_n("Write the name you were given."))])
    password = PasswordField(_n("Password"), [needed(_n("Write your password."))])


class CodeForm(DeskForm):
    """A code of an app."""

    code = StringField(
        _n("Code"),
        [needed(_n("Write the six digits that your app shows."))],
        description=_n("The six digits that your app shows now."),
    )


class RecoveryForm(DeskForm):
    """A recovery code."""

    recovery = StringField(
        _n("Recovery code"),
        [needed(_n("Write one of the ten codes that you copied."))],
        description=_n("One of the ten that you copied. Each is good once."),
    )


class ProveForm(DeskForm):
    """Both factors at once."""

    password = PasswordField(_n("Password"), [needed(_n("Write your password."))])
    code = StringField(
        _n("Code"),
        [needed(_n("Write the six digits that your app shows."))],
        description=_n("The six digits that your app shows now, or one of your recovery codes."),
    )


class ChoosePasswordForm(DeskForm):
    """A new password, typed twice. `whose` is the name that must not be in it."""

    whose = ""
    password = PasswordField(
        _n("New password"),
        [chosen(lambda form: str(form.whose))],  # type: ignore[attr-defined]
        description=_n("At least 12 signs. A few words that do not belong together are good."),
    )
    again = PasswordField(_n("The same once more"), [_same_again])


class CopiedForm(DeskForm):
    """Whether the recovery codes were copied."""

    copied = BooleanField(_n("I have copied the codes"), [_copied])


class PasskeyForm(DeskForm):
    """What a passkey is called by its owner, and what a browser says of it."""

    name = StringField(_n("What to call it"), description=_n("Such as: my telephone"))


def role_choices() -> Sequence[tuple[str, str]]:
    """The roles with what each may do, in the reader's language."""
    said = {
        "contributor": gettext("contributor: writes drafts"),
        "editor": gettext("editor: reviews, and publishes what another wrote"),
        "admin": gettext("admin: looks after the people and the settings too"),
    }
    return [(role, said[role]) for role in ROLES]


class RoleForm(DeskForm):
    """A role of somebody."""

    role = SelectField(_n("Role"), [_a_role], validate_choice=False)

    def __init__(self, *args: Any, **given: Any) -> None:
        """The choices are told in the reader's language."""
        super().__init__(*args, **given)
        self.role.choices = list(role_choices())


class AddPersonForm(RoleForm):
    """Somebody new."""

    name = StringField(
        _n("Name"),
        [needed(_n("Write the name they sign in with.")), _a_name],
        description=_n("They sign in with it, and the log shows it. It cannot be changed later."),
    )
