"""The list of cases: one row a case, with its people, its charges and their custody."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from app import addresses, dates
from app.custody import Custody, State
from app.document import holding
from app.document.case import Case
from app.document.facts import Party
from app.document.naming import name_in
from app.pages.custody_lines import CustodyLine, custody_line
from app.pages.pictures.strip import runs_right_to_left
from app.pages.sentences import capital
from app.pages.showing import Name, Phrase, in_language
from app.record.answers import CaseLine, ChargeLine, SubjectLine
from app.web.language import gettext, reader

STATES: Final[tuple[State, ...]] = (
    "held",
    "last known held",
    "presumed released",
    "released",
    "died in custody",
    "unknown",
    "not in custody",
)
"""The states of custody as lists order them: the least free first, then what is not known."""


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case in a list: when it began, who, over what, charged with what, held how long.

    `about` is what a list adds to its rows.
    """

    href: str
    day: str
    dated: bool
    names: tuple[Name, ...]
    title: Phrase
    charges: Phrase
    bases: tuple[str, ...]
    custody: tuple[CustodyLine, ...]
    about: str = ""


def case_rows(
    lines: tuple[CaseLine, ...], cases: Mapping[str, Case], locale: str, as_of: date
) -> tuple[CaseRow, ...]:
    """The rows of a list; `cases` are the documents of the lines by their opaque id."""
    return tuple(_row(line, cases.get(line.id), locale, as_of) for line in lines)


def titled_rows(
    lines: tuple[CaseLine, ...], cases: Mapping[str, Case], locale: str, as_of: date
) -> tuple[CaseRow, ...]:
    """The same under their titles, for the page of the one person whose cases they are."""
    rows = zip(lines, case_rows(lines, cases, locale, as_of), strict=True)
    return tuple(replace(row, names=(), title=title_of(line, locale)) for line, row in rows)


def state_counts(counts: Mapping[str, int], parties: int) -> tuple[tuple[str, int], ...]:
    """How many of the subjects of cases are in each state, the least free first.

    The last are all others: no source says that they were ever held.
    """
    *told, others = STATES
    known = tuple((state, counts.get(state, 0)) for state in told)
    return (*known, (others, parties - sum(number for _, number in known)))


def names_of(line: CaseLine) -> tuple[Name, ...]:
    """The subjects' names, without links: in a list the row leads to the case."""
    return tuple(Name(name_of(each)) for each in line.subjects)


def name_of(subject: SubjectLine) -> str:
    """What a subject is called in the reader's language."""
    return name_in(subject.names or subject.name or gettext("somebody not named"), reader())


def title_of(line: CaseLine, locale: str) -> Phrase:
    """A case's title in the reader's language, or in its own."""
    return in_language(line.title, locale, line.lang) or Phrase(line.slug)


def charges_of(charges: tuple[ChargeLine, ...], lang: str) -> Phrase:
    """The labels as the sources write them, each once; `lang` is theirs, if not the reader's."""
    labels = dict.fromkeys(each.label for each in charges)
    known = [label for label in labels if label]
    if not labels:
        return Phrase(gettext("No charge recorded"))
    if not known:
        return Phrase(gettext("Charge not known"))
    return Phrase(capital("; ".join(known), lang), lang)


def bases_of(charges: tuple[ChargeLine, ...]) -> tuple[str, ...]:
    """The bases that were judged, each once."""
    return tuple(dict.fromkeys(each.basis for each in charges if each.basis))


def _after_names(title: Phrase, line: CaseLine) -> Phrase:
    """A title without the name it begins with, which stands right before it in the row.

    The title may be in another language than the name.
    """
    alone = line.subjects[0] if len(line.subjects) == 1 else None
    known = (name_of(alone), alone.name or "") if alone else ()
    start = next((each for each in known if title.text.startswith(each)), "")
    rest = title.text.removeprefix(start)
    if not start or rest == title.text or not rest or rest[0].isalnum() or rest[0] in "'’-":
        return title
    return Phrase(rest.lstrip(" ,:–—"), title.lang) if rest.strip(" ,:–—") else title


def _row(line: CaseLine, case: Case | None, locale: str, as_of: date) -> CaseRow:
    return CaseRow(
        href=addresses.case(line.slug),
        day=dates.display_short(line.began, locale) if line.began else gettext("not dated"),
        dated=bool(line.began),
        names=names_of(line),
        title=_after_names(title_of(line, locale), line),
        charges=charges_of(line.charges, "" if line.lang == locale else line.lang),
        bases=bases_of(line.charges),
        custody=_custody(line, case, locale, as_of) if case else (),
    )


def _custody(line: CaseLine, case: Case, locale: str, as_of: date) -> tuple[CustodyLine, ...]:
    """One bar for each subject; those who fare alike share one."""
    names = {each.party: name_of(each) for each in line.subjects}
    alike: dict[CustodyLine, list[str]] = {}
    for party in case.subjects:
        found = custody_line(_held(case, party), as_of, locale, rtl=runs_right_to_left(locale))
        alike.setdefault(found, []).append(names.get(party.id or "", ""))
    if len(alike) == 1:
        return tuple(alike)
    return tuple(found.of(", ".join(who)) for found, who in alike.items())


def _held(case: Case, party: Party) -> tuple[Custody, ...]:
    return holding.custodies(case, party.id or "")
