"""The people of the desk, for admins: letting in, roles, freezing, signing out, new links."""

from dataclasses import dataclass
from uuid import UUID

from flask import Response, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from app.desk import ways
from app.desk.blueprint import desk
from app.desk.circumstances import now
from app.desk.database import reading, writing
from app.desk.door.access import requires
from app.desk.door.visits import myself
from app.desk.forms import AddPersonForm, RoleForm, role_choices, sent
from app.desk.notices import notice
from app.desk.page import faulty, moment, page, see
from app.staff import member_actions, queries
from app.staff.models import Member
from app.staff.roles import Role
from app.web.deployment import absolute
from app.web.errors import Unknown
from app.web.language import gettext

_PEOPLE, _ADD, _PERSON, _LINK = (
    f"{name}.html" for name in ("people", "add_person", "person", "link")
)


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody in the list: name, role in words, and how it stands with their sign-in."""

    id: str
    name: str
    role: str
    state: str
    frozen: bool


@desk.get("/people")
@requires("admin")
def people() -> Response:
    """Everybody who was ever let in."""
    with reading() as session:
        invited = queries.with_a_link(session, now())
        lines = [_line(each, invited) for each in queries.members(session)]
    return page(_PEOPLE, lines=lines)


@desk.get("/people/new")
@requires("admin", fresh=True)
def add_person() -> Response:
    """The form that lets somebody in."""
    return page(_ADD, form=AddPersonForm())


@desk.post("/people/new")
@requires("admin", fresh=True)
def let_in() -> Response:
    """Adds somebody, and shows the link for them, once."""
    form = sent(AddPersonForm)
    if not form.validate():
        return faulty(_ADD, form=form)
    role: Role = form.role.data
    try:
        with writing() as session:
            admin = myself(session)
            added = member_actions.add_member(
                session, admin.name, form.name.data or "", role, now()
            )
            token = member_actions.make_link(session, admin.name, added, now())
    except member_actions.NameTaken:
        form.blame(
            "name",
            gettext("Somebody has this name already, perhaps with other accents. Add to it."),
        )
        return faulty(_ADD, form=form)
    return _link(added, token)


@desk.get("/people/<uuid:member_id>")
@requires("admin")
def person(member_id: UUID) -> Response:
    """One of them, with what can be done about their entry."""
    with reading() as session:
        member = _known(session, member_id)
        line = _line(member, queries.with_a_link(session, now()))
        signed_in = queries.sign_ins_of(session, member.id)
    return page(
        _PERSON,
        person=line,
        form=RoleForm(role=member.role),
        since=moment(member.made_at),
        seen=moment(signed_in[0].seen_at) if signed_in else "",
        notice=notice(request.args.get("done")),
    )


@desk.post("/people/<uuid:member_id>/role")
@requires("admin", fresh=True)
def change_role(member_id: UUID) -> AnyResponse:
    """Gives somebody another role."""
    form = sent(RoleForm)
    if not form.validate():
        return see(ways.person(str(member_id)))
    try:
        with writing() as session:
            admin, member = myself(session), _known(session, member_id)
            same = member.role == form.role.data
            member_actions.change_role(session, admin.name, member, form.role.data)
    except member_actions.LastAdmin:
        return see(ways.person(str(member_id), "admin"))
    return see(ways.person(str(member_id), "same" if same else "role"))


@desk.post("/people/<uuid:member_id>/freeze")
@requires("admin", fresh=True)
def freeze(member_id: UUID) -> AnyResponse:
    """Shuts somebody out at once."""
    try:
        with writing() as session:
            admin, member = myself(session), _known(session, member_id)
            member_actions.freeze(session, admin.name, member, now())
    except member_actions.LastAdmin:
        return see(ways.person(str(member_id), "admin"))
    return see(ways.person(str(member_id), "frozen"))


@desk.post("/people/<uuid:member_id>/unfreeze")
@requires("admin", fresh=True)
def unfreeze(member_id: UUID) -> AnyResponse:
    """Lets somebody sign in again."""
    with writing() as session:
        admin, member = myself(session), _known(session, member_id)
        member_actions.unfreeze(session, admin.name, member)
    return see(ways.person(str(member_id), "unfrozen"))


@desk.post("/people/<uuid:member_id>/sign-out")
@requires("admin", fresh=True)
def force_sign_out(member_id: UUID) -> AnyResponse:
    """Signs somebody out everywhere."""
    with writing() as session:
        admin, member = myself(session), _known(session, member_id)
        member_actions.sign_out_everywhere(session, admin.name, member, "by an admin")
    return see(ways.person(str(member_id), "out"))


@desk.post("/people/<uuid:member_id>/link")
@requires("admin", fresh=True)
def new_link(member_id: UUID) -> Response:
    """Makes somebody a new link, and shows it, once."""
    with writing() as session:
        admin, member = myself(session), _known(session, member_id)
        token = member_actions.make_link(session, admin.name, member, now())
    return _link(member, token)


def _link(member: Member, token: str) -> Response:
    return page(_LINK, name=member.name, id=member.id, link=absolute(ways.welcome(token)))


def _known(session: Session, member_id: UUID) -> Member:
    found = queries.member_by_id(session, str(member_id))
    if found is None:
        raise Unknown
    return found


def _line(member: Member, invited: frozenset[str]) -> Line:
    role = dict(role_choices())[member.role]
    frozen = member.frozen_at is not None
    return Line(member.id, member.name, role, _state(member, invited), frozen)


def _state(member: Member, invited: frozenset[str]) -> str:
    if member.frozen_at:
        return gettext("frozen since %(moment)s", moment=moment(member.frozen_at))
    if member.id in invited:
        return gettext("has a link that is not used yet")
    if member.settled_at:
        return gettext("signs in with two factors")
    return gettext("has not finished setting up, and needs a new link")
