"""Questions one may ask of the API, each with its address: the page shows them, tests ask them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from app import addresses
from app.api.v1 import ENDPOINTS
from app.web.language import marked as _n

_PATHS: Final = {each.name: each.path for each in ENDPOINTS}


@dataclass(frozen=True, slots=True)
class Example:
    """A question in words (a message for the translators), and where it is asked.

    `place` names the part of the path that is filled in from the record at hand.
    """

    asks: str
    endpoint: str
    query: tuple[tuple[str, str], ...] = ()
    place: str = ""

    def address(self, places: Mapping[str, str]) -> str:
        """The address to ask; `places` has a slug for each kind of document there is one of.

        Raises KeyError where the record has none of its kind.
        """
        named = {"slug": places[self.place], "article": places[self.place]} if self.place else {}
        path = _PATHS[self.endpoint].format(**named, revision=1)
        asked = f"?{urlencode(self.query)}" if self.query else ""
        return addresses.kept(f"{addresses.API}{path}{asked}")


EXAMPLES: Final = (
    Example(
        _n("Cases in which somebody is charged for the words themselves, the oldest first"),
        "cases",
        (("basis", "speech"), ("sort", "oldest")),
    ),
    Example(
        _n("Cases of people taken in 2023 on a charge that is called a pretext"),
        "cases",
        (("basis", "pretext"), ("taken_from", "2023-01-01"), ("taken_to", "2023-12-31")),
    ),
    Example(
        _n("Who was held on 10 July 2023"),
        "cases",
        (("held", "held"), ("as_of", "2023-07-10")),
    ),
    Example(
        _n("Cases over posts on Facebook or on Instagram in which a search finds “police”"),
        "cases",
        (("platform", "facebook"), ("platform", "instagram"), ("q", "police")),
    ),
    Example(
        _n("A case as it stands, with who was held on a day and for how long"),
        "case",
        (("as_of", "2023-07-10"),),
        place="case",
    ),
    Example(_n("Every revision of a case, with its hash"), "revisions", place="case"),
    Example(_n("A case as its first revision published it"), "case_at", place="case"),
    Example(_n("A person with all their cases"), "person", place="person"),
    Example(_n("Everybody who is the subject of a case"), "people"),
    Example(_n("An article, with what its versions allow"), "provision", place="provision"),
    Example(_n("A reported count without names"), "tally", place="tally"),
    Example(
        _n("How many people stand under each article, by the state of their custody"),
        "figures",
        (("rows", "provision"), ("columns", "held"), ("measure", "people")),
    ),
    Example(
        _n("How many days people were in custody over posts in 2023 under resisting police"),
        "figures",
        (
            ("rows", "none"),
            ("columns", "none"),
            ("measure", "days in custody"),
            ("provision", "cao-535.1"),
            ("taken_from", "2023-01-01"),
            ("taken_to", "2023-12-31"),
        ),
    ),
    Example(_n("The numbers of the ready charts"), "charts"),
    Example(_n("Everything that ever happened to the record"), "changes", (("since", "0"),)),
)
"""The examples of the page, in its order."""
