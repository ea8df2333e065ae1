"""The page of a person, an organisation or a site: their names, and all their cases as one life."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from babel import Locale, UnknownLocaleError

from app.custody import Custody, days_in_custody, held
from app.document import holding
from app.document.case import Case
from app.document.facts import Party
from app.document.lives import joined, parts_of
from app.document.naming import called
from app.document.others import Name, Person, Role
from app.document.values import Date
from app.pages.case_lines import CaseRow, titled_rows
from app.pages.custody_strip import strip_of
from app.pages.pictures.facts import Row, Strip
from app.pages.showing import Phrase, Ref, Showing, in_language
from app.pages.source_lines import SourceLine, source_lines
from app.pages.states import StatusLine, days_words, status
from app.pages.unknowns import unknowns
from app.pages.words import word
from app.record.answers import CaseLine
from app.web.language import gettext


@dataclass(frozen=True, slots=True)
class NameForm:
    """Another form of the name, in its language, and what is known of it."""

    text: str
    lang: str
    about: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class RoleLine:
    """What somebody does or belongs to, and when."""

    says: Phrase
    about: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class PersonView:
    """Everything the page of a person prints. `days` are all days in custody, in words.

    `name` is what they are called in the reader's language, `forms` all other forms.
    """

    person: Person
    name: str
    kind: str
    identification: str
    forms: tuple[NameForm, ...]
    roles: tuple[RoleLine, ...]
    note: Phrase | None
    status: StatusLine | None
    days: str
    strip: Strip | None
    cases: tuple[CaseRow, ...]
    distinct: tuple[str, ...]
    born: str
    died: str
    unknown: tuple[str, ...]
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """The person as one party of one case."""

    showing: Showing
    party: Party


def person_view(
    person: Person,
    lines: tuple[CaseLine, ...],
    cases: Mapping[str, Case],
    people: Mapping[str, Person],
    locale: str,
    as_of: date,
) -> PersonView:
    """The page of a subject; `cases` by opaque id, `people` by the slugs that the cases use."""
    ordered = [cases[line.id] for line in lines if line.id in cases]
    life = parts_of(person, reversed(ordered), people)
    parts = [_Part(Showing(part.case, people, {}, locale, as_of), part.party) for part in life]
    custodies = joined(life)
    days = days_in_custody(custodies, as_of)
    return PersonView(
        person=person,
        name=called(person, locale),
        kind=word(person.kind),
        identification=word(person.identification),
        forms=_forms(person, locale),
        roles=tuple(_role(person, each, locale) for each in person.roles),
        note=in_language(person.note, locale, person.lang),
        status=_status(parts, custodies, as_of),
        days=days_words(days) if days else "",
        strip=_life(person, parts, custodies, as_of),
        cases=titled_rows(lines, cases, locale, as_of),
        distinct=tuple(
            called(people[each], locale) for each in person.distinct_from if each in people
        ),
        born=_day(person.born, locale),
        died=_day(person.died, locale),
        unknown=unknowns(
            person,
            [(part.showing.case, part.party) for part in parts],
            held(custodies, as_of).state,
            days,
        ),
        sources=source_lines(person.sources, locale),
    )


def _status(
    parts: Sequence[_Part], custodies: tuple[Custody, ...], as_of: date
) -> StatusLine | None:
    """The state over all cases, in the words of the case that governs it."""
    governing = held(custodies, as_of).custody or ""
    slug = governing.partition("#")[0]
    part = next((each for each in parts if each.showing.case.slug == slug), None)
    part = part or (parts[-1] if parts else None)
    if part is None:
        return None
    case, party = part.showing.case, part.party
    return status(part.showing, party, holding.custodies(case, party.id or ""))


def _life(
    person: Person, parts: Sequence[_Part], custodies: tuple[Custody, ...], as_of: date
) -> Strip | None:
    """All custody of all cases on one line; None where none is reported."""
    if not custodies:
        return None
    strips = [_strip(part) for part in parts]
    locale = parts[0].showing.locale
    rows = [row for strip in strips for row in strip.rows if row.bars or row.outlines]
    days = days_in_custody(custodies, as_of)
    row = replace(
        _joined(rows or [row for strip in strips for row in strip.rows]),
        name=called(person, locale),
        words=gettext("%(days)s in custody in all", days=days_words(days)),
        state=held(custodies, as_of).state,
        lang="",
        href="",
    )
    table = tuple(line for strip in strips for line in strip.table)
    return Strip((row,), as_of, "life", table)


def _strip(part: _Part) -> Strip:
    """The strip of one case with this person's row alone."""
    case, party = part.showing.case, part.party
    mine = holding.custodies(case, party.id or "")
    held_in = {each.id or "": mine if each == party else () for each in case.subjects}
    strip = strip_of(part.showing, held_in)
    place = case.subjects.index(party)
    return replace(strip, rows=strip.rows[place : place + 1])


