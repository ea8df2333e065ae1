"""What was posted is quoted on the page, with its warning where it needs one, and nowhere else."""

from collections.abc import Iterator

from app.document.case import Case


def quotes_nothing(text: str, case: Case) -> bool:
    """Whether a text holds none of the quotes of a case, in no language."""
    plain = " ".join(text.split())
    return not any(" ".join(each.split()) in plain for each in _quotes(case) if each.strip())


def _quotes(case: Case) -> Iterator[str]:
    for post in case.posts:
        if post.quote:
            yield post.quote.text
            translation = post.quote.translation
            yield from (
                translation.values() if isinstance(translation, dict) else [translation or ""]
            )
