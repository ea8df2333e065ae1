"""The tables of what was said online, what became of it, and what is said to be the reason."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from app.document.claimed import Fate
from app.document.facts import Account, Post, Tie
from app.document.vocabulary import (
    FateWord,
    Platform,
    PostKind,
    PostVerification,
    TieLevel,
)
from app.pages.dataset import in_words
from app.pages.dataset.declaring import Column, Table, dated, several_words, word
from app.pages.dataset.scene import Of, Scene, each_fact, each_party
from app.pages.dataset.told import (
    ADDRESS,
    FACT,
    FACTS,
    NOTE,
    PARTY,
    SAID_BY,
    SLUG,
    SOURCES,
    TAIL,
    TEXT,
    TO_CASE,
    TO_PARTY,
    TO_PERSON,
)
from app.web.language import marked as _n


def _account(row: Of[Post]) -> Account | None:
    return next((each for each in row.case.accounts if each.id == row.fact.account), None)


def _of_account(field: str) -> Callable[[Of[Post]], Any]:
    def read(row: Of[Post]) -> Any:
        account = _account(row)
        return getattr(account, field) if account else None

    return read


def _platforms(row: Of[Post]) -> tuple[str, ...]:
    account = _account(row)
    return row.fact.platform or (account.platform if account else ())


def _authors(row: Of[Post]) -> tuple[str, ...] | None:
    return row.fact.author or tuple(party.id or "" for party in row.case.subjects) or None


def _quote(row: Of[Post]) -> str | None:
    """A quote that stands behind a warning on its page is in no sheet."""
    quote = row.fact.quote
    return quote.text if quote and not quote.sensitive else None


def _quoted(field: str) -> Callable[[Of[Post]], Any]:
    def read(row: Of[Post]) -> Any:
        quote = row.fact.quote
        return getattr(quote, field) if quote and not quote.sensitive else None

    return read


POSTS: Final[Table[Of[Post]]] = Table(
    "posts",
    _n(
        "One row is one post, or what is told of several together. Not every post led to a measure."
    ),
    ("slug", "fact"),
    (
        *FACTS,
        Column(
            "authors",
            "list",
            _n("Who wrote it: parties of the case, or “unknown”."),
            _authors,
        ),
        several_words("platform", _n("Where it was."), Platform, _platforms),
        word("kind", _n("Of what kind."), PostKind, lambda row: row.fact.kind),
        Column("account", "text", _n("The name of the account."), _of_account("name")),
        Column("account_handle", "text", _n("The handle of the account."), _of_account("handle")),
        Column("account_link", "link", _n("The address of the account."), _of_account("url")),
        Column(
            "account_fact",
            "text",
            _n("The row of the account in the table of accounts, in this case."),
            lambda row: row.fact.account,
        ),
        Column("link", "link", _n("The address of the post."), lambda row: row.fact.url),
        Column(
            "parent",
            "text",
            _n("The post above it, which it comments on or repeats, by its fact."),
            lambda row: row.fact.parent,
        ),
        *dated("date", _n("When it was posted."), lambda row: row.fact.date),
        Column("language", "text", _n("Its language."), lambda row: row.fact.lang),
        Column(
            "count_least",
            "number",
            _n("How many posts the row stands for, at least; empty for one."),
            lambda row: in_words.least(row.fact.count),
        ),
        Column(
            "count_most",
            "number",
            _n("How many posts the row stands for, at most."),
            lambda row: in_words.most(row.fact.count),
        ),
        Column(
            "gist",
            "text",
            _n("What it says, in our words."),
            lambda row: row.scene.text(row.fact.gist),
        ),
        Column(
            "about_whom",
            "list",
            _n("Whom or what it is about: parties of the case, or words."),
            lambda row: row.fact.about or None,
        ),
        Column(
            "quote",
            "text",
            _n("A short quote. Graphic or hateful ones stand on the case’s page alone."),
            _quote,
        ),
        Column("quote_language", "text", _n("The language of the quote."), _quoted("lang")),
        word(
            "post_verification",
            _n("How well the post is checked."),
            PostVerification,
            lambda row: row.fact.verification,
        ),
        several_words(
            "fates",
            _n("What became of it, in the order reported."),
            FateWord,
            lambda row: tuple(dict.fromkeys(each.fate for each in row.fact.fates)),
        ),
        TEXT,
        *SAID_BY,
        *SOURCES,
        NOTE,
        ADDRESS,
    ),
    each_fact("posts"),
    links=(TO_CASE,),
    facets=("platform", "kind", "language", "fates"),
)

TIES: Final[Table[Of[Tie]]] = Table(
    "ties",
    _n("One row is one tie between a party’s posts and what was done to them, with who says so."),
    ("slug", "fact", "party"),
    (
        *FACTS,
        *PARTY,
        word(
            "level",
            _n("How close the tie is."),
            TieLevel,
            lambda row: row.fact.level,
            required=True,
        ),
        Column(
            "posts",
            "list",
            _n("The posts, by their fact. Empty: over posts, none of them identified."),
            lambda row: row.fact.post or None,
        ),
        Column(
            "to",
            "list",
            _n("What it is tied to, such as a charge, by its fact. Empty: the whole case."),
            lambda row: row.fact.to or None,
        ),
        *TAIL,
        ADDRESS,
    ),
    each_party("ties"),
    links=(TO_CASE, TO_PARTY, TO_PERSON),
    facets=("level",),
)


@dataclass(frozen=True, slots=True)
class _Fated:
    """One fate of a post or an account; `number` counts from 1 within it."""

    row: Of[Post | Account]
    fate: Fate
    number: int


def _fates(scene: Scene) -> Iterator[_Fated]:
    told: tuple[Post | Account, ...] = (*scene.case.posts, *scene.case.accounts)
    for each in told:
        for number, fate in enumerate(each.fates, 1):
            yield _Fated(Of(scene, each), fate, number)


FATES: Final[Table[_Fated]] = Table(
    "fates",
    _n("One row is one thing that became of a post or an account."),
    ("slug", "fact", "number"),
    (
        Column("slug", "text", SLUG.meaning, lambda each: each.row.case.slug, required=True),
        Column("fact", "text", FACT.meaning, lambda each: each.row.fact.id, required=True),
        Column(
            "number",
            "number",
            _n("Which of the things that became of it, from 1."),
            lambda each: each.number,
            required=True,
        ),
        word(
            "of_what",
            _n("Whether it became of a post or of an account."),
            ("post", "account"),
            lambda each: "post" if isinstance(each.row.fact, Post) else "account",
            required=True,
        ),
        word(
            "fate", _n("What became of it."), FateWord, lambda each: each.fate.fate, required=True
        ),
        *dated("date", _n("When."), lambda each: each.fate.date),
        Column("rule", "text", _n("The rule that a platform named."), lambda each: each.fate.rule),
        several_words(
            "said_by",
            SAID_BY[0].meaning,
            SAID_BY[0].words,
            lambda each: each.row.scene.speakers(each.fate.said_by),
        ),
        Column("hedge", "text", SAID_BY[2].meaning, lambda each: each.fate.hedge),
        Column(
            "sources",
            "list",
            SOURCES[0].meaning,
            lambda each: each.fate.source or each.row.sources or None,
        ),
    ),
    _fates,
    links=(TO_CASE,),
    facets=("fate", "of_what"),
)
