"""What is typed is kept until it is saved; a form that is sent twice does its work once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import Engine, select, text, update
from sqlalchemy.orm import Session

from app.cases.actions import delete_case
from app.cases.models import Dossier, FormToken, Typed
from app.cases.working.actions import begin
from app.cases.working.forms import (
    LONGEST,
    TooLong,
    forget_typing,
    keep_typing,
    new_token,
    once,
    typed_before,
)
from app.cases.working.monitors import Monitor, NotAllowed
from app.db.engines import engine
from app.db.field_key import use_field_key_file
from tests.conftest import Place

AYGUN = Monitor("aygun", "contributor")
ORXAN = Monitor("orxan", "contributor")
WORDS = {"parties": [{"name": "zzrare"}], "taken": "half a da"}


def typed(session: Session, monitor: Monitor, about: str | None = None) -> object:
    found = typed_before(session, monitor, "new detention", about)
    return found and found[0]


def begun(session: Session, monitor: Monitor = AYGUN) -> str:
    return begin(session, monitor, {"parties": [{"name": "Aydin"}]}).document_id


def test_what_was_typed_last_comes_back_to_who_typed_it(session: Session) -> None:
    assert typed(session, AYGUN) is None
    keep_typing(session, AYGUN, "new detention", None, {"taken": "h"})
    keep_typing(session, AYGUN, "new detention", None, WORDS)
    assert typed(session, AYGUN) == WORDS
    assert typed(session, ORXAN) is None
    assert typed_before(session, AYGUN, "release", None) is None
    forget_typing(session, AYGUN, "new detention", None)
    assert typed(session, AYGUN) is None


def test_each_case_and_form_keeps_its_own_words(session: Session) -> None:
    case_id = begun(session)
    keep_typing(session, AYGUN, "new detention", case_id, WORDS)
    keep_typing(session, AYGUN, "new detention", None, {})
    assert typed(session, AYGUN, case_id) == WORDS
    assert typed(session, AYGUN) == {}


def test_words_about_a_case_that_is_not_theirs_any_more_are_not_shown(session: Session) -> None:
    case_id = begun(session)
    keep_typing(session, ORXAN, "new detention", case_id, WORDS)
    with pytest.raises(KeyError):
        typed(session, ORXAN, case_id)


def test_typed_words_are_encrypted_and_go_with_the_case(session: Session) -> None:
    case_id = begun(session)
    keep_typing(session, AYGUN, "new detention", case_id, WORDS)
    assert b"zzrare" not in bytes(session.execute(text("SELECT fields FROM typed")).scalar_one())
    delete_case(session, case_id, "aygun")
    assert session.scalars(select(Typed)).all() == []


def test_typed_words_are_forgotten_after_thirty_days(session: Session) -> None:
    keep_typing(session, AYGUN, "new detention", None, WORDS)
    long_ago = datetime.now(UTC) - timedelta(days=31)
    session.execute(update(Typed).values(typed_at=long_ago))
    assert typed(session, AYGUN) is None
    keep_typing(session, ORXAN, "release", None, {})
    assert session.scalars(select(Typed.who)).all() == ["orxan"]


def test_five_megabytes_are_too_long_to_keep(session: Session) -> None:
    with pytest.raises(TooLong, match="Shorten"):
        keep_typing(session, AYGUN, "new detention", None, {"note": "a" * LONGEST})


def test_signs_that_no_text_may_hold_are_kept_as_typed(session: Session) -> None:
    strange = {"note": "\x00 \ud800 \u202e \U0001f512"}
    keep_typing(session, AYGUN, "new detention", None, strange)
    assert typed(session, AYGUN) == strange


def test_a_form_sent_twice_makes_one_case(session: Session) -> None:
    token = new_token()
    first = once(session, AYGUN, token, lambda: begun(session))
    assert once(session, AYGUN, token, lambda: begun(session)) == first
    assert session.scalars(select(Dossier.document_id)).all() == [first]
    with pytest.raises(NotAllowed):
        once(session, ORXAN, token, lambda: begun(session))


def test_a_form_that_did_nothing_may_be_sent_again(session: Session) -> None:
    token = new_token()
    assert once(session, AYGUN, token, lambda: None) is None
    assert once(session, AYGUN, token, lambda: "done") == "done"


def test_tokens_are_forgotten_when_nobody_can_send_the_form_any_more(session: Session) -> None:
    once(session, AYGUN, new_token(), lambda: "done")
    session.execute(update(FormToken).values(used_at=datetime.now(UTC) - timedelta(days=31)))
    token = new_token()
    once(session, AYGUN, token, lambda: "done")
    assert session.scalars(select(FormToken.token)).all() == [token]


def test_two_that_are_sent_at_the_same_moment_make_one_case(ready: Place, tmp_path: Path) -> None:
    use_field_key_file(tmp_path / "field.key")
    source = engine(ready.desk_url)
    token, together = new_token(), Barrier(2)

    def send(desk: Engine) -> str | None:
        with Session(desk) as session:
            together.wait()
            done = once(session, AYGUN, token, lambda: begun(session))
            session.commit()
        return done

    with ThreadPoolExecutor(2) as threads:
        first, second = threads.map(send, [source, source])
    assert first == second
    with Session(source) as session:
        assert session.scalars(select(Dossier.document_id)).all() == [first]
    source.dispose()
