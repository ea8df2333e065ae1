"""One's own entry: where one is signed in, and the password, app, passkeys and codes one has."""

from dataclasses import dataclass
from uuid import UUID

from flask import Response, jsonify, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from app.desk import ways
from app.desk.blueprint import desk
from app.desk.circumstances import here, now
from app.desk.database import reading, writing
from app.desk.door import cookies
from app.desk.door.access import requires
from app.desk.door.making_passkeys import add, ask
from app.desk.door.signed_in import device_token
from app.desk.door.visits import myself, visit
from app.desk.door.welcoming import not_that_code, secret_of
from app.desk.forms import ChoosePasswordForm, CodeForm, PasskeyForm, sent
from app.desk.notices import notice
from app.desk.page import faulty, moment, page, see
from app.staff import member_actions, queries, second_factor_actions, sign_in_actions
from app.staff.models import Member, Passkey, SignIn
from app.web.errors import Unknown
from app.web.language import gettext

_ME, _PASSWORD, _APP, _PASSKEYS, _CODES = (
    f"{name}.html" for name in ("me", "password", "code_app", "passkeys", "codes")
)


@dataclass(frozen=True, slots=True)
class Browser:
    """A browser in which one is signed in, for its owner to know it again."""

    id: str
    name: str
    began: str
    seen: str
    this: bool


@dataclass(frozen=True, slots=True)
class Key:
    """A passkey as its owner called it."""

    id: str
    name: str
    made: str
    used: str


@desk.get("/me")
@requires("contributor")
def me() -> Response:
    """All of it on one page."""
    with reading() as session:
        member = myself(session)
        browsers = [_browser(each) for each in queries.sign_ins_of(session, member.id)]
        keys = [_key(each) for each in queries.passkeys_of(session, member.id)]
        app = queries.code_app(session, member.id, confirmed=True)
        left = queries.recovery_codes_left(session, member.id)
    return page(
        _ME,
        browsers=browsers,
        keys=keys,
        has_app=app is not None,
        codes_left=left,
        notice=notice(request.args.get("done")),
    )


@desk.post("/me/sign-ins/<uuid:sign_in_id>/end")
@requires("contributor")
def end_sign_in(sign_in_id: UUID) -> AnyResponse:
    """Signs out one browser of one's own."""
    with writing() as session:
        member = myself(session)
        own = {each.id: each for each in queries.sign_ins_of(session, member.id)}
        if str(sign_in_id) in own:
            sign_in_actions.end(session, member.name, own[str(sign_in_id)], "signed out")
    return see(ways.me("ended"))


@desk.post("/me/sign-out-everywhere")
@requires("contributor")
def sign_out_everywhere() -> AnyResponse:
    """Signs out every other browser of one's own."""
    with writing() as session:
        device = _only_here(session, myself(session))
    return _see_from_here("everywhere", device)


@desk.get("/me/password")
@requires("contributor", fresh=True)
def password() -> Response:
    """The form of a new password."""
    return page(_PASSWORD, form=ChoosePasswordForm())


@desk.post("/me/password")
@requires("contributor", fresh=True)
def change_password() -> AnyResponse:
    """Takes a new password, and signs every other browser out."""
    form = sent(ChoosePasswordForm)
    form.whose = visit().name
    if not form.validate():
        return faulty(_PASSWORD, form=form)
    kept = here().passwords.keep(form.password.data or "")
    with writing() as session:
        member = myself(session)
        second_factor_actions.change_password(session, member, kept)
        device = _only_here(session, member)
    return _see_from_here("password", device)


@desk.post("/me/app/begin")
@requires("contributor", fresh=True)
def propose_code_app() -> AnyResponse:
    """Makes the secret of another app."""
    with writing() as session:
        second_factor_actions.propose_app(session, myself(session))
    return see(ways.code_app())


@desk.get("/me/app")
@requires("contributor", fresh=True)
def code_app() -> AnyResponse:
    """The secret of another app, and the form of a code of it."""
    with reading() as session:
        if queries.code_app(session, visit().member_id, confirmed=False) is None:
            return see(ways.me())
        return page(_APP, form=CodeForm(), **secret_of(session))


@desk.post("/me/app")
@requires("contributor", fresh=True)
def confirm_code_app() -> AnyResponse:
    """Takes the other app into use."""
    form = sent(CodeForm)
    if form.validate():
        with writing() as session:
            typed = form.code.data or ""
            if second_factor_actions.confirm_app(session, myself(session), typed, now()):
                return see(ways.me("app"))
        form.blame("code", not_that_code())
    with reading() as session:
        return faulty(_APP, form=form, **secret_of(session))


@desk.get("/me/passkeys")
@requires("contributor", fresh=True)
def passkeys() -> Response:
    """The form that adds a passkey."""
    return page(_PASSKEYS, form=PasskeyForm())


@desk.post("/me/passkeys/ask")
@requires("contributor", fresh=True)
def ask_for_passkey() -> Response:
    """What a browser needs to make another passkey."""
    return jsonify(ask())


@desk.post("/me/passkeys")
@requires("contributor", fresh=True)
def add_passkey() -> AnyResponse:
    """Adds a passkey."""
    form = sent(PasskeyForm)
    wrong = add(form.name.data or "", request.form.get("answer", ""))
    if wrong is None:
        return see(ways.me("passkey"))
    form.blame("name", wrong)
    return faulty(_PASSKEYS, form=form)


@desk.post("/me/passkeys/<uuid:passkey_id>/remove")
@requires("contributor", fresh=True)
def remove_passkey(passkey_id: UUID) -> AnyResponse:
    """Removes a passkey, but not the last of the second factors."""
    try:
        with writing() as session:
            removed = second_factor_actions.remove_passkey(
                session, myself(session), str(passkey_id)
            )
    except second_factor_actions.LastFactor:
        return see(ways.me("last"))
    if not removed:
        raise Unknown
    return see(ways.me("removed"))


@desk.get("/me/codes")
@requires("contributor", fresh=True)
def recovery_codes() -> Response:
    """What new recovery codes mean for the old ones."""
    return page(_CODES, codes=())


@desk.post("/me/codes")
@requires("contributor", fresh=True)
def show_new_codes() -> Response:
    """Makes ten new recovery codes and shows them, once."""
    with writing() as session:
        codes = second_factor_actions.make_recovery_codes(session, myself(session))
    return page(_CODES, codes=codes)


def _only_here(session: Session, member: Member) -> str | None:
    """Signs every other browser out and forgets it; what this one is known by from now on."""
    here_id = visit().sign_in_id
    member_actions.sign_out_everywhere(session, member.name, member, "everywhere", but=here_id)
    return device_token(session, member)


def _see_from_here(done: str, device: str | None) -> AnyResponse:
    answer = see(ways.me(done))
    if device:
        cookies.keep(answer, cookies.DEVICE, device)
    return answer


def _browser(sign_in: SignIn) -> Browser:
    return Browser(
        sign_in.id,
        sign_in.browser or gettext("a browser that does not say its name"),
        moment(sign_in.began_at),
        moment(sign_in.seen_at),
        sign_in.id == visit().sign_in_id,
    )


def _key(passkey: Passkey) -> Key:
    used = moment(passkey.used_at) if passkey.used_at else ""
    return Key(passkey.id, passkey.name, moment(passkey.made_at), used)
