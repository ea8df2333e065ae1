"""What was posted is quoted on the page, with its warning where it needs one, and nowhere else."""

import re
from collections.abc import Iterator

from app.document.case import Case

_WORD = re.compile(r"\w+")


def quotes_nothing(text: str, case: Case) -> bool:
    """Whether a text as written holds the words of no quote of a case, in no language."""
    said = _words(text)
    return not any(quoted in said for each in _quotes(case) if (quoted := _words(each)).strip())


def _words(text: str) -> str:
    """The words alone, so that other signs between them hide nothing."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def _quotes(case: Case) -> Iterator[str]:
    for post in case.posts:
        if post.quote:
            yield post.quote.text
            translation = post.quote.translation
            yield from (
                translation.values() if isinstance(translation, dict) else [translation or ""]
            )
