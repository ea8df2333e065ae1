"""The rules of the house that no linter knows, each explaining itself when it is broken."""

import ast
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
OURS = ("app", "tests", "bench", "migrations")
LONGEST_FUNCTION = 50
LONGEST_FILE = 300
_IMPORTS = (ast.Import, ast.ImportFrom)
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "manager", "managers", "data", "info", "misc"}


def python_files() -> list[Path]:
    found = [path for folder in OURS for path in (ROOT / folder).rglob("*.py")]
    return sorted([*found, ROOT / "config.py", ROOT / "wsgi.py"])


@dataclass(frozen=True, slots=True)
class Function:
    """A function of ours: where it is, how many lines it has, and in which it imports."""

    place: str
    lines: int
    imports: tuple[int, ...]


@cache
def functions() -> tuple[Function, ...]:
    """All of them; every file is read once."""
    return tuple(each for path in python_files() for each in _functions(path))


def _functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            place = f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
            imports = (
                each.lineno
                for each in ast.walk(node)
                if isinstance(each, ast.Import | ast.ImportFrom)
            )
            yield Function(place, (node.end_lineno or 0) - node.lineno + 1, tuple(imports))


def test_the_house_was_found() -> None:
    assert len(python_files()) > 50


def test_no_function_is_longer_than_fifty_lines() -> None:
    long = [each.place for each in functions() if each.lines > LONGEST_FUNCTION]
    assert long == [], "split these functions"


def test_no_file_is_longer_than_three_hundred_lines() -> None:
    long = [
        str(path.relative_to(ROOT))
        for path in python_files()
        if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST_FILE
    ]
    assert long == [], "split these files"


def test_nothing_is_named_after_nothing() -> None:
    named = [
        str(path.relative_to(ROOT))
        for path in python_files()
        if path.stem in EMPTY_NAMES or path.parent.name in EMPTY_NAMES
    ]
    assert named == [], "name the room after what is in it"


def test_no_import_hides_inside_a_function() -> None:
    hidden = [each for each in functions() if each.imports]
    assert hidden == [], "move the import to the top of the file"


def test_only_one_room_reads_content() -> None:
    readers = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "app").rglob("*.py")
        if re.search(r"/ [\"']content[\"']", path.read_text(encoding="utf-8"))
    }
    assert readers == {"app/content.py"}


@pytest.mark.parametrize("word", ["http://", "https://", "index-url", "find-links"])
def test_the_lock_file_names_no_registry(word: str) -> None:
    assert word not in (ROOT / "requirements.lock").read_text(encoding="utf-8")


def test_every_setting_is_documented_in_the_readme() -> None:
    read = re.findall(r"_(?:read|switch)\(\"([A-Z_]+)\"", (ROOT / "config.py").read_text())
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(read) > 10
    assert [name for name in read if f"SPEECHWATCH_{name}" not in readme] == []


def test_no_secret_is_tracked() -> None:
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    assert [name for name in tracked if name.endswith((".key", ".sqlite", ".pem"))] == []
