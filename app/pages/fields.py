"""The names of fields as readers see them, in a claim, a correction or a difference."""

from app.web.language import gettext
from app.web.language import marked as _n

_NAMES = {
    "taken": _n("taken on"),
    "ended": _n("ended on"),
    "date": _n("day"),
    "act": _n("day of the act"),
    "opened": _n("opened on"),
    "reported": _n("reported on"),
    "published": _n("published on"),
    "last_confirmed": _n("last confirmed on"),
    "how_ended": _n("how it ended"),
    "kind": _n("kind"),
    "place": _n("place"),
    "platform": _n("platform"),
    "label": _n("charge"),
    "citation": _n("article as written"),
    "provision": _n("article"),
    "basis": _n("basis"),
    "term": _n("term"),
    "sentence": _n("sentence"),
    "outcome": _n("outcome"),
    "court": _n("court"),
    "closed_doors": _n("behind closed doors"),
    "role": _n("role"),
    "age": _n("age"),
    "name": _n("name"),
    "person": _n("person"),
    "amount": _n("amount"),
    "total": _n("total"),
    "period": _n("period"),
    "breakdown": _n("breakdown"),
    "title": _n("title"),
    "summary": _n("summary"),
    "gist": _n("what it said"),
    "verification": _n("how it was checked"),
    "fates": _n("what became of it"),
    "taken_by": _n("taken by"),
    "quote": _n("quote"),
    "text": _n("text"),
    "note": _n("note"),
    "said_by": _n("said by"),
    "source": _n("source"),
    "url": _n("address"),
    "region": _n("region"),
    "cluster": _n("cluster"),
    "level": _n("tie"),
}


def field_name(name: str) -> str:
    """A field's name in the reader's language; a rarer field keeps its own name."""
    return gettext(_NAMES[name]) if name in _NAMES else name.replace("_", " ")


_LISTS = {
    "parties": _n("People"),
    "proceedings": _n("Proceedings"),
    "accounts": _n("Accounts"),
    "posts": _n("Posts"),
    "ties": _n("Ties"),
    "official_reason": _n("The state says"),
    "reported_reason": _n("It is reported that"),
    "statements": _n("Statements"),
    "charges": _n("Charges"),
    "detentions": _n("Detentions"),
    "measures": _n("Measures"),
    "decisions": _n("Decisions"),
    "hearings": _n("Hearings"),
    "events": _n("Events"),
    "updates": _n("Updates"),
    "related": _n("Related cases"),
    "sources": _n("Sources"),
}


def list_name(name: str) -> str:
    """The name of a list of facts in the reader's language."""
    return gettext(_LISTS[name]) if name in _LISTS else field_name(name)
