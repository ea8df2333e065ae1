"""What goes wrong when somebody works on a document."""

from app.document.raw import Path


class NotSaved(Exception):
    """Nothing was saved. `problems` are places in the document, with what is expected there."""

    def __init__(self, *problems: tuple[Path, str]) -> None:
        super().__init__(
            "; ".join(f"{'.'.join(map(str, path))}: {said}" for path, said in problems)
        )
        self.problems = problems
