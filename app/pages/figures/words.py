"""What figures are called, and what each of them counts, in a reader's language."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from babel.numbers import format_percent

from app import dates
from app.dates import Days
from app.pages.facet_words import heading, label
from app.pages.sentences import capital
from app.pages.states import days_words
from app.record.figures.asking import NONE, Question
from app.record.figures.charts import ChartName
from app.record.figures.measuring import Cell, Count, Lengths, Measure, Shared
from app.record.figures.tabulating import NO_VALUE
from app.web.language import gettext, ngettext
from app.web.language import marked as _n
from app.web.numerals import numeral

_MEASURES: Final[Mapping[Measure, str]] = {
    "people": _n("people"),
    "cases": _n("cases"),
    "proceedings": _n("proceedings"),
    "detentions": _n("detentions"),
    "days in custody": _n("days in custody"),
    "post to arrest": _n("days from post to arrest"),
    "pretext share": _n("share charged with something else"),
}
_COUNTED: Final[Mapping[Measure, str]] = {
    "people": _n(
        "Counted: persons, organisations and sites. Who is in two cases counts once; who has no"
        " page counts once in each case. They stand where facts of their own put them."
    ),
    "cases": _n(
        "Counted: cases. A case stands under every value that anybody or anything in it has."
    ),
    "proceedings": _n(
        "Counted: proceedings, for each person in them. Somebody without any described proceeding"
        " or charge counts as one, not known."
    ),
    "detentions": _n(
        "Counted: detentions that had begun by the day. Periods that follow one another are one."
    ),
    "days in custody": _n(
        "Counted: days of each person in custody up to the day, a day in two custodies once; the"
        " day of release is not counted. First the median, then from the shortest to the longest,"
        " then the sum. “At least” stands where nobody reports an end."
    ),
    "post to arrest": _n(
        "Counted: days from the posts to the first taking, of each person taken in a case. First"
        " the median, then from the shortest to the longest, then the sum. Nothing is guessed where"
        " either day is not known."
    ),
    "pretext share": _n(
        "Counted: proceedings, for each person in them, that have a known charge and none for the"
        " words themselves, of all that have a known charge. Those without one stand beside."
    ),
}
_TITLES: Final[Mapping[ChartName, str]] = {
    "taken": _n("Arrests tied to posts, by month"),
    "articles": _n("Articles charged, by year"),
    "basis": _n("Charged for the words, or for something else"),
    "days": _n("How long custody lasted"),
    "wait": _n("From the post to the arrest"),
}


def measure_name(measure: Measure) -> str:
    """What is counted, in a word or two."""
    return gettext(_MEASURES[measure])


def counted(measure: Measure) -> str:
    """What a measure counts, in sentences."""
    return gettext(_COUNTED[measure])


def chart_title(name: ChartName) -> str:
    """What a ready chart is called."""
    return gettext(_TITLES[name])


def side_name(side: str) -> str:
    """What stands in the rows or the columns of a table."""
    return gettext("nothing") if side == NONE else heading(side)


def value_name(side: str, value: str, locale: str) -> str:
    """A value in the head of a row or a column."""
    if value == NO_VALUE:
        return gettext("None known")
    return capital(label(side, value, locale))


def table_title(question: Question) -> str:
    """What a cross-table shows, on one line."""
    what = capital(measure_name(question.measure))
    sides = [heading(side) for side in (question.rows, question.columns) if side != NONE]
    if not sides:
        return what
    if len(sides) == 1:
        return gettext("%(what)s, by: %(side)s", what=what, side=sides[0])
    return gettext("%(what)s, by: %(side)s; %(other)s", what=what, side=sides[0], other=sides[1])


def standing(day: date, known: date | None, locale: str) -> str:
    """As of which day a figure is, and as the record stood when."""
    said = dates.display(day.isoformat(), locale)
    if known is None:
        return gettext("As of %(day)s.", day=said)
    on = dates.display(known.isoformat(), locale)
    return gettext("As of %(day)s, as known on %(known)s.", day=said, known=on)


def cell_lines(cell: Cell, locale: str) -> tuple[str, ...]:
    """What a cell says: first its number, then what belongs to it, with what is not known."""
    if isinstance(cell, Count):
        return (numeral(cell.number, locale),)
    if isinstance(cell, Shared):
        return _share(cell, locale)
    return _lengths(cell, locale)


def percent(shared: Shared, locale: str) -> str:
    """A share in per cent with one decimal; empty where no charge is known."""
    if shared.share is None:
        return ""
    return str(format_percent(float(shared.share), locale=locale, format="#,##0.0 %"))


def share_words(shared: Shared, locale: str) -> str:
    """A share in a sentence, with those beside it of which no charge is known."""
    if shared.share is None:
        said = gettext("No charge is known.")
    else:
        said = ngettext(
            "Charged with something else than the words: %(part)s of the %(num)s with a known"
            " charge, %(share)s.",
            "Charged with something else than the words: %(part)s of the %(num)s with a known"
            " charge, %(share)s.",
            shared.known,
            part=numeral(shared.pretext, locale),
            share=percent(shared, locale),
        )
    return f"{said} {_charge_not_known(shared.unknown)}".strip()


def _charge_not_known(number: int) -> str:
    if not number:
        return ""
    return ngettext(
        "Of %(num)s more the charge is not known.",
        "Of %(num)s more the charge is not known.",
        number,
    )


def _share(shared: Shared, locale: str) -> tuple[str, ...]:
    unknown = _not_known(shared.unknown)
    if shared.share is None:
        return ("–", *unknown)
    part, known = numeral(shared.pretext, locale), numeral(shared.known, locale)
    return (
        percent(shared, locale),
        gettext("%(part)s of %(known)s", part=part, known=known),
        *unknown,
    )


def _lengths(found: Lengths, locale: str) -> tuple[str, ...]:
    unknown = _not_known(found.unknown)
    if found.median is None or found.shortest is None or found.longest is None:
        return ("–", *unknown)
    span = gettext(
        "%(first)s – %(last)s",
        first=numeral(found.shortest.least, locale),
        last=days_words(Days(found.longest.least, found.longest.most)),
    )
    total = gettext("in all %(days)s", days=days_words(found.total))
    of = ngettext("of %(num)s", "of %(num)s", found.number)
    return (days_words(found.median), span, total, of, *unknown)


def _not_known(number: int) -> tuple[str, ...]:
    if not number:
        return ()
    return (ngettext("%(num)s not known", "%(num)s not known", number),)
