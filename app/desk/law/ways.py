"""The addresses of the law at the desk, in the language of the answer."""

from urllib.parse import urlencode

from app import addresses


def law(code: str = "") -> str:
    """The codes of the desk, or the articles of one."""
    return _way(f"/codes/{code}" if code else "")


def new_article(code: str | None = None) -> str:
    """Adding an article, to a code that is there or to a new one."""
    return _way("/new", code=code)


def article(article_id: str, what: str = "", done: str | None = None) -> str:
    """One article, or where it is published: `/publish`."""
    return _way(f"/{article_id}{what}", done=done)


def _way(path: str, **asked: str | None) -> str:
    given = {name: value for name, value in asked.items() if value}
    query = f"?{urlencode(given)}" if given else ""
    return addresses.in_language(f"/desk/law{path}{query}", addresses.spoken())
