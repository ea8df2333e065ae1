"""What a form says about a field besides its name."""

from collections.abc import Mapping
from typing import Final

from app.pages.fields import field_name
from app.pages.sentences import capital
from app.web.language import gettext
from app.web.language import marked as _n

_BY_KIND: Final[Mapping[str, str]] = {
    "date": _n("In any words: “22 June 2023”, “April 2021”, “about March 2023”."),
    "term": _n("In any words: “25 days”, “1 month and 10 days”."),
    "truth or term": _n("“Yes”, or for how long: “2 years”."),
    "money": _n("A sum with its currency, such as 500 AZN."),
    "count": _n("15, 2–3, at least 6, or about 15."),
    "lines": _n("One a line."),
    "articles": _n("One a line, such as 388-1 CAO."),
}
_BY_NAME: Final[Mapping[str, str]] = {
    "citation": _n("Exactly as the source writes it. We read the articles from it."),
    "label": _n("In the source's words."),
    "basis": _n("Our judgement: was this charge brought over words, or as a pretext?"),
    "hedge": _n("The source's word for how sure it is: “reportedly”, “allegedly”."),
    "of": _n("Several may be ticked."),
    "preferred_because": _n("Where sources disagree: why this value is the one we show."),
    "slug": _n("The end of the public address: small letters, digits and hyphens."),
    "person": _n("Somebody we have a page about. A word of their name is enough."),
    "case": _n("A word of its title, or of a name in it, is enough."),
    "overlaps": _n("Cases of ours whose people may be counted in it."),
    "distinct_from": _n("People with a like name who are somebody else."),
    "court": _n("As the source writes it. Courts that stand here already are offered."),
    "folds": _n("What each of them is called, one a line."),
    "counts_from": _n(
        "The day from which the term is counted, where it is not that of the decision."
    ),
    "cluster": _n("What several cases have in common, such as: Soyudlu, June 2023."),
    "summary": _n("A sentence a line. Markdown may be used."),
    "lang": _n("By its name, or by two letters: az, en, ru."),
    "provision": _n("Such as 388-1 CAO. Only where the source names it."),
    "follows": _n("The custody before it, when this is a transfer."),
    "under": _n("The decision that gives the term."),
    "time": _n("Such as 20:30."),
    "source": _n("Where it was read. Without one, the source of the whole case counts."),
    "claimed": _n("Only in a civil claim."),
}
_LABELS: Final[Mapping[str, str]] = {
    "of": _n("Whom it is about"),
    "said_by": _n("Who says so"),
    "source": _n("Where you read it"),
    "text": _n("In words"),
    "note": _n("Note for readers"),
    "preferred_because": _n("Why this value is shown"),
    "claims": _n("What others say of it"),
}


def label_of(name: str) -> str:
    """What a field is called in a form."""
    return gettext(_LABELS[name]) if name in _LABELS else capital(field_name(name))


def hint_of(name: str, kind: str) -> str:
    """What a form says about a field; empty for one that needs no word."""
    said = _BY_NAME.get(name) or _BY_KIND.get(kind)
    return gettext(said) if said else ""
