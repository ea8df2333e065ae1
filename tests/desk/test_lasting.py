"""How long somebody stays signed in is the deployment's to say, in words that can be used."""

from datetime import timedelta
from pathlib import Path

import pytest

from config import SettingError, Settings
from tests.desk.conftest import on_sqlite


def test_a_deployment_says_when_an_unused_sign_in_ends(sqlite_model: Path, tmp_path: Path) -> None:
    with on_sqlite(sqlite_model, tmp_path, idle_minutes=5) as newsroom:
        browser = newsroom.joins("Aygün")
        newsroom.clock.after(minutes=3)
        assert browser.open("/desk").request.path == "/desk"
        newsroom.clock.now += timedelta(minutes=5)
        assert browser.open("/desk").request.path == "/desk/sign-in"


@pytest.mark.parametrize("name", ["IDLE_MINUTES", "SIGNED_IN_HOURS"])
@pytest.mark.parametrize("value", ["0", "-1", "30m", "99999", "1e3", "٣٠"])
def test_what_is_no_length_of_time_is_refused_by_its_name(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"SPEECHWATCH_{name}", value)
    with pytest.raises(SettingError, match=f"SPEECHWATCH_{name} is .*; write a number from 1"):
        Settings.from_environment()
