"""The parameters of a filter, declared from what its one parser takes."""

from collections.abc import Mapping
from typing import Any, Final

from app.api.v1.declared import AFTER_CASE, LINE, Parameter
from app.record.filters import CLOSED, FACETS, LONGEST_VALUE, MOST_VALUES, NEWEST, SORTS
from app.web.language import marked as _n

_DAY: Final = {"type": "string", "format": "date"}
_FACET: Final = _n("A facet: several values mean “or”, several facets mean “and”.")


def _facet(name: str) -> Parameter:
    words = CLOSED.get(name)
    value: Mapping[str, Any] = (
        {"enum": list(words)}
        if words
        else {"type": "string", "format": LINE, "minLength": 1, "maxLength": LONGEST_VALUE}
    )
    return Parameter(name, _FACET, {"type": "array", "items": value, "maxItems": MOST_VALUES})


FILTER: Final = (
    *map(_facet, FACETS),
    Parameter("q", _n("Words to search for, in any spelling."), {"type": "string"}),
    Parameter("taken_from", _n("The first day of a range in which somebody was taken."), _DAY),
    Parameter("taken_to", _n("The last day of that range."), _DAY),
    Parameter("as_of", _n("The day for which facts that change with time are worked out."), _DAY),
    Parameter("known_on", _n("The day at whose end the record is asked, as it stood then."), _DAY),
    Parameter("sort", _n("The order of the list."), {"enum": list(SORTS), "default": NEWEST}),
    AFTER_CASE,
)
"""Every parameter of a filter, in the order in which its parser names them."""
