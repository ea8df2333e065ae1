"""Each test begins without cases, people and sheets."""

from collections.abc import Iterator

import pytest
from sqlalchemy import delete

from app.cases.models import Assignment, Document, Dossier, FormToken, KnownHeaders, Sheet
from tests.desk.newsroom import Newsroom


@pytest.fixture(autouse=True)
def without_cases(newsroom: Newsroom) -> Iterator[None]:
    """Takes out what a test leaves in the newsroom that tests share."""
    yield
    with newsroom.at_desk() as session:
        for table in (Sheet, KnownHeaders, Assignment, Dossier, FormToken, Document):
            session.execute(delete(table))
