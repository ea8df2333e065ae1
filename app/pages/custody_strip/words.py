"""The words of a strip: beside a name, for a listener, and in the table under it."""

from collections.abc import Iterator, Sequence

from app import dates
from app.custody import Custody, Held, days_if_still_held, days_in_custody, ending
from app.pages.pictures.facts import TableLine
from app.pages.showing import Name, Showing
from app.pages.states import day_shown, days_words
from app.pages.words import word
from app.web.language import gettext

from .bars import Piece, ordered, term_words


def beside(showing: Showing, custodies: Sequence[Custody], standing: Held) -> str:
    """The line under a name: the state, the days, the term."""
    days = days_in_custody(custodies, showing.as_of)
    if standing.state == "last known held":
        return _last_known(showing, custodies, standing)
    if standing.state == "presumed released":
        return _presumed(showing, custodies, days)
    counted = days_words(days)
    return {
        "held": gettext("held: %(days)s", days=counted),
        "released": gettext("released; %(days)s in custody", days=counted),
        "died in custody": gettext(
            "died in custody, %(day)s", day=day_shown(showing, standing.since)
        ),
        "unknown": gettext("not known whether in custody"),
    }.get(standing.state, gettext("not in custody, as far as reported"))


def _last_known(showing: Showing, custodies: Sequence[Custody], standing: Held) -> str:
    return gettext(
        "%(days)s, if still held. Last known held; not confirmed since %(day)s.",
        days=days_words(days_if_still_held(custodies, showing.as_of)),
        day=day_shown(showing, standing.last_seen),
    )


def _presumed(showing: Showing, custodies: Sequence[Custody], days: dates.Days | None) -> str:
    terms = [ordered(each, showing.as_of, showing.locale) for each in custodies]
    if not any(terms):
        return gettext("presumed released; %(days)s reported", days=days_words(days))
    return gettext(
        "presumed released; ordered: %(term)s; reported: %(days)s",
        term=showing.listed(term for term in terms if term),
        days=days_words(days),
    )


def sentence(name: Name, status: str, found: Sequence[Piece], showing: Showing) -> str:
    """What a listener hears for the picture: the state, then each period in turn."""
    periods = [_heard(showing, each) for each in found]
    return " ".join([gettext("%(name)s %(status)s", name=name.text, status=status), *periods])


def _heard(showing: Showing, piece: Piece) -> str:
    kind, first = word(piece.period.kind), _since(showing, piece)
    if piece.end:
        end = day_shown(showing, piece.end)
        return gettext("%(kind)s: from %(first)s to %(last)s.", kind=kind, first=first, last=end)
    last = day_shown(showing, piece.last)
    return gettext(
        "%(kind)s: from %(first)s; last report %(last)s.", kind=kind, first=first, last=last
    )


def _since(showing: Showing, piece: Piece) -> str:
    """The day a period began; where nobody reports it, the day it is first spoken of."""
    if piece.start:
        return day_shown(showing, piece.start)
    return gettext("a day not reported, by %(day)s", day=day_shown(showing, piece.seen))


def table(
    showing: Showing, name: Name, custody: Custody, found: Sequence[Piece]
) -> Iterator[TableLine]:
    """One line for each period, with the exact words of its days.

    A custody ends once: the last period says how, those before it that the person was moved.
    """
    over = ending(custody)
    for place, piece in enumerate(found):
        moved = place + 1 < len(found)
        how = over.word if over and piece.end and not moved else None
        yield TableLine(
            who=name.text,
            kind=word(piece.period.kind),
            since=_since(showing, piece),
            until=day_shown(showing, piece.end) if piece.end else gettext("not reported"),
            days=_counted(piece),
            ordered=_ordered(custody, piece, showing.locale, first=place == 0),
            how_ended=gettext("moved") if moved else word(how) if how else gettext("not reported"),
            lang=name.lang,
        )


def _counted(piece: Piece) -> str:
    days = dates.days_between(piece.start, piece.end) if piece.start and piece.end else None
    if days is None:
        return gettext("not known")
    return str(days.least) if days.exact else f"{days.least}–{days.most}"


def _ordered(custody: Custody, piece: Piece, locale: str, *, first: bool) -> str:
    own = term_words(piece.period.under or piece.period.id, custody, locale)
    if own:
        return own
    return gettext("not known") if first else gettext("as before, or not known")
