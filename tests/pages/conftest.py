"""The specimens' application, and its page as read by a parser."""

from collections.abc import Callable, Iterator
from functools import cache
from html.parser import HTMLParser

import pytest
from flask import Flask

from . import specimens

Attributes = dict[str, str]


class Elements(HTMLParser):
    """Every element of a page with its attributes, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, Attributes]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


@pytest.fixture(scope="session")
def application() -> Flask:
    return specimens.app()


@pytest.fixture
def in_english(application: Flask) -> Iterator[None]:
    with application.test_request_context(f"{specimens.ADDRESS}?lang=en"):
        application.preprocess_request()
        yield


@pytest.fixture
def in_arabic(application: Flask) -> Iterator[None]:
    with application.test_request_context(f"{specimens.ADDRESS}?lang=ar"):
        application.preprocess_request()
        yield


@pytest.fixture(scope="session")
def read(application: Flask) -> Callable[[str], str]:
    """The specimens' page in a language, as text."""

    @cache
    def page(locale: str) -> str:
        answer = application.test_client().get(f"{specimens.ADDRESS}?lang={locale}")
        assert answer.status_code == 200
        return answer.text

    return page
