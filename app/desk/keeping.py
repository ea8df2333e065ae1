"""What is typed is kept for whoever typed it, also when their sign-in has ended meanwhile.

Each form carries a proof that it was handed to somebody. What comes with a proof may be kept for
them by anybody who has the page; they alone read it, when they have signed in again.
"""

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from flask import Response, request
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as AnyResponse

from app.cases.working.forms import TooLong, forget_typing, keep_typing, typed_before
from app.cases.working.monitors import Monitor
from app.desk.circumstances import here
from app.desk.database import reading, writing
from app.desk.door.visits import visit
from app.desk.forms import DeskForm
from app.desk.page import moment, see
from app.desk.typed import DO, DROP, Sent, sent
from app.desk.working import monitor
from app.staff import queries
from app.staff.tokens import keyed

_Form = TypeVar("_Form", bound=DeskForm)


@dataclass(frozen=True, slots=True)
class Kept:
    """What was typed into a form and not saved, and when, in words."""

    typed: Sent
    when: str


def own_proof(way: str = "") -> str:
    """That a form was handed to whoever asks; `way` is where it goes, if not to this address."""
    return _proof(visit().name, way.partition("?")[0] or request.path)


def _proof(who: str, path: str) -> str:
    return keyed(here().key, "typing", f"{who}\n{path}")


def kept(session: Session, form: str, about: str | None) -> Kept | None:
    """What whoever asks typed into a form before. Raises KeyError as `typed_before` does."""
    found = typed_before(session, monitor(session), form, about)
    return Kept(dict(found[0]), moment(found[1])) if found else None


def again(session: Session, name: str, about: str | None, form: type[_Form]) -> tuple[_Form, str]:
    """A form with what whoever asks typed into it before, and when; empty, and nothing.

    `name` is under which it is kept. Raises KeyError as `kept` does.
    """
    found = kept(session, name, about)
    return (form(MultiDict(found.typed)), found.when) if found else (form(), "")


def forget(session: Session, form: str, about: str | None) -> None:
    """Forgets what whoever asks typed into a form."""
    forget_typing(session, monitor(session), form, about)


def drop(form: str, about: str | None) -> None:
    """Forgets what whoever asks typed and does not want, at once."""
    with writing() as session:
        forget(session, form, about)


def keep(form: str, about: str | None) -> bool:
    """Keeps what whoever asks has sent; False for more than can be kept."""
    return _keep(monitor, form, about)


def kept_or_dropped(
    form: str, anew: str, about: Callable[[], str | None] = lambda: None
) -> AnyResponse | None:
    """The answer to a form that is not to be saved; None for one that is.

    What a script sends while somebody types is kept: 204, or 413 for more than can be kept. What
    they do not want is dropped, and `anew` is where the form stands. `about` says which document
    the form is for; it is asked only where something is kept or dropped.
    """
    act = request.form.get(DO)
    if act == "keep":
        return Response(status=204 if keep(form, about()) else 413)
    if act == DROP:
        drop(form, about())
        return see(anew)
    return None


def _keep(of: Callable[[Session], Monitor], form: str, about: str | None) -> bool:
    try:
        with writing() as session:
            keep_typing(session, of(session), form, about, dict(sent()))
    except TooLong:
        return False
    return True


def keep_for_whoever_typed(
    form_of: Callable[[], tuple[str, str | None]], back: str = ""
) -> str | None:
    """Keeps what a form brings whose sign-in is over; the way back to it, None without a proof.

    `form_of` says which form it is, and about what. It is not asked where nobody was handed one.
    `back` is the page on which it stands, where that has another address than it goes to.
    """
    who = request.form.get("who", "")
    given = request.form.get("proof", "").encode("utf-8", "surrogatepass")
    if not who or not hmac.compare_digest(given, _proof(who, request.path).encode()):
        return None
    with reading() as session:
        member = queries.member_named(session, who)
    gone = member is None or member.frozen_at is not None
    if gone or not _keep(lambda _: Monitor(who, "contributor"), *form_of()):
        return None
    return back or request.full_path.rstrip("?")
