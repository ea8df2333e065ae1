"""Answers at hand: those given lately, given again while nothing whatever has changed.

Whether anything has is one question for all of them, and its answer is known without asking for
the version of each. When something did, they are let go: what is still true is kept elsewhere.

Threads share them: one set that all of them just used is nearer to the processor than six.
"""

from dataclasses import dataclass
from typing import Final

from app.web.finished.page import Variant
from app.web.finished.watching import Watch

# Path, query and the codings accepted, as they were sent.
Asked = tuple[str, str, str | None]
# They may outlive what the shelf lets go of: eight megabytes at the very most.
_MOST: Final = 256
_LARGEST: Final = 32_000


@dataclass(frozen=True, slots=True)
class AtHand:
    """Answers, and what tells whether all of them still hold."""

    answers: dict[Asked, Variant]
    hold: Watch


class Hand:
    """The answers at hand. `now` is to be read once for a request: it may be another one then."""

    def __init__(self) -> None:
        self.now = AtHand({}, lambda: False)

    def take(self, asked: Asked, variant: Variant, watch: Watch | None) -> None:
        """Takes up an answer that was found to hold after `watch` was begun.

        It joins others only if it holds at a moment when they do: so theirs are read first.
        """
        others = self.now
        if watch is None or len(variant.body) > _LARGEST or not watch():
            return
        if len(others.answers) >= _MOST or not others.hold():
            others = self.now = AtHand({}, watch)
        others.answers[asked] = variant
