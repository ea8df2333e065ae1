"""The words by which people, cases and tallies are found at the desk."""

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.db.desk import Base
from app.db.types import Opaque
from app.record.columns import Key


class NameWord(Base):
    """One folded spelling of a word in what a document is called.

    Of a case that is its title and the parties who are only a name in it; people have words of
    their own. It is written with every save; see `app.cases.working.words`.
    """

    __tablename__ = "name_words"
    __table_args__ = (Index("ix_name_words_key", "key", "document_id"),)

    document_id: Mapped[Opaque] = mapped_column(
        ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True
    )
    key: Mapped[str] = mapped_column(Key, primary_key=True)
