"""A citation in words, in the reader's language, and the spellings found in sources."""

from dataclasses import dataclass

from app.citations.azerbaijan import AZERBAIJAN
from app.citations.citation import Citation
from app.citations.jurisdiction import CodeNames, Jurisdiction, Language, Title

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way in which sources write a number; `misprint` when formally it means another."""

    text: str
    misprint: bool = False


def printed(citation: Citation, locale: str, jurisdiction: Jurisdiction = AZERBAIJAN) -> str:
    """The citation as a sentence would have it: "Article 388-1 of the Code of …".

    A locale we have no words for gets those of the jurisdiction's first language; a code
    the jurisdiction does not know is printed by its key.
    """
    language = jurisdiction.language(locale)
    name = _names(citation.code, language, jurisdiction)
    path = citation.path
    return language.printed.format(
        path=path, ordinal=_ordinal(path, language), name=name.name, of=name.of, short=name.short
    )


def is_known(code: str, jurisdiction: Jurisdiction = AZERBAIJAN) -> bool:
    """Whether the jurisdiction has names for a code, of whatever edition."""
    return jurisdiction.code(code) is not None


def country_of(code: str, jurisdiction: Jurisdiction = AZERBAIJAN) -> str | None:
    """The country whose code this is; None for a code that the jurisdiction does not know."""
    return jurisdiction.country if is_known(code, jurisdiction) else None


def code_title(code: str, locale: str, jurisdiction: Jurisdiction = AZERBAIJAN) -> str:
    """The name of a code in a language: "Code of Administrative Offences"; an unknown key stays."""
    return _names(code, jurisdiction.language(locale), jurisdiction).name


def short_title(code: str, locale: str, jurisdiction: Jurisdiction = AZERBAIJAN) -> str:
    """The abbreviation of a code in a language: "CAO", "İXM", "КоАП"."""
    return _names(code, jurisdiction.language(locale), jurisdiction).short


def _names(code: str, language: Language, jurisdiction: Jurisdiction) -> Title:
    known = jurisdiction.code(code)
    if known is None:
        return Title(language.locale, code, code, code)
    title = _title(known, language)
    _, at, edition = code.partition("@")
    if not at:
        return title
    year = f" ({edition})"
    return Title(title.locale, title.name + year, title.of + year, title.short + year)


def _title(code: CodeNames, language: Language) -> Title:
    own = (title for title in code.titles if title.locale == language.locale)
    return next(own, code.titles[0])


def _ordinal(path: str, language: Language) -> str:
    """388-1 as 388-1-ci: the ending follows the vowels of the last number spoken."""
    endings = dict(language.ordinals)
    last = int(path.replace("-", ".").rpartition(".")[2])
    spoken = last % 10 or last % 100 or 100
    ending = endings.get(spoken)
    return f"{path}-{ending}" if ending else path


def spellings(citation: Citation, jurisdiction: Jurisdiction = AZERBAIJAN) -> tuple[Spelling, ...]:
    """The ways in which sources write this citation's number, misprints last.

    Only what `understand` reads back as this citation, beside the name of its code.
    """
    path = citation.path
    misprints = (
        alias.written
        for alias in jurisdiction.aliases
        if (alias.code, alias.path) == (citation.code, path)
    )
    usual = dict.fromkeys((path, _raised(path), *_with_codes(citation, jurisdiction)))
    return (*map(Spelling, usual), *(Spelling(text, misprint=True) for text in misprints))


def _raised(path: str) -> str:
    steps = (step.partition("-") for step in path.split("."))
    return ".".join(number + after.translate(_RAISED) for number, _, after in steps)


def _with_codes(citation: Citation, jurisdiction: Jurisdiction) -> tuple[str, ...]:
    known = jurisdiction.code(citation.code)
    if known is None or "@" in citation.code:
        return ()
    return tuple(f"{short} {citation.path}" for short in known.abbreviations)
