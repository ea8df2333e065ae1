"""Giving both factors again, before something dangerous."""

from flask import Response, jsonify, request

from app.desk import ways
from app.desk.blueprint import desk
from app.desk.circumstances import now, our_passkeys
from app.desk.database import reading
from app.desk.door import factors
from app.desk.door.access import requires
from app.desk.door.signed_in import in_a_while, onward
from app.desk.door.visits import visit
from app.desk.forms import ProveForm, sent
from app.desk.page import faulty, later, page
from app.staff import queries
from app.web.language import gettext

_PAGE = "prove.html"


@desk.get("/prove")
@requires("contributor")
def prove() -> Response:
    """The form of both factors."""
    return page(_PAGE, form=ProveForm(), then=request.args.get("then"))


@desk.post("/prove")
@requires("contributor")
def give_both() -> Response:
    """Tries a password and a code."""
    form, then = sent(ProveForm), request.args.get("then")
    if not form.validate():
        return faulty(_PAGE, form=form, then=then)
    given = factors.prove_by_code(form.password.data or "", form.code.data or "")
    if given.token:
        return onward(ways.asked_for(then), given.token)
    if given.wait:
        form.blame("code", in_a_while(given.wait))
        return later(faulty(_PAGE, form=form, then=then), given.wait)
    form.blame(
        "code",
        gettext("Password and code do not fit. A code is good once: wait for the next one."),
    )
    return faulty(_PAGE, form=form, then=then)


@desk.post("/prove/passkey/ask")
@requires("contributor")
def ask_to_prove() -> Response:
    """What one of one's own passkeys has to sign."""
    with reading() as session:
        known = [each.credential_id for each in queries.passkeys_of(session, visit().member_id)]
    return jsonify(our_passkeys().ask_to_sign(factors.proving(), now(), known))


@desk.post("/prove/passkey")
@requires("contributor")
def prove_by_passkey() -> Response:
    """Proves by what a passkey answered."""
    then = request.form.get("then")
    given = factors.prove_by_passkey(our_passkeys(), request.form.get("answer", ""))
    if given.token:
        return onward(ways.asked_for(then), given.token)
    form = ProveForm()
    form.blame("password", gettext("This passkey does not prove it. Try it again."))
    return faulty(_PAGE, form=form, then=then)
