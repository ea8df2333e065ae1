"""A feed as all three forms write it. Every instant is the ledger's: no feed prints "now"."""

from dataclasses import dataclass
from datetime import UTC, datetime

from app.feeds.items import Item
from app.record.answers import Release
from app.web.language import gettext

# Atom asks for an instant even where nothing was ever published.
_BEFORE_ALL = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Links:
    """Absolute addresses: of the site, the page the feed belongs to, and of the feed itself.

    `feed` names it as such, `self` is this page of it, and there may be a first and a next.
    """

    site: str
    home: str
    feed: str
    self: str
    first: str | None
    next: str | None


@dataclass(frozen=True, slots=True)
class Channel:
    """One page of a feed. `release` says up to which entry of the ledger it tells.

    `about` says what is in it, and in which order.
    """

    title: str
    about: str
    lang: str
    licence: str
    release: Release
    links: Links
    items: tuple[Item, ...]

    @property
    def updated(self) -> datetime:
        """When one of its items last changed; that of the record where there is none."""
        instant = self.release.instant
        empty = datetime.fromisoformat(instant) if instant else _BEFORE_ALL
        return max((each.updated for each in self.items), default=empty)

    @property
    def description(self) -> str:
        """What is in it and in which order, the licence, and the head that `verify` asks for."""
        said = [
            self.about,
            gettext("A year in brackets is not in the source’s words."),
            gettext("Texts and data: %(licence)s.", licence=self.licence),
        ]
        if self.release.head:
            said.append(gettext("Head of the record: %(hash)s.", hash=self.release.head))
        return " ".join(said)