def _joined(rows: Sequence[Row]) -> Row:
    """Rows of one person as one, the earliest first.

    On several cases the words under short bars would stand on one another; the table has them.
    """
    if len(rows) == 1:
        return rows[0]
    return replace(
        rows[0],
        sentence=" ".join(row.sentence for row in rows),
        bars=tuple(replace(bar, length="") for row in rows for bar in row.bars),
        outlines=tuple(outline for row in rows for outline in row.outlines),
        marks=tuple(mark for row in rows for mark in row.marks),
        claims=tuple(replace(claim, words="") for row in rows for claim in row.claims),
        courses=tuple(course for row in rows for course in row.courses),
    )


def _forms(person: Person, locale: str) -> tuple[NameForm, ...]:
    """Every form but the one that the page stands under; first the document's own name."""
    shown = called(person, locale)
    forms = [_form(person, each, locale) for each in person.names if each.text != shown]
    own = NameForm(person.name, person.lang, gettext("the name in other languages"), ())
    return (own, *forms) if shown != person.name else tuple(forms)


def _form(person: Person, name: Name, locale: str) -> NameForm:
    said = [_language(name, locale), _script(name, locale), word(name.kind) if name.kind else ""]
    said += [gettext("since %(day)s", day=name.since.shown(locale))] if name.since else []
    said += [gettext("said with the word “%(hedge)s”", hedge=name.hedge)] if name.hedge else []
    about = ", ".join(each for each in said if each)
    return NameForm(name.text, name.lang or "", about, _refs(person, name.source))


def _script(name: Name, locale: str) -> str:
    """The letters a name is written in, such as Cyrillic; a script without a name keeps its own."""
    spoken = Locale.parse(locale.replace("-", "_"))
    return str(spoken.scripts.get(name.script or "", name.script or ""))


def _language(name: Name, locale: str) -> str:
    """The language of a form, named in the reader's."""
    if not name.lang:
        return ""
    try:
        return Locale.parse(name.lang, sep="-").get_display_name(locale) or name.lang
    except (UnknownLocaleError, ValueError):
        return name.lang


def _role(person: Person, role: Role, locale: str) -> RoleLine:
    span = [
        gettext("since %(day)s", day=role.since.shown(locale)) if role.since else "",
        gettext("until %(day)s", day=role.until.shown(locale)) if role.until else "",
        role.affiliation or "",
    ]
    says = in_language(role.text, locale, person.lang) or Phrase("")
    return RoleLine(says, ", ".join(each for each in span if each), _refs(person, role.source))


def _refs(person: Person, wanted: Sequence[str]) -> tuple[Ref, ...]:
    numbered = enumerate(person.sources, start=1)
    return tuple(Ref(number, f"s-{each.id}") for number, each in numbered if each.id in wanted)


def _day(day: Date | None, locale: str) -> str:
    return day.shown(locale) if day else ""
