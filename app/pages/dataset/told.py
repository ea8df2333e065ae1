"""The columns that many tables share: which case and fact, about whom, and who says so."""

from typing import Any, Final

from app.document.vocabulary import FactVerification, Part
from app.pages.dataset.declaring import Column, Link, several_words, word
from app.pages.dataset.scene import Of
from app.record.queries.documents import part_of
from app.web.language import marked as _n

SLUG: Column[Of[Any]] = Column(
    "slug",
    "text",
    _n("The case: the last part of its page’s address."),
    lambda row: row.case.slug,
    required=True,
)
FACT: Column[Of[Any]] = Column(
    "fact",
    "text",
    _n("The fact within its case. Case and fact together name it for good."),
    lambda row: row.fact.id,
    required=True,
)
ADDRESS: Column[Of[Any]] = Column(
    "url",
    "link",
    _n("The place on the case’s page where the fact stands."),
    lambda row: row.scene.fact_url(row.fact.id),
    required=True,
)
FACTS = (SLUG, FACT)
"""What tells the facts of all cases apart."""

PARTY: tuple[Column[Of[Any]], ...] = (
    Column(
        "party",
        "text",
        _n("Whom it is about: a party of the case. A fact about two people is two rows."),
        lambda row: row.party.id if row.party else None,
        required=True,
    ),
    Column(
        "name",
        "text",
        _n("What this party is called in the record; empty for somebody unnamed."),
        lambda row: row.scene.name(row.party),
    ),
    Column(
        "person",
        "text",
        _n("Their row in the table of people; empty for who is the subject of no case."),
        lambda row: row.scene.person(row.party),
    ),
)

TO_CASE = Link(("slug",), "cases", ("slug",))
TO_PARTY = Link(("slug", "party"), "parties", ("slug", "party"))
TO_PERSON = Link(("person",), "people", ("slug",))

SAID_BY: tuple[Column[Of[Any]], ...] = (
    several_words(
        "said_by",
        _n("Who says so. Empty: the outlet’s own reporting."),
        Part,
        lambda row: row.scene.speakers(row.fact.said_by),
    ),
    Column(
        "said_by_name",
        "list",
        _n("The names of the parties of the case who say so, where they have one."),
        lambda row: row.scene.named_speakers(row.fact.said_by) or None,
    ),
    Column(
        "hedge",
        "text",
        _n("The word with which a source holds back, such as “reportedly”."),
        lambda row: row.fact.hedge,
    ),
)

SOURCES: tuple[Column[Of[Any]], ...] = (
    Column(
        "sources",
        "list",
        _n("Its sources: their ids in the table of sources, in this case."),
        lambda row: row.sources or None,
    ),
    Column(
        "outlets",
        "list",
        _n("The outlets of these sources."),
        lambda row: tuple(row.scene.outlets.get(each, each) for each in row.sources) or None,
    ),
)

NOTE: Column[Of[Any]] = Column(
    "note", "text", _n("A note by this tracker."), lambda row: row.scene.text(row.fact.note)
)
TEXT: Column[Of[Any]] = Column(
    "text",
    "text",
    _n("What is said of it, in a sentence."),
    lambda row: row.scene.text(row.fact.text),
)
VERIFICATION: Column[Of[Any]] = word(
    "verification",
    _n("How well the fact is checked."),
    FactVerification,
    lambda row: row.fact.verification,
)
TAIL: tuple[Column[Of[Any]], ...] = (TEXT, *SAID_BY, *SOURCES, VERIFICATION, NOTE)
"""What every fact may end with."""

PROCEEDING: Column[Of[Any]] = Column(
    "proceedings",
    "list",
    _n("The proceedings it belongs to, by their fact."),
    lambda row: row.fact.proceeding or None,
)
ABOUT: Column[Of[Any]] = Column(
    "parties",
    "list",
    _n("Whom it is about: parties of the case; empty where it says nobody and there are several."),
    lambda row: row.fact.of or None,
)

CITATION: Column[Of[Any]] = Column(
    "citation", "text", _n("The article as the source cites it."), lambda row: row.fact.citation
)
PROVISION: Column[Of[Any]] = Column(
    "provision",
    "text",
    _n("The article as we understand the citation: the key of its code, and its number."),
    lambda row: row.fact.provision,
)


def _article(row: Of[Any]) -> str | None:
    cited = row.fact.provision
    return (
        next((key for key in part_of(cited) if key in row.scene.articles), None) if cited else None
    )


ARTICLE: Column[Of[Any]] = Column(
    "article",
    "text",
    _n("The row of that article in the table of provisions, or of the one it is a part of."),
    _article,
)
TO_ARTICLE = Link(("article",), "provisions", ("key",))
NUMBER: Column[Of[Any]] = Column(
    "number", "text", _n("The number of the case, as written."), lambda row: row.fact.number
)
PLACE: Column[Of[Any]] = Column("place", "text", _n("Where."), lambda row: row.fact.place)

OF_EACH: Final = ("slug", "fact", "party")
TO_EACH: Final = (TO_CASE, TO_PARTY, TO_PERSON)
