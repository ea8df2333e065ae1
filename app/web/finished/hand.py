"""Answers at hand: those given lately, given again while nothing whatever has changed.

Whether anything has is one question for all of them, and its answer is known without asking for
the version of each. When something did, the hand is emptied: what is still true is kept elsewhere.
"""

from threading import local
from typing import Final

from app.web.finished.page import Variant
from app.web.finished.states import Moment

# Path, query and the codings accepted, as they were sent.
Asked = tuple[str, str, str | None]
# They may outlive what the shelf lets go of: eight megabytes a thread at the very most.
_MOST: Final = 256
_LARGEST: Final = 32_000


class Hand(local):
    """The answers at hand in one thread, all given at one moment of the record and the day."""

    def __init__(self) -> None:
        self.moment: Moment | None = None
        self.answers: dict[Asked, Variant] = {}

    def take(self, asked: Asked, variant: Variant, moment: Moment | None) -> None:
        """Takes up an answer given at a moment; what was given at another one is let go."""
        if moment is None or len(variant.body) > _LARGEST:
            return
        if self.moment != moment or len(self.answers) >= _MOST:
            self.moment, self.answers = moment, {}
        self.answers[asked] = variant
