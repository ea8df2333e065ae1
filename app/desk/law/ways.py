"""The addresses of the law at the desk, in the language of the answer."""

from app.desk.ways import way


def law(code: str = "") -> str:
    """The codes of the desk, or the articles of one."""
    return way(f"/law/codes/{code}" if code else "/law")


def new_article(code: str | None = None) -> str:
    """Adding an article, to a code that is there or to a new one."""
    return way("/law/new", code=code)
