"""Whatever strangers write: it is shown as words and does nothing."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app.document.case import Case
from app.document.others import Person, Provision, Tally
from app.public import create_app
from tests import ledger
from tests.site.reading import read

_BAD = (
    "<script>alert(1)</script> [here](javascript:alert(2)) ![x](//evil.example/x.png) "
    '<img src=x onerror=alert(3)> <style>*{display:none}</style> "><svg onload=alert(4)> '
    "{{ 7 * 7 }} **bold** <a href='data:text/html,x' style='color:red'>there</a>"
)


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A record in which every free text of the shipped documents is hostile."""
    documents = []
    for each in ledger.shipped():
        if isinstance(each, Case):
            facts = {"title": _BAD, "summary": _BAD, "region": _BAD, "cluster": _BAD}
            each = each.model_copy(update=facts)  # noqa: PLW2901
        elif isinstance(each, Person):
            each = each.model_copy(update={"name": _BAD, "note": _BAD})  # noqa: PLW2901
        elif isinstance(each, Provision):
            facts = {"title": _BAD, "explanation": _BAD, "note": _BAD}
            each = each.model_copy(update=facts)  # noqa: PLW2901
        elif isinstance(each, Tally):
            facts = {"title": _BAD, "text": _BAD, "note": _BAD, "speaker": _BAD}
            each = each.model_copy(update=facts)  # noqa: PLW2901
        documents.append(each)
    folder: Path = tmp_path_factory.mktemp("hostile")
    return create_app(ledger.build(folder, ledger.first(documents))).test_client()


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/cases",
        "/cases/giyas-ibrahimov-soyudlu",
        "/cases/giyas-ibrahimov-soyudlu/history",
        "/people/giyas-ibrahimov",
        "/law",
        "/law/cao-388-1",
        "/timeline",
        "/tallies",
    ],
)
def test_hostile_words_are_shown_and_do_nothing(reader: FlaskClient, address: str) -> None:
    page = read(reader, address)
    assert page.status == 200
    assert page.elements["script"] == page.elements["style"] == page.elements["img"] == 0
    assert not [name for name in page.attributes if name.startswith("on") or name == "style"]
    assert not [link for link in page.links if link.startswith(("javascript:", "data:"))]
    assert "alert(1)" in page.words
