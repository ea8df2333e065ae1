"""What is checked of the sources of a document."""

from app.document.checks import found
from app.document.reading import read

CASE = """
speechwatch: case/1
slug: a-case
title: A post
parties: [{name: Somebody}]
sources:
  - {id: turan, outlet: Turan, author: Some Journalist}
"""


def _found(text: str) -> list[str]:
    ((_, document),), problems = read(text)
    assert problems == []
    return [".".join(str(part) for part in path) for path, _ in found(document)]


def test_the_author_of_a_source_need_not_be_a_party() -> None:
    assert _found(CASE) == []


def test_a_source_is_not_read_through_itself() -> None:
    assert _found(CASE.replace("outlet: Turan", "outlet: Turan, via: turan")) == ["sources.0.via"]
