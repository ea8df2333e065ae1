"""The parameters of filters and of figures, declared from what their one parser takes."""

from collections.abc import Mapping
from typing import Any, Final

from app.api.v1.declared import AFTER_CASE, LINE, Parameter
from app.record.figures.asking import ASKED, SIDES, Question
from app.record.figures.measuring import MEASURES
from app.record.filters import CLOSED, FACETS, LONGEST_VALUE, MOST_VALUES, NEWEST, SORTS, WRITTEN
from app.web.language import marked as _n

# Years before the tenth have no day in some languages.
_DAY: Final = {"type": "string", "format": "date", "pattern": "^(?!000)"}
_FACET: Final = _n("A facet: several values mean “or”, several facets mean “and”.")


def _facet(name: str) -> Parameter:
    items = {"type": "array", "items": _value(name), "maxItems": MOST_VALUES}
    return Parameter(name, _FACET, items)


def _value(name: str) -> Mapping[str, Any]:
    if name in CLOSED:
        return {"enum": list(CLOSED[name])}
    text = {"type": "string", "minLength": 1, "maxLength": LONGEST_VALUE}
    return text | ({"pattern": f"^({WRITTEN[name][0]})$"} if name in WRITTEN else {"format": LINE})


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
_DEFAULT: Final = Question()
_OWN: Final = (
    Parameter(
        "rows",
        _n("The facet in the rows of the table; “none” for a single row."),
        {"enum": list(SIDES), "default": _DEFAULT.rows},
    ),
    Parameter(
        "columns",
        _n("The facet in its columns; “none” for a single column."),
        {"enum": list(SIDES), "default": _DEFAULT.columns},
    ),
    Parameter(
        "measure",
        _n("What is counted; a table never counts several things."),
        {"enum": list(MEASURES), "default": _DEFAULT.measure},
    ),
)
QUESTION: Final = tuple(each for each in (*_OWN, *FILTER) if each.name in ASKED)
"""Every parameter of the cross-table."""
CHOSEN: Final = tuple(each for each in QUESTION if each not in _OWN)
"""Every parameter of a filter that has no order and no pages."""
