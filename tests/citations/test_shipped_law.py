"""The provisions that ship with the project agree with the room that names them."""

from pathlib import Path

import pytest

from app import content
from app.citations import AZERBAIJAN, parse_key, printed, understand
from app.document.others import Provision
from app.document.reading import read
from app.document.writing import to_yaml

FILES = sorted((content.FOLDER / "law").glob("*.md"))


def provision(file: Path) -> Provision:
    front, _ = content.front_matter(file.read_text(encoding="utf-8"))
    found, problems = read(front, file.name)
    assert problems == []
    ((_, document),) = found
    assert isinstance(document, Provision)
    return document


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_a_shipped_provision_is_canonical_and_explained(file: Path) -> None:
    front, explanation = content.front_matter(file.read_text(encoding="utf-8"))
    assert to_yaml(provision(file)) == front
    assert explanation.strip()


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_a_shipped_provision_stands_under_its_own_number(file: Path) -> None:
    document = provision(file)
    cited = parse_key(document.key)
    assert (document.slug, file.stem) == (cited.slug, cited.slug)
    assert understand(printed(cited, "az")) == (cited,)
    misprints = {a.written for a in AZERBAIJAN.aliases if f"{a.code}:{a.path}" == document.key}
    assert set(document.aliases) == misprints


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_everything_said_of_a_shipped_provision_has_a_source(file: Path) -> None:
    document = provision(file)
    named = {source.id for source in document.sources}
    told = [version.source for version in document.versions]
    told += [fact.source for fact in document.facts]
    assert told
    assert all(sources and set(sources) <= named for sources in told)
    penalties = [penalty for version in document.versions for penalty in version.penalties]
    assert {each for penalty in penalties for each in penalty.source} <= named


def test_the_law_that_the_shipped_cases_cite_is_there() -> None:
    assert {file.stem for file in FILES} >= {
        "cao-388-1",
        "cao-510",
        "cao-535",
        "cao-535.1",
        "cc-148",
        "cc-148-1",
        "cc-234.4.3",
        "cc-283.2.2",
        "info-13-2.3",
        "pros-22",
    }


def test_what_no_source_is_sure_of_is_not_given() -> None:
    police, fake = (
        provision(content.FOLDER / "law" / f"{n}.md") for n in ("cao-535.1", "cc-148-1")
    )
    (fine,) = (p for p in police.versions[0].penalties if p.kind == "fine")
    assert (fine.min, fine.max) == (None, None)
    (fine,) = (p for p in fake.versions[0].penalties if p.kind == "fine")
    assert (fine.min, fine.max) == ("1000 AZN", None)
