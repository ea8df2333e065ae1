"""A row of a sheet as a form would have it: read by the same readers, and told as understood."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.cases.models import SheetKind
from app.cases.sheets.queries import Row
from app.cases.working.drafts import Unfinished, understood
from app.cases.working.fields import Fields
from app.desk.entering import boxes
from app.desk.entering.described import Field
from app.desk.entering.filling import values_of
from app.desk.entering.first_facts import facts_in
from app.desk.entering.readback import ReadBack, read_back
from app.desk.entering.same_people import SOMEBODY_NEW
from app.desk.said_below import in_words
from app.desk.sheets.columns import CASE, NAME, PERSON, Column, fields_in, lists_of, offered
from app.desk.sheets.vocabulary import as_word
from app.desk.typed import Sent
from app.document.case import Case
from app.pages.words import word_of
from app.web.language import gettext

_FORMULA: Final = ("=", "＝")
_TRIED: Final = "draft-tried"
_FACT: Final = 2
_SEPARATORS: Final = str.maketrans({";": "\n", "|": "\n"})


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it will be: its column, its text, and what it was understood as."""

    column: Column
    text: str
    understood: ReadBack | None = None

    @property
    def becomes(self) -> str:
        """What it was understood as; its own words where there is nothing to understand."""
        return self.understood.what if self.understood and self.understood.what else self.text


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a row, and in which column of the file; None for the row as a whole."""

    said: str
    at: int | None = None


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row that was read. `fields` are those of a case; of an update, those to be added to it.

    `meant` is whom or which case it is about, as written; `person` a person by their slug.
    """

    number: int
    cells: tuple[Cell, ...]
    fields: Fields
    faults: tuple[Fault, ...]
    meant: str
    person: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """How the rows of a sheet are read: of which kind they are, and where each column goes."""

    kind: SheetKind
    columns: tuple[str, ...]

    def read(self, row: Row) -> ReadRow:
        """A row with everything that is wrong with it by itself."""
        texts = self._texts(row.cells)
        typed = {name: _typed(offered(self.kind)[name].field, text) for name, text in texts.items()}
        fields = _case(typed) if self.kind == "cases" else _update(typed)
        unfinished = understood({**fields, "slug": _TRIED}, Case).unfinished
        faults = [*self._formulas(row.cells), *self._missing(texts)]
        formulas = {each.at for each in faults}
        faults += [each for each in self._unread(texts, unfinished) if each.at not in formulas]
        meant = texts.get(NAME if self.kind == "cases" else CASE, "")
        person = texts.get(PERSON, "") if row.same in ("", SOMEBODY_NEW) else row.same
        cells = tuple(self._cell(name, text) for name, text in texts.items())
        return ReadRow(row.number, cells, fields, tuple(faults), meant, person)

    def at(self, name: str) -> int | None:
        """Which column of the file goes to a field."""
        return self.columns.index(name) if name in self.columns else None

    def _texts(self, cells: Sequence[str]) -> dict[str, str]:
        """What stands in the columns that go somewhere, by their field."""
        pairs = zip(self.columns, cells, strict=False)
        return {name: text for name, text in pairs if name and text}

    def _formulas(self, cells: Sequence[str]) -> list[Fault]:
        said = gettext("This cell is a formula. Paste its value instead.")
        pairs = enumerate(zip(self.columns, cells, strict=False))
        return [Fault(said, at) for at, (name, text) in pairs if name and is_formula(text)]

    def _missing(self, texts: Mapping[str, str]) -> list[Fault]:
        """What a row needs: somebody and a source; of an update, a case and what happened."""
        found = []
        if self.kind == "cases" and not (texts.keys() & {NAME, PERSON}):
            said = gettext("Write a name as the source has it; “unnamed” is one too.")
            found.append(Fault(said, self.at(NAME)))
        if self.kind == "updates" and CASE not in texts:
            found.append(Fault(gettext("Say which case this is about."), self.at(CASE)))
        if self.kind == "updates" and not (texts.keys() & {"updates.text", "updates.happened"}):
            said = gettext("Write what happened, or on which day.")
            found.append(Fault(said, self.at("updates.text")))
        if not (texts.keys() & {"sources.outlet", "sources.url"}):
            said = gettext("Write where you read it: an outlet, or a link.")
            at = self.at("sources.outlet")
            found.append(Fault(said, self.at("sources.url") if at is None else at))
        return found

    def _unread(self, texts: Mapping[str, str], unfinished: Sequence[Unfinished]) -> list[Fault]:
        """What does not fit its field, told as the forms tell it."""
        found = []
        for each in unfinished:
            name = self._column_of(each, texts)
            said = _back(offered(self.kind)[name].field, texts[name]) if name in texts else None
            told = said.said if said and said.asks else in_words(each.because)
            found.append(Fault(told, self.at(name)))
        return found

    def _column_of(self, each: Unfinished, texts: Mapping[str, str]) -> str:
        """The field in which something is wrong; of a whole fact, the first that is filled."""
        listed, *rest = each.place
        name = f"{listed}.{rest[1]}" if len(rest) == _FACT else listed
        if name in self.columns:
            return name
        return next((each for each in texts if each.startswith(f"{listed}.")), "")

    def _cell(self, name: str, text: str) -> Cell:
        column = offered(self.kind)[name]
        said = _back(column.field, text)
        if said is None and column.field.kind == "word":
            return Cell(column, _word(column.field, text))
        return Cell(column, text, said)


def is_formula(text: str) -> bool:
    """Whether a program for sheets would take a cell for a formula of somebody's."""
    return text.lstrip().startswith(_FORMULA)


def _typed(field: Field, text: str) -> list[str]:
    """A cell as the boxes of a form would bring it: several things are parted by semicolons."""
    if field.kind in ("words", "speakers"):
        return ["", *(as_word(field, each) for each in _parted(text))]
    if field.kind == "word":
        return [as_word(field, text)]
    return ["\n".join(_parted(text))] if field.kind == "lines" else [text]


def _parted(text: str) -> list[str]:
    return [each.strip() for each in text.translate(_SEPARATORS).split("\n") if each.strip()]


def _case(typed: Sent) -> Fields:
    """A case from the boxes of one row, as the form of a new detention makes one."""
    own = values_of(fields_in("cases", ""), typed, {})
    party = values_of(fields_in("cases", "parties"), typed, {}, "parties.")
    return {**own, "parties": [party], **facts_in(_asked("cases"), typed)}


def _update(typed: Sent) -> Fields:
    """An update and its source; whose case they belong to is told elsewhere."""
    fields = facts_in(_asked("updates"), typed)
    source = fields.pop("source", None)
    if "updates" in fields and source:
        fields["updates"] = [{**fields["updates"][0], "source": source}]
    return fields


def _asked(kind: SheetKind) -> dict[str, tuple[Field, ...]]:
    return {listed: fields_in(kind, listed) for listed in lists_of(kind)}


def _back(field: Field, text: str) -> ReadBack | None:
    return read_back(field, {**boxes.shown(field, None), "": [text]})


def _word(field: Field, text: str) -> str:
    meant = as_word(field, text)
    return word_of(field.name, meant) if meant in field.words else text
