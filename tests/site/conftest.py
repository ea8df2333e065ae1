"""A record of everything that ships with the project, and the public application over it."""

import pytest
from flask.testing import FlaskClient

from app.public import create_app
from config import Settings
from tests import ledger
from tests.records import reader, records

__all__ = ["reader", "records"]


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The settings of a deployment whose record holds every shipped document."""
    folder = tmp_path_factory.mktemp("shipped")
    return ledger.build(folder, ledger.first(ledger.shipped()))


@pytest.fixture(scope="session")
def client(shipped: Settings) -> FlaskClient:
    """A reader of it."""
    return create_app(shipped).test_client()
