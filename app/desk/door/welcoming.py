"""Being let in: a link, a password of one's own, a second factor, recovery codes. In that order.

Opening the link changes nothing, because programs that show a preview of it open it too. It is
used up when a password is chosen; whoever is interrupted after that signs in with it and goes on.
"""

from flask import Response, jsonify, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from app.desk import ways
from app.desk.blueprint import desk
from app.desk.circumstances import here, now
from app.desk.database import reading, writing
from app.desk.door.access import during
from app.desk.door.attempts import begin_setting_up
from app.desk.door.making_passkeys import add, ask
from app.desk.door.signed_in import device_token, onward
from app.desk.door.visits import my_sign_in, myself
from app.desk.forms import ChoosePasswordForm, CodeForm, CopiedForm, PasskeyForm, sent
from app.desk.page import faulty, page, qr_code, see
from app.staff import member_actions, queries, second_factor_actions, sign_in_actions
from app.staff.one_time_codes import in_an_app
from app.web.errors import Unknown
from app.web.language import gettext

_WELCOME, _SET_UP, _CODES = "welcome.html", "set_up.html", "set_up_codes.html"
_ISSUER = "Speechwatch"


@desk.get("/welcome/<token>")
def welcome(token: str) -> Response:
    """The form to choose a password by a link, or the news that the link is used up."""
    name = _invited(token)
    if name is None:
        return faulty("welcome_over.html")
    return page(_WELCOME, form=ChoosePasswordForm(), name=name, token=token)


@desk.post("/welcome/<token>")
def accept_welcome(token: str) -> Response:
    """Uses up a link: from now on there is a password."""
    name = _invited(token)
    if name is None:
        return faulty("welcome_over.html")
    form = sent(ChoosePasswordForm)
    form.whose = name
    if not form.validate():
        return faulty(_WELCOME, form=form, name=name, token=token)
    kept = here().passwords.keep(form.password.data or "")
    with writing() as session:
        member = member_actions.use_link(session, token, kept, now())
        begun = begin_setting_up(session, member) if member else None
    return onward(ways.set_up(), begun) if begun else faulty("welcome_over.html")


@desk.get("/set-up")
@during("setting up")
def set_up() -> AnyResponse:
    """What an app or a passkey needs to become the second factor."""
    with reading() as session:
        if queries.has_second_factor(session, myself(session).id):
            return see(ways.set_up_codes())
        return page(_SET_UP, form=CodeForm(), passkey=PasskeyForm(), **secret_of(session))


@desk.post("/set-up")
@during("setting up")
def confirm_set_up() -> AnyResponse:
    """Takes the app into use, by a code of it."""
    form = sent(CodeForm)
    if form.validate():
        with writing() as session:
            typed = form.code.data or ""
            if second_factor_actions.confirm_app(session, myself(session), typed, now()):
                return see(ways.set_up_codes())
        form.blame("code", not_that_code())
    with reading() as session:
        return faulty(_SET_UP, form=form, passkey=PasskeyForm(), **secret_of(session))


@desk.post("/set-up/passkey/ask")
@during("setting up")
def ask_to_set_up() -> Response:
    """What a browser needs to make a first passkey."""
    return jsonify(ask())


@desk.post("/set-up/passkey")
@during("setting up")
def set_up_passkey() -> AnyResponse:
    """Adds the first passkey."""
    form = sent(PasskeyForm)
    wrong = add(form.name.data or "", request.form.get("answer", ""))
    if wrong is None:
        return see(ways.set_up_codes())
    form.blame("name", wrong)
    with reading() as session:
        return faulty(_SET_UP, form=CodeForm(), passkey=form, **secret_of(session))


@desk.get("/set-up/codes")
@during("setting up")
def set_up_codes() -> AnyResponse:
    """Why there are recovery codes, and how to get them."""
    with reading() as session:
        if not queries.has_second_factor(session, myself(session).id):
            return see(ways.set_up())
    return page(_CODES, form=CopiedForm(), codes=())


@desk.post("/set-up/codes")
@during("setting up")
def show_first_codes() -> Response:
    """Makes ten recovery codes and shows them, once."""
    with writing() as session:
        codes = second_factor_actions.make_recovery_codes(session, myself(session))
    return page(_CODES, form=CopiedForm(), codes=codes)


@desk.post("/set-up/finish")
@during("setting up")
def finish_setting_up() -> AnyResponse:
    """Everything is there: from now on both factors are asked for."""
    form = sent(CopiedForm)
    if not form.validate():
        return faulty(_CODES, form=form, codes=())
    with writing() as session:
        member, sign_in = myself(session), my_sign_in(session)
        ready = queries.has_second_factor(session, member.id)
        if not ready or not queries.recovery_codes_left(session, member.id):
            return see(ways.set_up())
        second_factor_actions.finish_setting_up(session, member, now())
        token = sign_in_actions.complete(session, sign_in, member, "set-up", now())
        device = device_token(session, member)
    return onward(ways.home(), token, device) if token else see(ways.sign_in())


def not_that_code() -> str:
    """The sentence for a code that an app does not show."""
    return gettext(
        "This is not the code that the app shows now. Wait for the next one; the clock of the"
        " telephone has to be right."
    )


def secret_of(session: Session) -> dict[str, object]:
    """The secret that is being set up, as a picture and in letters."""
    member = myself(session)
    proposed = queries.code_app(session, member.id, confirmed=False)
    if proposed is None:
        raise Unknown
    secret = proposed.secret
    groups = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
    return {"picture": qr_code(in_an_app(secret, member.name, _ISSUER)), "letters": groups}


def _invited(token: str) -> str | None:
    """The name of whoever holds a link; None for a link that is used up, too old or frozen."""
    with reading() as session:
        link = queries.link_of(session, token, now())
        member = link and queries.member_by_id(session, link.member_id)
    return member.name if member and not member.frozen_at else None
