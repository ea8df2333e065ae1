"""The search page: what was asked, the answers by kind, why they answer, and what to try next."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from app import addresses, dates
from app.document.values import Text
from app.folding import shown
from app.pages.code_names import named_by
from app.pages.facet_words import label
from app.pages.search_words import reason, section
from app.pages.showing import Phrase, in_language
from app.record.search.answering import Answer, Found, Group
from app.record.search.asking import MOST_WORDS, Asked, LeftOut
from app.record.search.excerpts import Excerpt, Sought, marked
from app.record.search.parts import Part
from app.record.search.parts import Phrase as Beside
from app.web import page_keys
from app.web.language import gettext, ngettext
from app.web.numerals import numeral

_MOST_NAMES: Final = 3
Runs = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """Words with those that were looked for marked, and their language where it is another."""

    runs: Runs
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Quoted:
    """An excerpt under the heading of the facts it is from; without words behind a warning."""

    heading: str
    words: Marked | None


@dataclass(frozen=True, slots=True)
class Line:
    """One answer: its address, name, what stands beside it, excerpts, and why it answers."""

    href: str
    name: Marked
    aside: Marked | None
    day: str
    quoted: tuple[Quoted, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """The answers of one kind: how many, some of them, and where all or the next stand."""

    kind: str
    heading: str
    count: str
    lines: tuple[Line, ...]
    all_of_them: str
    next: str


@dataclass(frozen=True, slots=True)
class Way:
    """What to try next: a link, and the words that say what it does."""

    href: str
    words: str


@dataclass(frozen=True, slots=True)
class SearchView:
    """Everything the page prints; `first` is the first page where this is a later one.

    `filters` lead to the same cases, and to those charged under what was cited, among facets.
    """

    text: str
    exact: bool
    kind: str
    asked: bool
    notices: tuple[str, ...]
    kinds: tuple[Kind, ...]
    ways: tuple[Way, ...]
    filters: tuple[Way, ...]
    first: str
    lang: str | None


def search_view(
    asked: Asked,
    answer: Answer | None,
    locale: str,
    kind: str | None,
    charged: Iterable[str] = (),
    *,
    later: bool = False,
) -> SearchView:
    """The page in one language. `answer` is None where nothing was asked for.

    `charged` are the articles cited under which somebody is charged, as the facet has them.
    """
    found = answer.groups if answer else ()
    return SearchView(
        text=asked.text,
        exact=asked.exact,
        kind=kind or "",
        asked=answer is not None,
        notices=tuple(_notices(asked, answer)),
        kinds=tuple(_kind(asked, each, answer, locale, kind) for each in found if answer),
        ways=() if found or later or not answer else tuple(_ways(asked, answer.unknown)),
        filters=tuple(_filters(asked, [each.kind for each in found], charged, locale)),
        first=_link(asked.text, asked, kind) if later else "",
        lang=addresses.spoken(),
    )


def _notices(asked: Asked, answer: Answer | None) -> Iterator[str]:
    """What was left out of the question, each as a sentence."""
    for each in asked.left_out:
        yield {
            LeftOut.TOO_LONG: gettext("That was very long: only its beginning was looked for."),
            LeftOut.TOO_MANY: ngettext(
                "Only the first %(num)s word was looked for.",
                "Only the first %(num)s words were looked for.",
                MOST_WORDS,
            ),
            LeftOut.SHORT_BEGINNING: gettext(
                "A beginning needs two letters before the star; a single one was taken as a word."
            ),
        }[each]
    if asked.unwanted and not asked.wanted:
        yield gettext("Say also what should be found: there are only words that should not be.")
    elif asked.text and not asked.wanted:
        yield gettext("There is no word in this to look for.")
    for word in answer.cut if answer else ():
        yield gettext(
            "Very many words begin with “%(word)s”; only the commonest of them were looked for.",
            word=shown(word),
        )
    for word in answer.unknown if answer else ():
        yield gettext("No document here has the word “%(word)s”.", word=shown(word))


def _kind(asked: Asked, group: Group, answer: Answer, locale: str, kind: str | None) -> Kind:
    following = page_keys.encode(*map(str, group.next)) if group.next else ""
    alone = kind is not None or group.kind == "case"
    return Kind(
        kind=group.kind,
        heading=_heading(group.kind),
        count=_count(group, locale),
        lines=tuple(_line(each, answer.wanted, locale) for each in group.found),
        all_of_them="" if alone or not following else _link(asked.text, asked, group.kind),
        next=_link(asked.text, asked, group.kind, following) if alone and following else "",
    )


def _heading(kind: str) -> str:
    return {
        "case": gettext("Cases"),
        "person": gettext("People"),
        "provision": gettext("Law"),
        "tally": gettext("Tallies"),
    }[kind]


def _count(group: Group, locale: str) -> str:
    number = numeral(group.count, locale)
    if group.more_than_counted:
        return gettext("more than %(number)s", number=number)
    return number


def _line(found: Found, sought: Sought, locale: str) -> Line:
    lang = str(found.document.get("lang", "en"))
    name, aside = _named(found, locale, lang)
    reasons = (reason(each.asked, each.found) for each in found.showing.spelt)
    return Line(
        href=_address(found),
        name=_marked(name, sought),
        aside=_marked(aside, sought) if aside else None,
        day=_day(found, locale),
        quoted=tuple(_quoted(each, locale) for each in found.showing.excerpts),
        reasons=tuple(dict.fromkeys(filter(None, reasons))),
    )


def _named(found: Found, locale: str, lang: str) -> tuple[Phrase, Phrase | None]:
    """What a line is called, and what stands beside it."""
    title = _phrase(found.document.get("title"), locale, lang)
    if found.kind == "person":
        return Phrase(found.names[0]), None
    if found.kind == "provision":
        key = f"{found.document['code']}:{found.document['path']}"
        own = named_by(key, found.document.get("code_title"), lang, locale)
        return Phrase(own), title
    names = [name for name in found.names if name]
    if found.kind == "tally" or not names:
        return title, None
    more = len(names) - _MOST_NAMES
    listed = ", ".join(names[:_MOST_NAMES])
    if more > 0:
        listed = f"{listed} {ngettext('and %(num)s more', 'and %(num)s more', more)}"
    return Phrase(listed), _after_name(title, names)


def _after_name(title: Phrase, names: Sequence[str]) -> Phrase:
    """A title without the name it begins with, which stands right above it."""
    rest = title.text.removeprefix(names[0]) if len(names) == 1 else title.text
    bare = rest.lstrip(" ,:–—")
    return Phrase(bare, title.lang) if bare and not rest[0].isalnum() else title


def _phrase(text: Text | None, locale: str, lang: str) -> Phrase:
    return in_language(text, locale, lang) or Phrase("")


def _marked(phrase: Phrase, sought: Sought) -> Marked:
    return Marked(marked(phrase.text, sought), phrase.lang)


def _day(found: Found, locale: str) -> str:
    if found.kind != "case":
        return ""
    return dates.display_short(found.began, locale) if found.began else gettext("not dated")


def _address(found: Found) -> str:
    named = {
        "case": addresses.case,
        "person": addresses.person,
        "provision": addresses.provision,
        "tally": addresses.tally,
    }
    return named[found.kind](found.slug)


def _quoted(excerpt: Excerpt, locale: str) -> Quoted:
    lang = "" if excerpt.lang == locale else excerpt.lang
    words = None if excerpt.hidden else Marked(excerpt.runs, lang)
    return Quoted(section(excerpt.section), words)


def _ways(asked: Asked, unknown: Collection[str]) -> Iterator[Way]:
    """What may find more: other spellings, fewer conditions, one word at a time, the lists."""
    if asked.exact:
        yield Way(addresses.search(asked.text), gettext("Search in every spelling"))
    if asked.unwanted and asked.wanted:
        typed = " ".join(map(as_typed, asked.wanted))
        yield Way(_link(typed, asked), gettext("Search without what must not occur"))
    if any(isinstance(part, Beside) for part in asked.wanted):
        typed = " ".join(word for part in asked.wanted for word in _words(part))
        yield Way(_link(typed, asked), gettext("Search for the words in any order"))
    words = list(dict.fromkeys(word for part in asked.wanted for word in _words(part)))
    if len(words) > 1:
        for word in [each for each in words if each not in unknown][:_MOST_NAMES]:
            yield Way(_link(word, asked), gettext("Search for “%(word)s” alone", word=shown(word)))
    if asked.keys:
        yield Way(addresses.law(), gettext("See all articles of the law"))


def _filters(
    asked: Asked, kinds: Collection[str], charged: Iterable[str], locale: str
) -> Iterator[Way]:
    if "case" in kinds and not asked.exact:
        yield Way(addresses.cases((("q", asked.text),)), gettext("These cases with filters"))
    for value in charged:
        words = gettext(
            "Cases with a charge under it: %(article)s", article=label("provision", value, locale)
        )
        yield Way(addresses.cases((("provision", value),)), words)


def _words(part: Part) -> tuple[str, ...]:
    return part.words if isinstance(part, Beside) else (as_typed(part),)


def as_typed(part: Part) -> str:
    """A part as a reader would type it."""
    if isinstance(part, Beside):
        return f'"{" ".join(part.words)}"'
    if part.only_articles:
        return part.text.replace(":", " ")
    return f"{part.text}*" if part.begins else part.text


def _link(text: str, asked: Asked, kind: str | None = None, after: str = "") -> str:
    return addresses.search(text, exact=asked.exact, kind=kind, after=after or None)
