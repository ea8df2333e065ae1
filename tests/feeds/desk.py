"""A desk that stays open: what the commands do, without the start of one for each act."""

from pathlib import Path

from sqlalchemy.orm import Session

from app import dates
from app.cases.actions import import_documents
from app.db.engines import engine
from app.db.field_key import use_field_key_file
from app.db.migrations import upgrade
from app.document.reading import read
from app.publishing.actions import publish_documents
from app.publishing.catching_up import catch_up
from app.publishing.withdrawing import withdraw
from tests.records import Records

_WHO = "newsroom"


class Desk:
    """Both databases of some records, which it sets up, kept open until it is closed."""

    def __init__(self, records: Records) -> None:
        Path(records.folder / "desk").mkdir(parents=True, exist_ok=True)
        use_field_key_file(records.folder / "desk" / "field.key")
        upgrade(records.desk_url, "desk")
        upgrade(records.record_url, "record")
        self._desk, self._record = engine(records.desk_url), engine(records.record_url)
        self._files = records.folder / "files"

    def publishes(self, text: str) -> None:
        """Imports documents from YAML and publishes them, as `import --publish --update` does."""
        found, problems = read(text)
        assert problems == []
        documents = [document for _, document in found]
        with Session(self._desk) as session:
            report = import_documents(session, documents, update=True, who=_WHO)
            assert report.problems == []
            ids = [*report.new, *report.changed, *report.unchanged]
            publish_documents(session, ids, None, _WHO)
            session.commit()
        catch_up(self._desk, self._record, self._files)

    def withdraws(self, slug: str) -> None:
        """Takes a case away for good, as `withdraw` does."""
        with Session(self._desk) as session:
            withdraw(session, slug, "to protect somebody", _WHO, dates.today("UTC"))
            session.commit()
        catch_up(self._desk, self._record, self._files)

    def close(self) -> None:
        """Leaves both databases."""
        self._desk.dispose()
        self._record.dispose()
