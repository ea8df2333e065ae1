"""The timer that publishes takes what is left of closed tips away, from the files too."""

from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from click.testing import CliRunner
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.cases.working.monitors import Monitor
from app.cli import main
from app.db.engines import engine
from app.db.field_key import use_field_key_file
from app.tips.actions import Told, add_tip, discard
from app.tips.models import Tip
from tests.conftest import Place

RENA = Monitor("Rena", "editor")


def published(place: Place, folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    for name, value in {
        "DATA": str(folder),
        "DESK_URL": place.desk_url,
        "RECORD_URL": place.record_url,
        "TIP_DAYS": "10",
        "FIELD_KEY_FILE": str(folder / "field.key"),
    }.items():
        monkeypatch.setenv(f"SPEECHWATCH_{name}", value)
    done = CliRunner().invoke(main, ["publish"])
    assert done.exit_code == 0, done.output
    return done.output


def test_closed_tips_are_gone_after_their_days(
    ready: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_field_key_file(tmp_path / "field.key")
    today = date.today()  # noqa: DTZ011 - the command asks the clock too; a day more is no matter
    source = engine(ready.desk_url)
    with Session(source) as session:
        for days in (1, 30):
            add_tip(session, Told(text="zz"), today, uuid4().hex * 2)
            open_tip = session.scalars(select(Tip.id).where(Tip.closed.is_(None))).one()
            discard(session, RENA, open_tip, "spam", today - timedelta(days=days))
        session.commit()
    assert "Tips that were done with, and are gone now: 1." in published(
        ready, tmp_path, monkeypatch
    )
    assert "Tips that were done with" not in published(ready, tmp_path, monkeypatch)
    with Session(source) as session:
        assert session.scalars(select(Tip.closed_on)).all() == [today - timedelta(days=1)]
    source.dispose()
