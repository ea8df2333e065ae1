"""What lower rooms say, who know no languages, in the language of whoever reads it.

They speak English sentences, and drafts keep some of them. Each is known here by its words; what
stands between them (a name, a date as typed) goes into the translation. A test finds a sentence
that is not here.
"""

import re
from functools import cache
from typing import Final

from app.desk.said_places import SAID
from app.web.language import gettext
from app.web.language import marked as _n

_OF_WORK: Final = (
    _n("Readers see this version already; there is nothing to review."),
    _n("This is a draft; there is nothing to send back."),
    _n("Nobody has sent this for review yet. Its author does."),
    _n("Somebody else than the author publishes it. Ask another editor."),
    _n("Only who is entrusted with this sees it. Ask an editor."),
    _n("Somebody else was given this form. Open it anew."),
    _n("Somebody saved this just now. Look at it again first."),
    _n("%(who)s has saved this since you looked at it. Look at it again first."),
    _n("This is too long to be kept. Shorten it, or save it in parts."),
    _n("This is one person already."),
    _n("They are said not to be the same. Take that out first."),
    _n("Only one of them is protected or a minor. Protect the other first."),
    _n("One is a %(kind)s, the other a %(other)s."),
    _n("Readers know only one of them. Keep that one."),
    _n("One of them has changes that nobody reviewed. Publish those first."),
    _n("Only an %(role)s may %(act)s. Ask one."),
    _n("%(slug)s is not ready to be published. %(lacks)s."),
    _n(
        "Nothing was published: the name of a protected person or a minor stands in %(places)s."
        " Take it out there, in slugs and addresses too, and publish again."
    ),
)
_OF_DOCUMENTS: Final = (
    _n("this field is required"),
    _n("there is no such field"),
    _n("one of these words: %(words)s"),
    _n("write the two capital letters of a country"),
    _n("write the code of a language, such as az or en"),
    _n("an id is small letters and digits with single hyphens between, such as first-hearing"),
    _n("write small letters from a to z and digits with single hyphens between, such as two-words"),
    _n("write the code and the number of the article, such as cao-388-1"),
    _n("write the code and the number of the article, such as CAO:388-1"),
    _n("this is no id of a document; leave it out for a new one"),
    _n("a SHA-256 is 64 digits and small letters from a to f"),
    _n("write an amount and its currency, such as 500 AZN"),
    _n("write a time of day, such as 09:30"),
    _n("a number up to %(number)s"),
    _n("a person cannot be distinct from themselves"),
    _n("a minor or protected person is not named"),
    _n("the person dies before being born"),
    _n("the version ends before it begins"),
    _n(
        "the code is two to eight large Latin letters, such as GECC, and the number is written as"
        " 150 or 388-1"
    ),
    _n("another country has a code called %(code)s; call it otherwise"),
    _n("this article is there already; change it instead"),
    _n("the parts add up to %(parts)s, more than the total of %(total)s"),
    _n("the parts add up to %(parts)s, and the total is %(total)s"),
    _n("a claim names a speaker, a source, or another value"),
    _n("this fact has no field %(name)s"),
    _n("a case has at least one party that is its subject"),
    _n("a party is either a person we have a document for, or a name"),
    _n("somebody ties the post to the measure; say who"),
    _n("the account says the platform; leave it out here"),
    _n("a provision needs the citation as the source wrote it"),
    _n("only a civil claim has an amount that is claimed"),
    _n("the decision gives the term; leave it out here"),
    _n("a detention cannot follow itself"),
    _n("the custody ends before it begins"),
    _n("a correction names the field that was wrong, and why it was"),
    _n("only a correction has field, old, new and why"),
    _n("a case was not formerly called what it is called now"),
    _n("%(source)s is listed %(times)s times; give each its own id"),
    _n("a source is not read through itself"),
    _n("another fact has the id %(id)s; an id is used once"),
    _n("nothing under %(list)s has the id %(id)s"),
    _n("the case has several subjects; say whose fact this is"),
    _n("the case has several proceedings; say which one"),
    _n("an extension has a term, or a day it runs until"),
    _n("a case is not related to itself"),
    _n("%(fact)s leads back to itself"),
    _n("no source has the id %(id)s; add it under sources"),
    _n("no source has the id %(id)s"),
    _n("a party's id, or one of these words: %(words)s"),
    _n("the text holds the control character %(sign)s; take it out"),
    _n("this is one line; write it without line breaks and tabs"),
    _n("an address begins with http:// or https:// and holds no spaces or quotes"),
    _n("write min, max or about"),
    _n("min is more than max"),
    _n("write the name readers shall see instead; the real one stays at the desk"),
    _n("another document has this slug; choose another"),
    _n("another %(kind)s has this slug"),
    _n("this slug redirects to another %(kind)s; choose another"),
    _n("no %(kind)s has this slug; add the document of that %(again)s"),
)
_OF_DATES: Final = (
    _n("No date is written here; leave the date out when it is not known."),
    _n("This is too long for a date; write the date alone, such as 22 June 2023."),
    _n(
        "“%(text)s” is not a date we understand; write for example 22 June 2023, April 2021,"
        " about March 2023, 26-27 March 2020, since July 2021 or 2023-06-22."
    ),
    _n(
        "These numbers can be read in more than one way; write the month as a word, such as"
        " 24 June 2023, or the date as 2023-06-24."
    ),
    _n("A day needs its month; write for example 22 June, or 22 June 2023."),
    _n("A month needs its year; write for example %(month)s 2023."),
    _n("A period needs its year; write for example 26-27 March 2020."),
    # Before the one below, which would take its beginning for a month.
    _n(
        "“%(date)s” is in no calendar: %(month)s has %(days)s days; write a day that exists, or the"
        " month alone."
    ),
    _n("%(month)s has %(days)s days; write a day that exists, or the month alone."),
    _n("“%(text)s” has a time of day; write the day alone, the time has a place of its own."),
    _n(
        "“%(text)s” only limits the date; write the date itself, or “since” or “until” for a"
        " period."
    ),
    _n("“%(text)s” counts from another day; write the date it comes to, such as 24 June 2023."),
    _n(
        "“%(text)s” is a season, without a first and last day all agree on; write June to August"
        " 2023."
    ),
    _n(
        "“%(text)s” is a season, and seasons have no agreed first and last day; write the months"
        " you mean, such as 2021-03/2021-05."
    ),
    _n(
        "“%(text)s” names more than one date; write one period, such as 26-27 March 2020, or one"
        " date here and the other as a claim of its source."
    ),
    _n("“%(text)s” has a year of two digits; write all four, such as 22 June 2023."),
    _n("“%(text)s” can mean since that date or on it; write “since July 2021”, or the date alone."),
    _n(
        "There is no month %(month)s; write day, month, year, such as 24.06.2023, or the month as a"
        " word."
    ),
    _n("“%(date)s” has no month %(month)s; months go from 01 to 12."),
    _n("“%(date)s” has a month but no whole year; write 202X, or 2021-04."),
    _n("“%(date)s” has a day but no month; write the month, or 2021-XX-XX."),
    _n(
        "%(day)s was a %(weekday)s, not a %(typed)s; correct one of them, or leave the day of the"
        " week out."
    ),
    _n(
        "The period ends before it starts (%(start)s is after %(end)s); put the earlier date first,"
        " and give both years if it runs over New Year."
    ),
    _n(
        "“%(text)s” is not a term we understand; write for example 30 days, 8 months, or 1 month"
        " and 10 days."
    ),
    _n(
        "“%(text)s” names %(unit)s twice; write for example 30 days, 8 months, or 1 month and 10"
        " days."
    ),
    _n("A term is longer than nothing: write for example P30D or 30 days."),
    _n("“%(text)s” is a fraction; write whole units, such as 6 months or 15 days."),
    _n("“%(text)s” is not a number we know; write it in digits."),
    _n("The date gives a year and says it is not known; write one of the two."),
    _n("The date gives a day and says it is not known; write one."),
    _n("The date gives a month and says it is not known; write one."),
    _n("“%(text)s” has no date on either side; leave the date out instead."),
    _n("A period needs its years: write for example 2020-03-26/2020-03-27."),
    _n("Without a year a day and a month are needed: write XXXX-05-27."),
    _n(
        "“%(date)s” has no year we can count from; write for example 2023-06-22, 2021-04, 2020 or"
        " 2020-03-26/2020-03-27."
    ),
    _n("There is no term here; write for example 30 days, 8 months, or 1 month and 10 days."),
    _n(
        "“%(text)s” is not a whole term; write years, months, weeks, days and hours in that order,"
        " such as P1M10D or PT6H."
    ),
)
_ACTS: Final = (
    _n("say who works on this"),
    _n("send this back"),
    _n("say that two people are one"),
    _n("protect somebody"),
    _n("publish this"),
)
# What stands in these places is marked for translators here.
_OURS: Final = frozenset({"role", "act", "kind", "other", "again"})
_PLACE: Final = re.compile(r"%\\\((\w+)\\\)s|%\((\w+)\)s")


def in_words(sentence: str) -> str:
    """A sentence of a lower room in the reader's language; one we do not know as it is."""
    for pattern, template in _patterns():
        if found := pattern.fullmatch(sentence):
            named = {place: _said(place, text) for place, text in found.groupdict().items()}
            return gettext(template, **named)
    return sentence


def _said(place: str, text: str) -> str:
    if place in _OURS:
        return gettext(text)
    return SAID[place](text) if place in SAID else text


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    known = (*_OF_WORK, *_OF_DOCUMENTS, *_OF_DATES)
    return tuple((re.compile(_pattern(each), re.DOTALL), each) for each in known)


def _pattern(template: str) -> str:
    """A template as a pattern: each place in it takes any words."""
    return _PLACE.sub(lambda found: f"(?P<{found[1] or found[2]}>.+?)", re.escape(template))
