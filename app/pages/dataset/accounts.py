"""The table of accounts: profiles, pages, groups and channels, whether or not a post names them."""

from typing import Final

from app.document.facts import Account
from app.document.vocabulary import AccountKind, Certainty, FateWord, Platform
from app.pages.dataset import in_words
from app.pages.dataset.declaring import Column, Table, several_words, word
from app.pages.dataset.scene import Of, each_fact
from app.pages.dataset.told import ABOUT, ADDRESS, FACTS, TAIL, TO_CASE
from app.web.language import marked as _n

ACCOUNTS: Final[Table[Of[Account]]] = Table(
    "accounts",
    _n("One row is one account in one case, or what is told of several together."),
    ("slug", "fact"),
    (
        *FACTS,
        ABOUT,
        several_words(
            "platform", _n("On which platform."), Platform, lambda row: row.fact.platform
        ),
        word("kind", _n("Of what kind."), AccountKind, lambda row: row.fact.kind),
        Column("name", "text", _n("The name of the account."), lambda row: row.fact.name),
        Column("handle", "text", _n("The handle of the account."), lambda row: row.fact.handle),
        Column("link", "link", _n("The address of the account."), lambda row: row.fact.url),
        Column(
            "count_least",
            "number",
            _n("How many accounts the row stands for, at least; empty for one."),
            lambda row: in_words.least(row.fact.count),
        ),
        Column(
            "count_most",
            "number",
            _n("How many accounts the row stands for, at most."),
            lambda row: in_words.most(row.fact.count),
        ),
        Column(
            "owners",
            "list",
            _n("Whose account it is: parties of the case."),
            lambda row: row.fact.owner or None,
        ),
        word(
            "owner_certainty",
            _n("How sure it is that it is theirs."),
            Certainty,
            lambda row: row.fact.owner_certainty,
        ),
        several_words(
            "fates",
            _n("What became of it, in the order reported."),
            FateWord,
            lambda row: tuple(dict.fromkeys(each.fate for each in row.fact.fates)),
        ),
        *TAIL,
        ADDRESS,
    ),
    each_fact("accounts"),
    links=(TO_CASE,),
    facets=("platform", "kind", "fates"),
)
