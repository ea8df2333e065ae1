"""What an address says of the page of a list that is turned both ways."""

from app.record.queries.turning import Turn
from app.web import parameters
from app.web.errors import BadAddress
from app.web.language import gettext


def asked_turn(given: parameters.Given) -> Turn:
    """Where a page begins, by its `after` or `before`. Raises BadAddress for both, or no key."""
    if "after" in given and "before" in given:
        raise BadAddress(gettext("A page begins after a line or before one, not both."))
    after = parameters.key(given, 1)
    before = parameters.key(given, 1, "before")
    return Turn(after[0] if after else None, before[0] if before else None)
