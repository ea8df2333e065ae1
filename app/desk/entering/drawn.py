"""A form as a template draws it: boxes with labels, options, faults and what we understood."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from app.desk.entering.described import Field, fields_of
from app.desk.entering.filling import Typed, parts_in
from app.desk.entering.hints import hint_of, label_of
from app.desk.entering.readback import ReadBack, read_back
from app.document.vocabulary import YearKnown
from app.pages.fields import field_name
from app.pages.sentences import capital
from app.pages.words import word, word_of
from app.web.language import gettext

Choices = Mapping[str, Sequence[tuple[str, str]]]
"""The facts, sources or speakers that a field may name: ids with what each is called."""

_YEARS: Final[tuple[str, ...]] = YearKnown.__args__  # type: ignore[attr-defined]
_SUFFIXES: Final = ("", ".year", ".how", ".time", ".from")


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that may be chosen."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Box:
    """A field as it is drawn. `inner` are the boxes of its parts, each part a tuple of them."""

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
    """What a form is drawn from: its texts, what may be chosen, and its faults by box."""

    texts: Typed
    choices: Choices
    faults: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    said_of: tuple[Field, ...] = ()

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
            "area" if one.kind in ("prose", "lines") or one.name == "citation" else one.kind,
            label_of(one.name),
            hint_of(one.name, one.kind),
            texts,
            self._options(one, key),
            self._others(texts) if one.kind == "date" else (),
            understood,
            faults,
        )

    def _texts(self, one: Field, key: str) -> dict[str, str]:
        if one.kind == "date":
            return {suffix: self._text(key + suffix) for suffix in _SUFFIXES}
        start = f"{key}."
        langs = [name for name in self.texts if name.startswith(start)]
        if one.kind == "prose" and langs and key not in self.texts:
            return {name[len(key) :]: self._text(name) for name in langs}
        return {"": self._text(key)}

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
        missing = [(each, each) for each in chosen if each not in dict(offered)]
        blank = [("", _blank(one))] if one.kind in ("word", "truth", "fact") else []
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
        if one.kind in ("fact", "facts"):
            return list(self.choices.get(one.name, ()))
        return []

    def _others(self, texts: Mapping[str, str]) -> tuple[Option, ...]:
        """How the year of a date may be known."""
        chosen = texts.get(".how", "")
        every = [("", gettext("not said")), *((each, word(each)) for each in _YEARS)]
        return tuple(Option(value, label, value == chosen) for value, label in every)


def _blank(one: Field) -> str:
    if one.usual:
        return gettext("not said (%(usual)s)", usual=word_of(one.name, one.usual))
    return gettext("not said")
