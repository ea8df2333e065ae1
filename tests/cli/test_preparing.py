"""What has to be there before a server starts for the first time."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli import main
from app.record.files import CONTENT_TYPES


def test_a_first_set_up_has_files_before_its_server_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their addresses answered that there were none until the server looked after them."""
    monkeypatch.setenv("SPEECHWATCH_DATA", str(tmp_path))
    done = CliRunner().invoke(main, ["prepare"])
    assert done.exit_code == 0, done.output
    assert set(CONTENT_TYPES) <= {each.name for each in (tmp_path / "files" / "current").iterdir()}
