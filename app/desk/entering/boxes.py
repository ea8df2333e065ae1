"""One value of a document as the texts that stand in a form, and back.

A text that cannot be read is returned as it was typed: the draft keeps it and says what is
expected. `shown` gives the texts by what follows the name of the field in the name of the box.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from babel import Locale

from app import dates
from app.desk import citing
from app.desk.entering.described import Field, Kind
from app.web.deployment import locale

Texts = Mapping[str, list[str]]

TICKED: Final = frozenset({"words", "facts", "speakers", "others"})
"""The kinds of fields of which several things may be ticked."""
LINES: Final = frozenset({"lines", "articles"})
"""The kinds of fields that hold several things, one a line."""
MORE, MORE_LANG = ".more", ".more-lang"
"""The boxes of a text in one more language; its languages are that of the first and its own."""

INFERRED: Final = frozenset({"article context", "external", "elimination"})
_YEARLESS: Final = "XXXX"
_MONEY: Final = re.compile(r"([\d ]+(?:[.,]\d{1,2})?)\s*([A-Za-z]{3})")
_RANGE: Final = re.compile(r"(\d{1,12})\s*(?:-|–|to)\s*(\d{1,12})")
_AT_LEAST: Final = re.compile(r"(?:at least\s+(\d{1,12})|(\d{1,12})\s*\+)", re.IGNORECASE)
_ABOUT: Final = re.compile(r"about\s+(\d{1,12})", re.IGNORECASE)
_MACHINES: Final = re.compile(r"[0-9X~?%./-]+")
_WHOLE: Final = re.compile(r"\d{1,12}", re.ASCII)
_CODE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_TRUTH: Final = {"yes": True, "no": False}


def shown(field: Field, value: Any) -> dict[str, list[str]]:
    """The texts of a value, by suffix; of no value, empty ones."""
    if field.kind == "date":
        return _date_shown(value)
    if field.kind == "prose":
        return _prose_shown(value)
    if field.kind == "mark":
        fact, _, name = str(value or "").rpartition(".")
        return {"": [fact], ".name": [name]}
    if field.kind in TICKED:
        return {"": ["", *map(str, listed(value))]}
    if field.kind in LINES:
        return {"": ["\n".join(map(str, listed(value)))]}
    return {"": [_one_shown(field.kind, value)]}


def read(field: Field, given: Texts, old: Any) -> Any:
    """The value that texts mean; None for nothing. `old` is what stood there before."""
    if field.kind == "date":
        return _date_read(given, old)
    if field.kind == "prose":
        return _prose_read(given)
    if field.kind == "mark":
        return ".".join(each for each in (given[""][0], given[".name"][0]) if each) or None
    if field.kind in TICKED:
        return _in_order(given[""], listed(old))
    text = given[""][0].strip()
    if field.kind in LINES:
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        return lines if field.kind == "lines" else [_article(line) for line in lines]
    return _READ.get(field.kind, _as_typed)(text) if text else None


def listed(value: Any) -> list[Any]:
    """A list; one thing alone is a list of one, and nothing an empty one."""
    if value is None:
        return []
    return list(value) if isinstance(value, (list, tuple)) else [value]


def _prose_shown(value: Any) -> dict[str, list[str]]:
    """A text by its language, where it has several, and empty boxes for one language more."""
    said = value if isinstance(value, dict) else {"": value or ""}
    shown = {f".{lang}" if lang else "": [str(text)] for lang, text in said.items()}
    return {**shown, MORE: [""], MORE_LANG: [""]}


def _prose_read(given: Texts) -> Any:
    texts = {
        suffix[1:]: text
        for suffix, (text, *_) in given.items()
        if suffix not in (MORE, MORE_LANG) and text.strip()
    }
    own, _, lang = given[MORE_LANG][0].partition(" ")
    if more := given[MORE][0].strip():
        if "" in texts:
            texts[own] = texts.pop("").strip()
        texts[lang] = more
    return texts.get("", "").strip() if texts.keys() <= {""} else texts


def _language(text: str) -> str:
    """A language by its two letters, where it was typed by its name."""
    if _CODE.fullmatch(text):
        return text
    names = {name.casefold(): code for code, name in Locale.parse(locale()).languages.items()}
    return str(names.get(text.casefold(), text))


def _in_order(chosen: list[str], before: list[Any]) -> list[str]:
    """What is ticked: what was there in its order, then what is new."""
    ticked = dict.fromkeys(each for each in chosen if each)
    kept = [str(each) for each in before if str(each) in ticked]
    return [*kept, *(each for each in ticked if each not in kept)]


def _one_shown(kind: Kind, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return _count_shown(value)
    return _term_shown(str(value)) if kind in ("term", "truth or term") else str(value)


def _term_shown(value: str) -> str:
    try:
        term = dates.Term.parse(value)
        said = term.display("en")
        return said if dates.Term.parse(said).iso() == value else value
    except dates.NotATerm:
        return value


def _count_shown(value: Mapping[str, Any]) -> str:
    if "about" in value:
        return f"about {value['about']}"
    if "max" in value:
        return f"{value.get('min', 0)}–{value['max']}"
    return f"at least {value.get('min', '')}"


def _as_typed(text: str) -> Any:
    return text


def _term(text: str) -> Any:
    try:
        return dates.Term.parse(text).iso()
    except dates.NotATerm:
        return text


def _truth(text: str) -> Any:
    return _TRUTH.get(text.lower(), text)


def _truth_or_term(text: str) -> Any:
    return _TRUTH[text.lower()] if text.lower() in _TRUTH else _term(text)


def _money(text: str) -> Any:
    found = _MONEY.fullmatch(text)
    if not found:
        return text
    return f"{found[1].replace(' ', '').replace(',', '.')} {found[2].upper()}"


def _number(text: str) -> Any:
    return int(text) if _WHOLE.fullmatch(text) else text


def _count(text: str) -> Any:
    if found := _RANGE.fullmatch(text):
        return {"min": int(found[1]), "max": int(found[2])}
    if found := _AT_LEAST.fullmatch(text):
        return {"min": int(found[1] or found[2])}
    if found := _ABOUT.fullmatch(text):
        return {"about": int(found[1])}
    return _number(text)


def _article(text: str) -> Any:
    found = citing.understood(text)
    return found[0].key if len(found) == 1 else text


_READ: Final[Mapping[Kind, Callable[[str], Any]]] = {
    "term": _term, "truth": _truth, "truth or term": _truth_or_term, "money": _money,
    "number": _number, "count": _count, "article": _article, "language": _language,
}  # fmt: skip


def _date_shown(value: Any) -> dict[str, list[str]]:
    """A date by its words, its year where the words lack it, how that is known, and its hour."""
    given = value if isinstance(value, dict) else {"edtf": value or ""}
    how = str(given.get("year", ""))
    text, year = _date_text(str(given.get("edtf", "")), str(given.get("as_written", "")), how)
    parts = {"": text, ".year": year, ".how": how}
    parts |= {".time": given.get("time", ""), ".from": given.get("relative_to", "")}
    return {suffix: [str(text)] for suffix, text in parts.items()}


def _date_text(edtf: str, written: str, how: str) -> tuple[str, str]:
    """What stands in the box of the date and in that of the year, so that both give the date."""
    for year in ("", edtf[:4]):
        if written and _completed(written, year, how) == edtf:
            return written, year
    plain = edtf[:-1] if how in INFERRED and edtf.endswith("?") else edtf
    return (plain if _completed(plain, "", how) == edtf else edtf), ""


def _completed(text: str, year: str, how: str) -> str | None:
    """The date that a text means, with a year from elsewhere; None where it cannot be read."""
    try:
        edtf = dates.understand(text).edtf
        if edtf.startswith(_YEARLESS) and _WHOLE.fullmatch(year):
            edtf = dates.check(year + edtf[len(_YEARLESS) :])
    except dates.NotADate:
        return None
    unsure = how in INFERRED and "/" not in edtf and edtf[-1] not in "?%"
    return (edtf.removesuffix("~") + ("%" if edtf[-1] == "~" else "?")) if unsure else edtf


def _date_read(given: Texts, old: Any) -> Any:
    text, year, how, time, counted = (
        given[suffix][0].strip() for suffix in ("", ".year", ".how", ".time", ".from")
    )
    beside = {"time": time, "year": how, "relative_to": counted}
    beside = {name: said for name, said in beside.items() if said}
    if not text and not beside and not year:
        return None
    before = old if isinstance(old, dict) else {}
    edtf = _completed(text, year, how)
    written = before.get("as_written") if text == _date_shown(old)[""][0] else text
    if edtf and written and not _MACHINES.fullmatch(written):
        beside["as_written"] = written
    value = edtf or (f"{text} {year}".strip() if year else text)
    return {"edtf": value, **beside} if beside else value
