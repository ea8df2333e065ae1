"""`kill -9` while somebody saves: the last confirmed save is there, and nothing is half there.

A server is killed fifty times on each engine, each time at another moment of a form that a
monitor has sent. Whoever got no answer sends the same form again, and it is there once.
"""

import random
import sqlite3
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import make_url, select
from sqlalchemy.orm import Session

from app.cases.models import Document, Dossier
from app.cases.working.monitors import ITSELF
from app.cases.working.queries import history, open_draft
from app.db.engines import engine, one_state, reading
from app.db.field_key import use_field_key_file
from app.publishing.verifying import verify
from app.staff.models import AuditEntry
from app.staff.queries import broken_entries
from config import Settings
from tests.conftest import Place
from tests.desk.newsroom import open_newsroom, settings_of
from tests.desk.reviewing_cases import published
from tests.desk.serving import Monitor, killed_while_saving, served

pytestmark = [pytest.mark.faults, pytest.mark.xdist_group("kills at the desk")]

KILLS = 50


def cookie_of_an_editor(settings: Settings) -> str:
    """Signs an editor in for the time of the tests, and publishes a case of theirs."""
    newsroom = open_newsroom(settings)
    newsroom.clock.now = datetime.now(UTC)
    cookie = newsroom.joins("Aysel", "editor").cookie("__Secure-desk")
    published(newsroom)
    newsroom.close()
    assert cookie
    return str(cookie.value)


def whole(settings: Settings, since: datetime) -> Counter[str]:
    """How often each text that was saved since then is there; all of it was found to be whole."""
    source, record = engine(settings.desk_url), engine(settings.record_url)
    found: Counter[str] = Counter()
    with Session(one_state(source)) as session:
        assert broken_entries(session) == []
        assert set(session.scalars(select(Document.id).where(Document.kind == "case"))) <= set(
            session.scalars(select(Dossier.document_id))
        )
        for dossier in session.scalars(select(Dossier).where(Dossier.saved_at >= since)).all():
            found.update(_texts(session, dossier))
    with reading(source) as desk, reading(record) as readers:
        assert verify(desk, readers, None) > 0
    source.dispose()
    record.dispose()
    return found


def _texts(session: Session, dossier: Dossier) -> list[str]:
    """What was typed into a document, whose versions and log tell of each save of it once."""
    fields = open_draft(session, ITSELF, dossier.document_id).draft.fields
    kept = [each.number for each in history(session, ITSELF, dossier.document_id)]
    assert sorted(kept) == list(range(1, dossier.version + 1))
    acts = session.scalars(
        select(AuditEntry.act).where(AuditEntry.subject == dossier.document_id)
    ).all()
    assert (acts.count("began"), acts.count("saved")) == (1, dossier.version - 1)
    updates = fields.get("updates", [])
    assert len(updates) == dossier.version - 1
    return [str(fields.get("title", "")), *(each["text"] for each in updates)]


def intact(place: Place) -> None:
    """What SQLite itself says of its file."""
    if place.kind == "sqlite":
        with sqlite3.connect(str(make_url(place.desk_url).database)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.close()


def test_a_kill_in_the_middle_of_saving_loses_nothing_and_leaves_no_half(
    ready: Place, tmp_path: Path
) -> None:
    settings = replace(
        settings_of(tmp_path, ready.desk_url, ready.record_url), site_url="http://127.0.0.1"
    )
    use_field_key_file(settings.field_key_file)
    monitor = Monitor(cookie_of_an_editor(settings))
    chance, outcomes = random.Random(50), Counter[str]()
    began = before = datetime.now(UTC)
    for _ in range(KILLS):
        # What is confirmed now may have been saved before the last kill, and is sent again.
        since, before, known = before, datetime.now(UTC), len(monitor.confirmed)
        with served(settings) as server:
            killed_while_saving(server, monitor, chance.uniform(0, 1.3))
        intact(ready)
        there = whole(settings, since)
        assert [text for text in monitor.confirmed[known:] if there[text] != 1] == []
        if monitor.unanswered:
            outcomes["saved" if there[monitor.unanswered.words] else "not saved"] += 1
    with served(settings) as server:
        monitor.sends_again(server)
    there = whole(settings, began)
    typed = [text for text in there if text.startswith("Zz")]
    assert sorted(typed) == sorted(monitor.confirmed)
    assert {there[text] for text in typed} == {1}
    # A test that only ever kills an idle server would prove nothing.
    assert outcomes.total() > KILLS / 4, outcomes
    print(f"\n{ready.kind}: {len(typed)} saves, kills that left no answer: {dict(outcomes)}")  # noqa: T201 - what a kill left is to be read
