"""The only reader of content/: what people edit as text, and what ships with the project."""

from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "content"
_FENCE = "---\n"


def shipped() -> list[Path]:
    """The files of the documents that ship with the project: law first, then cases and tallies."""
    return [
        *sorted((FOLDER / "law").glob("*.md")),
        *sorted((FOLDER / "cases").glob("*.yaml")),
        *sorted((FOLDER / "tallies").glob("*.yaml")),
    ]


def front_matter(text: str) -> tuple[str, str]:
    """The YAML between two fences at the head of a Markdown file, and the Markdown after it.

    Both are given as written; a text without front matter is all Markdown.
    """
    if not text.startswith(_FENCE):
        return "", text
    head, fence, body = text[len(_FENCE) :].partition(f"\n{_FENCE}")
    return (head + "\n", body) if fence else ("", text)


def page(name: str, locale: str) -> tuple[str, str] | None:
    """The Markdown of a text page and the language it is in; English where there is no other."""
    for lang in (locale, "en"):
        path = FOLDER / "pages" / lang / f"{name}.md"
        if path.is_file():
            return path.read_text(encoding="utf-8"), lang
    return None


def page_names() -> list[str]:
    """The names of the text pages there are."""
    return sorted(path.stem for path in (FOLDER / "pages" / "en").glob("*.md"))
