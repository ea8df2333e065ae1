"""Signing in and out: name and password, then the second factor; or a passkey, which is both."""

from flask import Response, g, jsonify, request
from werkzeug.wrappers import Response as AnyResponse

from app.desk import ways
from app.desk.blueprint import desk
from app.desk.circumstances import now, our_passkeys
from app.desk.database import writing
from app.desk.door import cookies, factors
from app.desk.door.access import during, requires
from app.desk.door.attempts import try_password as attempt
from app.desk.door.signed_in import in_a_while, onward
from app.desk.door.visits import my_sign_in, visit
from app.desk.forms import CodeForm, RecoveryForm, SignInForm, sent
from app.desk.page import faulty, later, page, see
from app.staff.sign_in_actions import end
from app.web.language import gettext

_SIGN_IN, _SECOND = "sign_in.html", "second_factor.html"


@desk.get("/sign-in")
def sign_in() -> AnyResponse:
    """The form of name and password. Whoever is signed in goes on to where they wanted to be."""
    if g.visit and g.visit.stage == "whole":
        return see(ways.asked_for(_then()))
    return page(_SIGN_IN, form=SignInForm(), then=_then())


@desk.post("/sign-in")
def try_password() -> Response:
    """Tries a name and a password."""
    form = sent(SignInForm)
    if not form.validate():
        return faulty(_SIGN_IN, form=form, then=_then())
    outcome = attempt(form.name.data or "", form.password.data or "")
    if outcome.token:
        return onward(ways.second_factor(_then()), outcome.token)
    if outcome.wait:
        form.blame("password", in_a_while(outcome.wait))
        return later(faulty(_SIGN_IN, form=form, then=_then()), outcome.wait)
    form.blame(
        "password",
        gettext("Name and password do not belong together. Check both, and type them once more."),
    )
    return faulty(_SIGN_IN, form=form, then=_then())


@desk.get("/sign-in/second")
@during("password given")
def second_factor() -> Response:
    """The form of the second factor."""
    return page(_SECOND, form=CodeForm(), recovery=RecoveryForm(), then=_then())


@desk.post("/sign-in/second")
@during("password given")
def give_second_factor() -> Response:
    """Tries a code of the app, or a recovery code."""
    by_recovery = "recovery" in request.form
    form: CodeForm | RecoveryForm = sent(RecoveryForm) if by_recovery else sent(CodeForm)
    field = "recovery" if by_recovery else "code"
    if not form.validate():
        return _second_again(form)
    given = factors.give_code(form[field].data or "", recovery=by_recovery)
    if given.token:
        return onward(ways.asked_for(_then()), given.token, given.device)
    if given.wait:
        form.blame(field, in_a_while(given.wait))
        return later(_second_again(form), given.wait)
    form.blame(field, gettext("This code does not fit, or was used before. Take the next one."))
    return _second_again(form)


@desk.post("/sign-in/passkey/ask")
def ask_to_sign_in() -> Response:
    """What any passkey of ours has to sign."""
    return jsonify(our_passkeys().ask_to_sign(factors.SIGN_IN, now()))


@desk.post("/sign-in/passkey")
def sign_in_by_passkey() -> Response:
    """Signs in by what a passkey answered."""
    given = factors.sign_in_by_passkey(our_passkeys(), request.form.get("answer", ""))
    if given.token:
        return onward(ways.asked_for(request.form.get("then")), given.token, given.device)
    form = SignInForm()
    form.blame(
        "name",
        gettext("This passkey lets nobody in here. Try it again, or take name and password."),
    )
    return faulty(_SIGN_IN, form=form, then=request.form.get("then"))


@desk.post("/sign-out")
@requires("contributor")
def sign_out() -> AnyResponse:
    """Ends the sign-in of this browser."""
    with writing() as session:
        end(session, visit().name, my_sign_in(session), "signed out")
    answer = see(ways.sign_in())
    cookies.forget(answer, cookies.SIGN_IN)
    return answer


def _then() -> str | None:
    return request.args.get("then")


def _second_again(form: CodeForm | RecoveryForm) -> Response:
    code = form if isinstance(form, CodeForm) else CodeForm()
    recovery = form if isinstance(form, RecoveryForm) else RecoveryForm()
    return faulty(_SECOND, form=code, recovery=recovery, then=_then())
