"""A sheet to begin with: the headers that are known without being asked, over invented rows."""

from collections.abc import Mapping
from typing import Final, get_args

from app.cases.models import SheetKind
from app.desk.sheets.columns import offered

KINDS: Final[tuple[SheetKind, ...]] = get_args(SheetKind)
_CASES: Final[tuple[Mapping[str, str], ...]] = (
    {
        "parties.name": "Invented Person",
        "sources.outlet": "An Example Paper",
        "sources.url": "https://paper.example/1",
        "sources.published": "23 June 2023",
        "detentions.kind": "police custody",
        "detentions.taken": "22 June 2023",
        "detentions.place": "Example Town",
        "posts.platform": "facebook",
        "posts.gist": "wrote about the price of bread",
        "charges.citation": "Article 510 CAO",
        "official_reason.text": "minor hooliganism",
        "official_reason.said_by": "police or ministry",
        "reported_reason.text": "punished for the post",
        "reported_reason.said_by": "family; lawyer",
        "tags": "bread; prices",
    },
    {
        "parties.name": "unnamed",
        "sources.outlet": "An Example Paper",
        "detentions.taken": "about June 2023",
        "detentions.term": "1 month and 10 days",
    },
)
_UPDATES: Final[tuple[Mapping[str, str], ...]] = (
    {
        "case": "the-end-of-its-address",
        "updates.kind": "update",
        "updates.happened": "3 July 2023",
        "updates.text": "The hearing was postponed.",
        "updates.said_by": "lawyer",
        "sources.outlet": "An Example Paper",
        "sources.published": "3 July 2023",
    },
)


def rows(kind: SheetKind) -> list[list[str]]:
    """The headers, which are our names of the fields, and the rows below them."""
    names = list(offered(kind))
    filled = _CASES if kind == "cases" else _UPDATES
    return [names, *([row.get(name, "") for name in names] for row in filled)]
