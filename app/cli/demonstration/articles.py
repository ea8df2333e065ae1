"""The articles of the law that ship with the project: what invented people are charged under."""

from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from app import content
from app.cli.files import documents_in, files_in
from app.document.others import AllowedPenalty, Provision
from app.document.reading import Document
from app.document.vocabulary import Basis

_SENTENCES: Final = frozenset({"prison", "penal colony"})
_ONLY_LABELS: Final[tuple[tuple[str, Basis], ...]] = (
    ("possession of a banned substance", "pretext"),
    ("an offence that the report does not name", "unknown"),
    ("causing a traffic accident", "other"),
    ("disturbing public order", "pretext"),
)


@dataclass(frozen=True, slots=True)
class Article:
    """An accusation: its label, how it is cited, its key, whether it can lead to prison.

    `citation` and `key` are None for an accusation without an article.
    """

    label: str
    citation: str | None
    key: str | None
    basis: Basis
    criminal: bool

    @property
    def fields(self) -> dict[str, Any]:
        """Its fields in a charge."""
        told = {
            "label": self.label,
            "citation": self.citation,
            "provision": self.key,
            "basis": self.basis,
        }
        return {name: value for name, value in told.items() if value is not None}


@cache
def provisions() -> tuple[Document, ...]:
    """The articles that ship with the project, which an invented record is published with."""
    files = files_in(path for path in content.shipped() if path.parent.name == "law")
    return tuple(document for path in files for _, document in documents_in(path)[0])


@cache
def articles(*, criminal: bool) -> tuple[Article, ...]:
    """What people are charged with in criminal, or else in administrative proceedings."""
    found = [_article(each) for each in provisions() if isinstance(each, Provision)]
    labels = [
        Article(label, None, None, basis, of_crime)
        for label, basis in _ONLY_LABELS
        for of_crime in (True, False)
    ]
    return tuple(each for each in (*found, *labels) if each.criminal == criminal)


def _article(provision: Provision) -> Article:
    penalties = [each for version in provision.versions for each in version.penalties]
    title = provision.title if isinstance(provision.title, str) else provision.title["en"]
    bases = [version.basis for version in provision.versions if version.basis]
    return Article(
        title,
        f"article {provision.path} of {provision.code}",
        provision.key,
        bases[-1] if bases else "pretext",
        any(map(_prison, penalties)),
    )


def _prison(penalty: AllowedPenalty) -> bool:
    return penalty.kind in _SENTENCES
