"""Citations of articles: read as sources write them, and printed in the reader's language.

Pure functions of a text and a `Jurisdiction`, the table of a country's codes. What cannot be
read is not a citation; nothing is guessed.
"""

from app.citations.added import code_named, with_codes
from app.citations.azerbaijan import AZERBAIJAN
from app.citations.citation import Citation, NotACitation, is_path, parse_key
from app.citations.jurisdiction import (
    Alias,
    CodeNames,
    Edition,
    Jurisdiction,
    Language,
    Title,
)
from app.citations.printing import (
    Spelling,
    code_title,
    country_of,
    is_known,
    printed,
    short_title,
    spellings,
)
from app.citations.understanding import understand

__all__ = [
    "AZERBAIJAN",
    "Alias",
    "Citation",
    "CodeNames",
    "Edition",
    "Jurisdiction",
    "Language",
    "NotACitation",
    "Spelling",
    "Title",
    "code_named",
    "code_title",
    "country_of",
    "is_known",
    "is_path",
    "parse_key",
    "printed",
    "short_title",
    "spellings",
    "understand",
    "with_codes",
]
