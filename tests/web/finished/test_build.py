"""The build is another one whenever what makes the answers is another."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from app.web.finished.build import build_of, code_of
from config import Settings


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small deployment."""
    for name in (
        "app/public.py",
        "templates/case.html",
        "translations/az.po",
        "content/pages/a.md",
    ):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("one")
    (tmp_path / "config.py").write_text("one")
    return tmp_path


@pytest.mark.parametrize(
    "name",
    [
        "app/public.py",
        "templates/case.html",
        "translations/az.po",
        "content/pages/a.md",
        "config.py",
    ],
)
def test_a_changed_file_makes_another_build_also_with_the_same_times_and_size(
    root: Path, name: str
) -> None:
    before, times = code_of(root), (root / name).stat()
    (root / name).write_text("two")
    os.utime(root / name, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert code_of(root) != before


def test_a_new_file_a_moved_one_and_a_lost_one_make_another_build(root: Path) -> None:
    builds = {code_of(root)}
    (root / "templates" / "new.html").write_text("")
    builds.add(code_of(root))
    (root / "templates" / "new.html").rename(root / "templates" / "moved.html")
    builds.add(code_of(root))
    (root / "templates" / "case.html").unlink()
    builds.add(code_of(root))
    assert len(builds) == 4


def test_the_same_code_at_another_place_and_time_is_the_same_build(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("elsewhere") / "copy"
    for file in [each for each in root.rglob("*") if each.is_file()]:
        copy = other / file.relative_to(root)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())
        os.utime(copy, (1, 1))
    (other / "app" / "__pycache__").mkdir()
    (other / "app" / "__pycache__" / "public.pyc").write_bytes(b"compiled")
    assert code_of(other) == code_of(root)


def test_what_shows_on_pages_makes_another_build_and_secrets_do_not(root: Path) -> None:
    given = Settings.from_environment()
    before = build_of(root, given)
    shown = (
        {"site_url": "https://other.example"},
        {"contact": "desk@other.example"},
        {"licence": "CC0"},
        {"locales": ("az", "en")},
        {"timezone": "UTC"},
    )
    assert len({build_of(root, replace(given, **each)) for each in shown} - {before}) == len(shown)
    hidden = replace(given, secret_key_given="another", folder=root, record_url="sqlite:///other")
    assert build_of(root, hidden) == before
