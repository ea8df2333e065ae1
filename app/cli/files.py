"""Documents in files: YAML, JSON, and articles of the law as Markdown with front matter."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app import content
from app.document import raw as written
from app.document.checks import problems as contradictions
from app.document.others import Provision
from app.document.raw import Problem, Raw
from app.document.reading import Document, read
from app.document.values import clean

_ENDINGS = frozenset({".yaml", ".yml", ".json", ".md"})


@dataclass(frozen=True, slots=True)
class Written:
    """Where a document stands: the `place`-th of a file, which is read again for a problem."""

    path: Path
    place: int

    def problem(self, path: written.Path, expected: str) -> Problem:
        """A problem at a place in the document, with its line."""
        found, _ = documents_in(self.path)
        return found[self.place][0].problem(path, expected)


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """Each file given, and in each folder, however deep, every file that can hold documents."""
    for path in paths:
        if path.is_dir():
            yield from sorted(
                each for each in path.rglob("*") if each.suffix in _ENDINGS and each.is_file()
            )
        else:
            yield path


def documents_in(path: Path) -> tuple[Sequence[tuple[Raw, Document]], list[Problem]]:
    """The documents of a file and every problem in it, contradictions among their facts too."""
    if path.suffix not in _ENDINGS:
        endings = ", ".join(sorted(_ENDINGS))
        return [], [Problem(str(path), 1, "file", path.suffix, f"the name ends in {endings}")]
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        said = f"the file is text in UTF-8; byte {error.start + 1} is not"
        return [], [Problem(str(path), 1, "file", "", said)]
    found, problems = _article(path, text) if path.suffix == ".md" else read(text, str(path))
    if not found and not problems:
        problems = [Problem(str(path), 1, "document", "", "the file holds no document")]
    for raw, document in found:
        problems += contradictions(raw, document)
    return found, problems


def _article(path: Path, text: str) -> tuple[Sequence[tuple[Raw, Document]], list[Problem]]:
    """A provision whose explanation is the Markdown after its front matter."""
    head, body = content.front_matter(text)
    if not head:
        said = "a Markdown file begins with a document between two lines of ---"
        return [], [Problem(str(path), 1, "document", "", said)]
    found, problems = read(f"\n{head}", str(path))  # the fence was the first line
    line = head.count("\n") + 3
    try:
        explanation = clean(body)
    except ValueError as error:
        return found, [*problems, Problem(str(path), line, "explanation", "", str(error))]
    if not explanation:
        return found, problems
    if len(found) != 1 or not isinstance(found[0][1], Provision) or found[0][1].explanation:
        said = "one article, whose explanation is the text after it and stands nowhere else"
        return found, problems or [Problem(str(path), line, "explanation", "", said)]
    raw, document = found[0]
    return [(raw, document.model_copy(update={"explanation": explanation}))], problems
