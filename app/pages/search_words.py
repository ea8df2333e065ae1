"""The words of the search page: why a spelling was found, and where in a document words stand."""

from collections.abc import Mapping
from typing import Final

from app.folding import Why, match
from app.web.language import gettext
from app.web.language import marked as _n

_WHY: Final[Mapping[Why, str]] = {
    Why.SAME: _n("same letters"),
    Why.CYRILLIC: _n("Cyrillic spelling"),
    Why.J_C: _n("j, c, zh and дж are one letter"),
    Why.G_OR_H: _n("Cyrillic г stands for g and for h"),
    Why.G_FOR_H: _n("g written for h, the Russian way"),
    Why.H_X: _n("h, x, kh and Cyrillic х are one letter"),
    Why.G_Q: _n("g, q, ğ and gh are one letter"),
    Why.K_FOR_Q: _n("k written for q"),
    Why.A_E: _n("a, e and ə are one letter"),
    Why.I_Y: _n("i, ı and y are one letter"),
    Why.SH: _n("ş and sh are one letter"),
    Why.S_FOR_SH: _n("s typed for ş"),
    Why.CH: _n("ç and ch are one letter"),
    Why.C_FOR_CH: _n("c typed for ç"),
    Why.V_W: _n("v and w are one letter"),
    Why.Y_FOR_J: _n("j written for y, as in German"),
    Why.ACCENT: _n("accents and dots left out"),
    Why.VOWELS: _n("two vowels written for one"),
    Why.GLIDE: _n("y between vowels left out"),
    Why.DOUBLE: _n("double letters count once"),
    Why.ZADE: _n("the endings -zadeh and -zade are one"),
    Why.ULLAH: _n("the endings -ullah and -ulla are one"),
    Why.OGLU: _n("oğlu and оглы are one word"),
    Why.QIZI: _n("qızı and кызы are one word"),
    Why.STEM: _n("the ending after an apostrophe left out"),
    Why.APOSTROPHE: _n("apostrophe left out"),
    Why.INVISIBLE: _n("invisible signs left out"),
    Why.STYLED: _n("styled letters read as plain ones"),
    Why.LOOK_ALIKE: _n("letters of another alphabet that look alike"),
    Why.CODED: _n("a digit or a sign for a letter"),
    Why.SPACED: _n("signs between the letters left out"),
    Why.OWN: _n("the organisation's own spelling"),
    Why.SIGN: _n("an emoji read as a word"),
    Why.DIGITS: _n("digits of another script"),
    Why.ARABIC: _n("forms of one Arabic letter"),
    Why.JOINED: _n("written as one word or as several"),
    Why.PART: _n("part of a word written without spaces"),
    Why.ALIAS: _n("another form of the name"),
}
_SECTIONS: Final[Mapping[str, str]] = {
    "": _n("In the text"),
    "parties": _n("People"),
    "names": _n("Names"),
    "roles": _n("Roles"),
    "proceedings": _n("Proceedings"),
    "accounts": _n("Accounts"),
    "posts": _n("Posts"),
    "ties": _n("Post and measure"),
    "official_reason": _n("Official reason"),
    "reported_reason": _n("Reported reason"),
    "statements": _n("Statements"),
    "charges": _n("Charges"),
    "detentions": _n("Custody"),
    "measures": _n("Measures"),
    "decisions": _n("Decisions"),
    "hearings": _n("Hearings"),
    "events": _n("Events"),
    "updates": _n("Updates"),
    "related": _n("Related cases"),
    "versions": _n("The law over time"),
    "facts": _n("Use of the article"),
    "breakdown": _n("Counts"),
    "claims": _n("Claims"),
    "sources": _n("Sources"),
}


def section(name: str) -> str:
    """The heading of the list of facts in which words were found."""
    return gettext(_SECTIONS.get(name, _SECTIONS[""]))


def reason(asked: str, found: str) -> str:
    """Why one spelling found another, as a sentence; "" where there is nothing to explain."""
    met = match(asked, found)
    if met is None or met.same_letters:
        return ""
    why = dict.fromkeys(each for meeting in met.meetings for each in meeting.why)
    reasons = ", ".join(gettext(_WHY[each]) for each in why if each is not Why.SAME)
    return gettext(
        "“%(found)s” is a spelling of “%(asked)s”: %(why)s.", asked=asked, found=found, why=reasons
    )
