"""The shipped record in several languages, each walked once."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app.public import ROOT, create_app
from config import Settings
from tests import ledger
from tests.language.walking import MORE_ALIKE, Visited, walk

OFFERED = ("en", "az", "ar")
# The translations that ship, and a few Arabic words that do not.
CATALOGUES = (ROOT / "translations", Path(__file__).parent / "translations")
# Addresses that no page leads to, and those that are wrong.
BESIDE = (
    "/",
    "/updates.rss",
    "/feed.rss",
    "/feed.atom?tie=contextual",
    "/feed.json",
    "/calendar.ics",
    "/opensearch.xml",
    "/search?q=nothing",
    "/nowhere",
    "/cases/nobody",
    "/cases?what=1",
    "/cases?after=x",
)


def asked_in(address: str, lang: str) -> str:
    """An address that asks for a language."""
    return f"{address}{'&' if '?' in address else '?'}lang={lang}"


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A deployment that offers three languages over everything that ships."""
    folder = tmp_path_factory.mktemp("languages")
    built = ledger.build(folder, ledger.first(ledger.shipped()))
    return replace(built, locales=OFFERED)


@pytest.fixture(scope="session")
def client(settings: Settings) -> FlaskClient:
    """A reader of it."""
    return create_app(settings).test_client()


@pytest.fixture(scope="session")
def walked(client: FlaskClient) -> Callable[[str], tuple[Visited, ...]]:
    """Each kind of page in a language, errors and feeds included."""

    @cache
    def all_of(lang: str) -> tuple[Visited, ...]:
        return tuple(walk(client, [asked_in(address, lang) for address in BESIDE], MORE_ALIKE))

    return all_of
