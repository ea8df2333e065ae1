"""`speechwatch add-user`: lets somebody in at the desk."""

import getpass
from datetime import UTC, datetime
from typing import cast

import click
from sqlalchemy.orm import Session

from app.cli.opening import databases, in_sentences
from app.desk.ways import welcome
from app.staff import queries
from app.staff.member_actions import LINK_LASTS, NameTaken, add_member, make_link
from app.staff.models import Member
from app.staff.names import NotAName
from app.staff.roles import ROLES, Role

_HOURS = int(LINK_LASTS.total_seconds() // 3600)


@click.command(name="add-user")
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), help="What they may do at the desk.")
@click.option("--new-link", is_flag=True, help="A new link for somebody who is there already.")
@in_sentences
def add_user_command(name: str, role: str | None, new_link: bool) -> None:  # noqa: FBT001 - click passes flags so
    """Let NAME in at the desk: print a link that works once, for 48 hours.

    Whoever opens it chooses a password and sets up a second factor. With --new-link somebody who
    is there already begins anew, for example the only admin, whose telephone is lost.
    """
    if (role is None) is not new_link:
        raise click.UsageError("Give either --role for somebody new, or --new-link.")
    with databases() as both, Session(both.desk) as session:
        who, now = getpass.getuser(), datetime.now(UTC)
        member = _known(session, name) if new_link else _added(session, who, name, role, now)
        token = make_link(session, who, member, now)
        told = f"{member.name} ({member.role}) begins here, within {_HOURS} hours:"
        session.commit()
        click.echo(f"{told} {both.settings.site_url}{welcome(token)}")


def _known(session: Session, name: str) -> Member:
    member = queries.member_named(session, name)
    if member is None:
        raise click.ClickException(f"Nobody is called {name!r}; let them in with --role.")
    if member.frozen_at:
        raise click.ClickException(f"{member.name} is frozen; an admin unfreezes them first.")
    return member


def _added(session: Session, who: str, name: str, role: str | None, now: datetime) -> Member:
    try:
        return add_member(session, who, name, cast("Role", role), now)
    except NotAName as wrong:
        raise click.ClickException(str(wrong)) from wrong
    except NameTaken as taken:
        raise click.ClickException(
            f"Somebody is called {taken} already; give them a new link with --new-link."
        ) from taken
