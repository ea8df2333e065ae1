"""The command `import`: every problem at once, or one line of what was done."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy.orm import Session

from app.cases.queries import find_document
from app.cli.documents import import_command
from app.db.engines import engine
from app.db.migrations import upgrade
from app.law.queries import provision_document, provision_ids

PERSON = "speechwatch: person/1\nslug: somebody\nname: Somebody\n"
CASE = "speechwatch: case/1\nslug: a-case\ntitle: A post\nparties:\n  - {person: somebody}\n"
ARTICLE = (
    "---\nspeechwatch: provision/1\nslug: cc-148\ncode: CC\npath: '148'\ntitle: insult\n---\n\n"
    "What the article says.\n"
)


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("blank")
    upgrade(f"sqlite:///{folder / 'desk.sqlite'}", "desk")
    return (folder / "desk.sqlite").read_bytes()


@pytest.fixture
def folder(tmp_path: Path, blank: bytes, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "var" / "desk").mkdir(parents=True)
    (tmp_path / "var" / "desk" / "desk.sqlite").write_bytes(blank)
    monkeypatch.setenv("SPEECHWATCH_DATA", str(tmp_path / "var"))
    for name in ("DESK_URL", "RECORD_URL", "FIELD_KEY_FILE"):
        monkeypatch.delenv(f"SPEECHWATCH_{name}", raising=False)
    given = tmp_path / "given"
    given.mkdir()
    return given


def run(*arguments: object) -> Result:
    return CliRunner().invoke(import_command, [str(each) for each in arguments])


def known(folder: Path, kind: str, slug: str) -> bool:
    source = engine(f"sqlite:///{folder.parent / 'var' / 'desk' / 'desk.sqlite'}")
    with Session(source) as session:
        found = find_document(session, kind, slug)
    source.dispose()
    return found is not None


def test_a_folder_of_files_is_imported_and_one_line_says_so(folder: Path) -> None:
    (folder / "people").mkdir()
    (folder / "people" / "somebody.yaml").write_text(PERSON, encoding="utf-8")
    (folder / "case.json").write_text(
        json.dumps({"speechwatch": "case/1", "slug": "a-case", "title": "A", "parties": [
            {"person": "somebody"}]}), encoding="utf-8"
    )  # fmt: skip
    result = run(folder)
    assert result.exit_code == 0, result.output
    assert result.output == "Imported 2 new and 0 changed documents; 0 unchanged.\n"
    assert known(folder, "case", "a-case")


def test_every_problem_is_told_with_its_line_and_nothing_is_written(folder: Path) -> None:
    (folder / "one.yaml").write_text(PERSON, encoding="utf-8")
    (folder / "two.yaml").write_text(f"{CASE}colour: red\n", encoding="utf-8")
    (folder / "three.yaml").write_text(PERSON.replace("Somebody", ""), encoding="utf-8")
    result = run(folder)
    assert result.exit_code == 1
    lines = result.output.splitlines()
    assert lines[0].startswith(f"{folder / 'three.yaml'}:3: name:")
    assert lines[1].startswith(f"{folder / 'two.yaml'}:6: colour: 'red'")
    assert lines[2] == "Error: 2 problems; nothing was written."
    assert not known(folder, "person", "somebody")


def test_a_problem_among_documents_is_told_with_its_line(folder: Path) -> None:
    (folder / "case.yaml").write_text(CASE, encoding="utf-8")
    result = run(folder)
    assert result.exit_code == 1
    assert result.output.startswith(
        f"{folder / 'case.yaml'}:5: parties.0.person: 'somebody': no person has this slug"
    )


def test_a_contradiction_inside_a_document_is_told_with_its_line(folder: Path) -> None:
    (folder / "case.yaml").write_text(f"{PERSON}---\n{CASE}source: nobody\n", encoding="utf-8")
    result = run(folder / "case.yaml")
    assert result.exit_code == 1
    assert result.output.startswith(f"{folder / 'case.yaml'}:10: source")


def test_an_article_brings_its_explanation(folder: Path) -> None:
    (folder / "cc-148.md").write_text(ARTICLE, encoding="utf-8")
    assert run(folder).exit_code == 0
    source = engine(f"sqlite:///{folder.parent / 'var' / 'desk' / 'desk.sqlite'}")
    with Session(source) as session:
        (id_,) = provision_ids(session)
        assert provision_document(session, id_).explanation == "What the article says."
    source.dispose()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", b"text", "the name ends in .json, .md, .yaml, .yml"),
        ("a.yaml", b"\xff\xfe", "the file is text in UTF-8; byte 1 is not"),
        ("a.yaml", b"", "the file holds no document"),
        ("a.md", b"# Only text", "begins with a document between two lines of ---"),
        ("a.json", b"{", "a.json:1:"),
        ("a.md", ARTICLE.encode() + b"\x1b[31m", "a.md:8: explanation: the text holds"),
    ],
)
def test_a_file_that_is_no_document_is_a_problem(
    folder: Path, name: str, content: bytes, said: str
) -> None:
    (folder / name).write_bytes(content)
    result = run(folder / name)
    assert result.exit_code == 1
    assert said in result.output
    assert result.output.endswith("nothing was written.\n")


def test_a_second_import_needs_update_and_then_changes_nothing(folder: Path) -> None:
    (folder / "one.yaml").write_text(PERSON, encoding="utf-8")
    run(folder)
    refused = run(folder)
    assert refused.exit_code == 1
    assert f"{folder / 'one.yaml'}:2: slug: 'somebody':" in refused.output
    again = run("--update", folder)
    assert again.output == "Imported 0 new and 0 changed documents; 1 unchanged.\n"
