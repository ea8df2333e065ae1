"""What the ready charts say of themselves, in a reader's language."""

from collections.abc import Iterator, Mapping, Sequence

from app.record.figures.charts import ChartName
from app.record.lengths import LONGER, RANGE, UNKNOWN
from app.web.language import gettext, ngettext
from app.web.numerals import numeral


def chart_says(name: ChartName, found: Mapping[tuple[str, str], int]) -> Iterator[str]:
    """What a chart counts, and how much of it is not known."""
    if name == "taken":
        yield gettext(
            "Counted: each taking of each person that a named source ties to posts. Who was taken"
            " twice counts twice; who has a charge for the words themselves counts there, whatever"
            " else they are charged with."
        )
    elif name == "articles":
        yield gettext(
            "Counted: proceedings, for each person in them, with a charge under the article or a"
            " part of it, by the year in which the case began. One charged under two articles"
            " stands under both. The basis is that of the whole proceeding, whatever else it"
            " charges."
        )
        yield _undated(sum(number for (_, key), number in found.items() if key.startswith("/")))
    elif name == "basis":
        yield gettext(
            "Counted: proceedings against people taken over posts, for each person in them, by the"
            " year of the taking."
        )
    elif name == "days":
        yield gettext(
            "Counted: each detention; periods that follow one another are one. It is drawn by its"
            " length only where its end is reported."
        )
    else:
        yield gettext(
            "Counted: each person taken over posts, in each case, by the days from the posts to the"
            " first taking. Nothing is guessed where either day is not known."
        )


def _undated(number: int) -> str:
    if not number:
        return ""
    return ngettext(
        "%(num)s without any date is only in the table.",
        "%(num)s without any date are only in the table.",
        number,
    )


def more_articles(number: int) -> str:
    """How many articles have no picture of their own; nothing where all have."""
    if not number:
        return ""
    return ngettext(
        "%(num)s more article is only in the table.",
        "%(num)s more articles are only in the table.",
        number,
    )


def each_block(*, blocks: bool) -> str:
    """What a block stands for, where a picture has some."""
    return gettext("Each block is one of them.") if blocks else ""


def basis_words(counts: Sequence[int], locale: str) -> str:
    """How many there are of each basis, in their order, for who does not see the picture."""
    speech, pretext, other, unknown = (numeral(each, locale) for each in counts)
    return gettext(
        "Charged for the words themselves: %(speech)s. With something else that is reported as a"
        " pretext: %(pretext)s. With something else: %(other)s. Charge not known: %(unknown)s.",
        speech=speech,
        pretext=pretext,
        other=other,
        unknown=unknown,
    )


def span_words(span: str, ends: Sequence[int], name: ChartName, locale: str) -> str:
    """A span of lengths in words."""
    if span == UNKNOWN:
        if name == "days":
            return gettext("No end reported, or no day known")
        return gettext("Day of the post or of the taking not known")
    if span == RANGE:
        return gettext("Known only roughly")
    if span == LONGER:
        return gettext("More than %(days)s days", days=numeral(ends[-1], locale))
    place = ends.index(int(span))
    first = ends[place - 1] + 1 if place else 0
    return gettext(
        "%(first)s to %(last)s days",
        first=numeral(first, locale),
        last=numeral(ends[place], locale),
    )
