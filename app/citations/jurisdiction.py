"""What a country brings: its codes and how they are called, its misprints, its look-alikes.

Nothing here belongs to one country. A name or word is written folded or not, as one likes; a
`*` at the end of a word stands for any ending, since languages inflect.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """The words with which a language cites, and the sentence in which it names an article.

    `printed` takes `{path}`, `{ordinal}` (the path with its ending), `{name}`, `{of}` and
    `{short}`. `ordinals` gives the ending after a number by its last digit, ten or hundred.
    `attached` are endings of ordinals (388-1-ci); `case_endings` hang on numbers and on
    abbreviations after a hyphen. `between` may stand between a number and its code, `counted`
    words make a number before them a quantity or a day, `inside_names` may be left out of a name.
    """

    locale: str
    printed: str
    articles: tuple[str, ...]
    many_articles: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    many_parts: tuple[str, ...] = ()
    joining: tuple[str, ...] = ()
    ranging: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    inside_names: tuple[str, ...] = ()
    numerals: tuple[tuple[str, str], ...] = ()
    ordinals: tuple[tuple[int, str], ...] = ()
    attached: tuple[str, ...] = ()
    case_endings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Title:
    """A code's name in one language: in full, as a possessor ("of the …"), and for short."""

    locale: str
    name: str
    of: str
    short: str


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition by the year of its adoption; numbers mean other things in another edition."""

    year: int
    current: bool = False
    law_numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CodeNames:
    """A code or law: its key, its names for print, and all the ways in which it is written.

    `law_numbers` are those under which sources cite it ("460-IQ"); they are no articles.
    """

    key: str
    titles: tuple[Title, ...]
    written: tuple[str, ...]
    abbreviations: tuple[str, ...] = ()
    editions: tuple[Edition, ...] = ()
    law_numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alias:
    """A known misprint: `written` in sources on this code means `path`. Never a general rule."""

    code: str
    written: str
    path: str


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """All that reading and printing citations needs to know of one country (ISO 3166).

    `own_places` may stand beside a code's name; a `foreign_places` word there, or a
    `foreign_codes` abbreviation, makes it another country's code. `law_number` is the pattern
    of what follows the hyphen in the number of a law.
    """

    name: str
    country: str
    languages: tuple[Language, ...]
    codes: tuple[CodeNames, ...]
    aliases: tuple[Alias, ...] = ()
    own_places: tuple[str, ...] = ()
    foreign_places: tuple[str, ...] = ()
    foreign_codes: tuple[str, ...] = ()
    law_number: str = r"(?!)"

    def code(self, key: str) -> CodeNames | None:
        """The code with this key, whatever edition the key names, or None."""
        bare = key.partition("@")[0]
        return next((code for code in self.codes if code.key == bare), None)

    def language(self, locale: str) -> Language:
        """The language of a locale such as `az`, `az_AZ` or `az-AZ`, else the first one."""
        wanted = locale.replace("_", "-").partition("-")[0].lower()
        return next((lang for lang in self.languages if lang.locale == wanted), self.languages[0])

    def corrected(self, code: str, path: str) -> str | None:
        """What a known misprint means, or None when the number is not one."""
        rows = (alias.path for alias in self.aliases if (alias.code, alias.written) == (code, path))
        return next(rows, None)
