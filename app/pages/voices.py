"""What is said, by whom and where: the two accounts of the reason, ties, and other statements."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.document.claimed import Stated
from app.document.facts import Tie
from app.pages.showing import Phrase, Ref, Showing
from app.pages.words import word
from app.web.language import gettext


@dataclass(frozen=True, slots=True)
class Voice:
    """One sentence with its speaker and sources; `aside` is how surely, or what else is known."""

    anchor: str
    says: Phrase | None
    speaker: str
    refs: tuple[Ref, ...]
    aside: str = ""
    note: Phrase | None = None
    level: str = ""

    @property
    def text(self) -> str:
        """What is said."""
        return self.says.text if self.says else ""

    @property
    def lang(self) -> str:
        """Its language, where it is not the page's."""
        return self.says.lang if self.says else ""


def voices(showing: Showing, said: Iterable[Stated | Tie]) -> tuple[Voice, ...]:
    """Statements or ties as voices, in the order in which the case gives them."""
    return tuple(_voice(showing, each) for each in said)


def _voice(showing: Showing, fact: Stated | Tie) -> Voice:
    level = word(fact.level) if isinstance(fact, Tie) else ""
    return Voice(
        anchor=fact.id or "",
        says=showing.phrase(fact.text),
        speaker=showing.speaker(fact),
        refs=showing.refs(fact),
        aside=_aside(fact),
        note=showing.phrase(fact.note),
        level=level,
    )


def _aside(fact: Stated | Tie) -> str:
    said = [gettext("said with the word “%(hedge)s”", hedge=fact.hedge)] if fact.hedge else []
    if isinstance(fact, Stated) and fact.stance != "asserts":
        said.append(word(fact.stance))
    said += [word(fact.verification)] if fact.verification else []
    return "; ".join(said)
