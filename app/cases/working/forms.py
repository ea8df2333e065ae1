"""What somebody types into a form before it is saved, and forms that are sent twice.

Both lie in the database, so that any worker has them; what was typed is encrypted, as it may hold
what is confidential.
"""

import json
import secrets
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlalchemy import delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.cases.models import FormToken, Typed
from app.cases.working.fields import Fields
from app.cases.working.monitors import Monitor, NotAllowed
from app.cases.working.queries import dossier_of
from app.db.engines import on_sqlite

KEPT_FOR: Final = timedelta(days=30)
LONGEST: Final = 1_000_000
"""Letters that one form may hold, as JSON; a whole case has a hundredth of it."""


class TooLong(Exception):
    """More was typed than a form can keep. The message says what to do."""


def keep_typing(
    session: Session, monitor: Monitor, form: str, about: str | None, fields: Fields
) -> None:
    """Keeps what somebody has typed into a form so far, in the place of what was kept before.

    `about` is the document it is for, None in a form for a new one; `fields` is plain JSON. What
    anybody typed 30 days ago is forgotten on the way. Raises TooLong.
    """
    text = json.dumps(fields)
    if len(text) > LONGEST:
        raise TooLong("This is too long to be kept. Shorten it, or save it in parts.")
    now = datetime.now(UTC)
    session.execute(delete(Typed).where(Typed.typed_at < now - KEPT_FOR))
    key = {"who": monitor.name, "form": form, "about": about or ""}
    added = _inserting(session)(Typed).values(**key, typed_at=now, fields=text)
    new = {"typed_at": added.excluded.typed_at, "fields": added.excluded.fields}
    session.execute(added.on_conflict_do_update(index_elements=[*key], set_=new))


def typed_before(
    session: Session, monitor: Monitor, form: str, about: str | None
) -> tuple[Fields, datetime] | None:
    """What somebody typed into this form and never saved, and when; None for nothing.

    Raises KeyError when it is about a document that they may not open any more.
    """
    if about:
        dossier_of(session, monitor, about)
    fresh = Typed.typed_at >= datetime.now(UTC) - KEPT_FOR
    query = select(Typed.fields, Typed.typed_at).where(*_theirs(monitor, form, about), fresh)
    found = session.execute(query).one_or_none()
    return (json.loads(found.fields), found.typed_at) if found else None


def typed_about(session: Session, monitor: Monitor, about: str) -> dict[str, datetime]:
    """The forms about a document into which somebody typed what they never saved, and when.

    No word of it is read. Whether they may open the document is the caller's question.
    """
    fresh = Typed.typed_at >= datetime.now(UTC) - KEPT_FOR
    mine = (Typed.who == monitor.name, Typed.about == about, fresh)
    return dict(session.execute(select(Typed.form, Typed.typed_at).where(*mine)).all())


def forget_typing(session: Session, monitor: Monitor, form: str, about: str | None) -> None:
    """Forgets what somebody typed into a form: it is saved, or they do not want it."""
    session.execute(delete(Typed).where(*_theirs(monitor, form, about)))


def forget_forms(session: Session, begin: str) -> None:
    """Forgets what anybody typed into the forms whose names begin so: what they change is gone."""
    session.execute(delete(Typed).where(Typed.form.startswith(begin, autoescape=True)))


def new_token() -> str:
    """A token for one form that is handed out, to be sent back with it."""
    return secrets.token_urlsafe(24)


def once(
    session: Session, monitor: Monitor, token: str, act: Callable[[], str | None]
) -> str | None:
    """Does what a form asks for unless it did so before; returns the result either way.

    `act` returns what it led to, such as the id of the case it began, or None when it did nothing
    and the same form may be sent again. Whoever sends the form a second time while the first is
    still at work waits for it. Raises NotAllowed for somebody else's token, and what `act` raises:
    then the caller rolls back, and the form is as unused as before.
    """
    now = datetime.now(UTC)
    session.execute(delete(FormToken).where(FormToken.used_at < now - KEPT_FOR))
    row = {"token": token, "who": monitor.name, "used_at": now, "result": ""}
    added = _inserting(session)(FormToken).values(**row).on_conflict_do_nothing()
    first = session.execute(added.returning(FormToken.token)).scalar_one_or_none()
    mine = FormToken.token == token
    if first is None:
        return _result(session, monitor, token)
    result = act()
    if result is None:
        session.execute(delete(FormToken).where(mine))
    else:
        session.execute(update(FormToken).where(mine).values(result=result))
    return result


def _result(session: Session, monitor: Monitor, token: str) -> str:
    query = select(FormToken.who, FormToken.result).where(FormToken.token == token)
    found = session.execute(query).one()
    if found.who != monitor.name:
        raise NotAllowed("Somebody else was given this form. Open it anew.")
    return str(found.result)


def _theirs(monitor: Monitor, form: str, about: str | None) -> tuple[Any, ...]:
    return Typed.who == monitor.name, Typed.form == form, Typed.about == (about or "")


def _inserting(session: Session) -> Any:
    """The insert of this engine: both know what to do with a row that is there already."""
    return sqlite.insert if on_sqlite(session.connection()) else postgresql.insert
