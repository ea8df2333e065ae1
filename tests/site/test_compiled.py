"""Templates are compiled once for all starts, and only what we compiled ourselves is run."""

from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from jinja2 import Environment, FileSystemLoader

from app.public import create_app
from app.site.compiled import Compiled
from config import Settings


@pytest.fixture
def deployed(shipped: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A deployment with a folder of its own, whose applications do not share what they compile."""
    monkeypatch.setattr(Flask, "jinja_options", {})
    return replace(shipped, folder=tmp_path)


def _without_a_compiler(settings: Settings) -> Flask:
    app = create_app(settings)
    app.jinja_env.code_generator_class = None  # type: ignore[assignment]
    return app


def test_a_second_start_compiles_nothing(deployed: Settings) -> None:
    first = create_app(deployed).test_client().get("/")
    again = _without_a_compiler(deployed).test_client().get("/")
    assert (first.status_code, again.status_code) == (200, 200)
    assert again.data == first.data


def test_another_build_compiles_anew(deployed: Settings) -> None:
    create_app(deployed).test_client().get("/")
    other = _without_a_compiler(replace(deployed, contact="somebody@tracker.example"))
    with pytest.raises(TypeError):
        other.jinja_env.get_template("home.html")


def test_what_is_compiled_lies_where_nobody_else_may_write(deployed: Settings) -> None:
    create_app(deployed).test_client().get("/")
    folder = deployed.folder / "templates"
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {each.suffix for each in folder.iterdir()} == {".compiled"}


def test_a_folder_that_others_may_write_is_not_used(deployed: Settings) -> None:
    folder = deployed.folder / "templates"
    folder.mkdir()
    folder.chmod(0o770)
    app = create_app(deployed)
    assert app.test_client().get("/").status_code == 200
    assert app.jinja_env.bytecode_cache is None
    assert list(folder.iterdir()) == []


def test_without_a_folder_of_the_deployment_none_is_made(deployed: Settings) -> None:
    missing = deployed.folder / "nowhere"
    app = create_app(replace(deployed, folder=missing))
    assert app.test_client().get("/").status_code == 200
    assert not missing.exists()


def test_a_file_that_was_cut_or_damaged_is_compiled_again(tmp_path: Path) -> None:
    (tmp_path / "words").write_text("{{ 40 + number }} words", encoding="utf-8")

    def said() -> str:
        kept = Compiled(tmp_path, "a build")
        templates = Environment(
            loader=FileSystemLoader(tmp_path), bytecode_cache=kept, autoescape=True
        )
        return templates.get_template("words").render(number=2)

    assert said() == "42 words"
    (file,) = tmp_path.glob("*.compiled")
    whole = file.read_bytes()
    for length in range(0, len(whole), 7):
        for rest in (b"", bytes(len(whole) - length)):
            file.write_bytes(whole[:length] + rest)
            assert said() == "42 words"
