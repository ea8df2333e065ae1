"""A form as a template draws it: boxes with labels, options, faults and what we understood."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from babel import Locale

from app.desk.entering.boxes import LINES, MORE, MORE_LANG
from app.desk.entering.described import ELSEWHERE, Field, fields_of
from app.desk.entering.filling import Typed, parts_in
from app.desk.entering.hints import hint_of, label_of
from app.desk.entering.readback import ReadBack, read_back
from app.document.vocabulary import YearKnown
from app.pages.fields import field_name
from app.pages.sentences import capital
from app.pages.words import word, word_of
from app.web.deployment import locale
from app.web.language import gettext

Choices = Mapping[str, Sequence[tuple[str, str]]]
"""The facts, sources or speakers that a field may name: ids with what each is called."""

_YEARS: Final[tuple[str, ...]] = YearKnown.__args__  # type: ignore[attr-defined]
_WITH_BLANK: Final = frozenset({"word", "truth", "fact", "mark", "country"})
_LONG: Final = frozenset({"prose", *LINES})
_COUNTRY: Final = re.compile("[A-Z]{2}")
_SUFFIXES: Final = ("", ".year", ".how", ".time", ".from")
LIKE: Final = ".like"
"""The box in which another document is looked for by its name."""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that may be chosen."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Box:
    """A field as it is drawn. `inner` are the boxes of its parts, each part a tuple of them.

    `others` are the choices of its second box: how a year is known, in which language more is said,
    which field of a fact is meant. `counted` are the facts that a date may count from, `used` the
    words that stand in such a field elsewhere.
    """

    key: str
    kind: str
    label: str
    hint: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    options: tuple[Option, ...] = ()
    others: tuple[Option, ...] = ()
    understood: ReadBack | None = None
    faults: tuple[str, ...] = ()
    inner: tuple[tuple["Box", ...], ...] = ()
    counted: tuple[Option, ...] = ()
    used: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """What a label points at."""
        return "f-" + self.key.replace(".", "-").replace("_", "-")

    @property
    def text(self) -> str:
        """The text of a field that has one box."""
        return self.texts.get("", "")

    @property
    def filled(self) -> bool:
        """Whether anything stands in it, so that it must not be hidden."""
        return bool(
            self.faults
            or any(self.texts.values())
            or any(each.chosen and each.value for each in self.options)
            or any(each.filled for part in self.inner for each in part)
        )


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a form is drawn from: its texts, what may be chosen, and its faults by box.

    `langs` are the language of the document and those its readers read besides; `found` are the
    documents that were found for what was looked for, by box.
    """

    texts: Typed
    choices: Choices
    faults: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    said_of: tuple[Field, ...] = ()
    langs: tuple[str, ...] = ()
    found: Choices = field(default_factory=dict)

    def boxes(self, form: Iterable[Field], prefix: str = "") -> tuple[Box, ...]:
        """The boxes of some fields."""
        return tuple(self._box(each, prefix + each.name) for each in form)

    def _box(self, one: Field, key: str) -> Box:
        if one.kind in ("part", "parts"):
            return self._with_parts(one, key)
        if one.kind == "says":
            return self._says(key)
        texts = self._texts(one, key)
        understood = read_back(one, {suffix: [text] for suffix, text in texts.items()})
        faults = self.faults.get(key, ()) if understood is None or not understood.asks else ()
        return Box(
            key,
            "area" if one.kind in _LONG or one.name == "citation" else one.kind,
            label_of(one.name),
            hint_of(one.name, one.kind),
            texts,
            self._options(one, key),
            self._others(one, texts),
            understood,
            faults,
            counted=self._counted(texts) if one.kind == "date" else (),
            used=self._used(one),
        )

    def _texts(self, one: Field, key: str) -> dict[str, str]:
        if one.kind == "date":
            return {suffix: self._text(key + suffix) for suffix in _SUFFIXES}
        if one.kind == "prose":
            return self._prose(key)
        if one.kind == "mark":
            return {suffix: self._text(key + suffix) for suffix in ("", ".name")}
        if one.name in ELSEWHERE:
            return {LIKE: self._text(key + LIKE)}
        return {"": self._text(key)}

    def _prose(self, key: str) -> dict[str, str]:
        """A text in each of its languages, and the one that is being added."""
        start, named = f"{key}.", {key + MORE, key + MORE_LANG}
        langs = [each for each in self.texts if each.startswith(start) and each not in named]
        own = {name[len(key) :]: self._text(name) for name in langs}
        plain = {"": self._text(key)} if key in self.texts or not own else {}
        return {**plain, **own, MORE: self._text(key + MORE)}

    def _text(self, key: str) -> str:
        return next(iter(self.texts.get(key, ())), "")

    def _with_parts(self, one: Field, key: str) -> Box:
        inner = fields_of(one.part) if one.part else ()
        if one.kind == "part":
            parts = [self.boxes(inner, f"{key}.")]
        else:
            count = parts_in(self.texts, key) + 1
            parts = [self.boxes(inner, f"{key}.{at}.") for at in range(count)]
        faults = self.faults.get(key, ())
        return Box(key, one.kind, label_of(one.name), faults=faults, inner=tuple(parts))

    def _says(self, key: str) -> Box:
        """Rows of a field of the fact and the value that this speaker gives for it."""
        rows = [self._said(f"{key}.{at}") for at in range(parts_in(self.texts, key) + 1)]
        return Box(key, "says", gettext("Another value"), inner=tuple(rows))

    def _said(self, key: str) -> tuple[Box, ...]:
        chosen = self._text(f"{key}.field")
        names = [each.name for each in self.said_of if each.kind not in ("part", "parts", "facts")]
        names += [chosen] if chosen and chosen not in names else []
        every = [("", ""), *((each, capital(field_name(each))) for each in names)]
        options = tuple(Option(value, label, value == chosen) for value, label in every)
        return (
            Box(f"{key}.field", "word", gettext("Which field"), options=options),
            Box(
                f"{key}.value", "line", gettext("Its value"), texts={"": self._text(f"{key}.value")}
            ),
        )

    def _options(self, one: Field, key: str) -> tuple[Option, ...]:
        chosen = tuple(each for each in self.texts.get(key, ()) if each)
        offered = self._offered(one)
        offered += [each for each in self.found.get(key, ()) if each not in offered]
        missing = [(each, each) for each in chosen if each not in dict(offered)]
        blank = [("", _blank(one))] if one.kind in _WITH_BLANK or _chosen_one(one, offered) else []
        every = [*blank, *offered, *missing] if offered or missing or blank else []
        return tuple(
            Option(value, label, value in chosen or not (value or chosen)) for value, label in every
        )

    def _offered(self, one: Field) -> list[tuple[str, str]]:
        if one.kind in ("word", "words"):
            return [(each, word_of(one.name, each)) for each in one.words]
        if one.kind == "truth":
            return [("yes", gettext("yes")), ("no", gettext("no"))]
        if one.kind == "speakers":
            speakers = [(each, word(each)) for each in one.words]
            return [*self.choices.get("said_by", ()), *speakers]
        if one.kind == "country":
            return _countries()
        if one.kind in ("fact", "facts", "mark", "other", "others"):
            return list(self.choices.get(one.name, ()))
        return []

    def _others(self, one: Field, texts: Mapping[str, str]) -> tuple[Option, ...]:
        """What may be chosen in the second box of a field."""
        if one.kind == "prose":
            return self._languages(texts)
        if one.kind == "mark":
            return _chosen(texts[".name"], self.choices.get("field name", ()))
        if one.kind == "date":
            return _chosen(texts[".how"], [(each, word(each)) for each in _YEARS])
        return ()

    def _languages(self, texts: Mapping[str, str]) -> tuple[Option, ...]:
        """The languages that a text may be said in too, each after the one it is said in."""
        own, *_ = self.langs or ("",)
        left = [each for each in self.langs if f".{each}" not in texts]
        return tuple(
            Option(f"{own} {each}", _language_named(each), False)
            for each in left
            if each != own or "" not in texts
        )

    def _used(self, one: Field) -> tuple[str, ...]:
        if one.kind != "line":
            return ()
        return tuple(word for word, _ in self.choices.get(one.name, ()))

    def _counted(self, texts: Mapping[str, str]) -> tuple[Option, ...]:
        chosen, offered = texts[".from"], list(self.choices.get("relative_to", ()))
        missing = [(chosen, chosen)] if chosen and chosen not in dict(offered) else []
        return _chosen(chosen, [*offered, *missing])


def _countries() -> list[tuple[str, str]]:
    """Every country there is, by its name in the reader's language."""
    names = Locale.parse(locale().replace("-", "_")).territories
    known = ((code, str(said)) for code, said in names.items() if _COUNTRY.fullmatch(code))
    return sorted(known, key=lambda each: each[1])


def _language_named(code: str) -> str:
    return str(Locale.parse(locale()).languages.get(code, code))


def _chosen_one(one: Field, offered: Sequence[tuple[str, str]]) -> bool:
    """Whether one document of several is chosen, so that none has to be a choice too."""
    return one.kind == "other" and bool(offered)


def _chosen(chosen: str, every: Iterable[tuple[str, str]]) -> tuple[Option, ...]:
    """Choices of which one may be taken, or none."""
    offered = [("", gettext("not said")), *every]
    return tuple(Option(value, label, value == chosen) for value, label in offered)


def _blank(one: Field) -> str:
    if one.usual:
        return gettext("not said (%(usual)s)", usual=word_of(one.name, one.usual))
    return gettext("not said")
