"""The feed in RSS 2.0 and in Atom, both made by feedgen."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from feedgen.feed import FeedGenerator

from app.feeds.channel import Channel
from app.feeds.items import Item

_ATOM = "http://www.w3.org/2005/Atom"
_TERMS = "http://purl.org/dc/terms/"
_OURS = "Speechwatch"


class PageLinks:
    """Puts the links of a paged feed into RSS, which feedgen writes into Atom only."""

    def __init__(self) -> None:
        self.links: dict[str, str] = {}

    def extend_ns(self) -> dict[str, str]:
        """The names our additions to RSS are in."""
        return {"atom": _ATOM, "dcterms": _TERMS}

    def extend_rss(self, feed: Any) -> Any:
        """Adds a link for each relation."""
        for rel, href in self.links.items():
            feed[0].append(feed.makeelement(f"{{{_ATOM}}}link", {"rel": rel, "href": href}))
        return feed


class Changed:
    """Says when an item of RSS last changed: RSS itself has a word for its first day only."""

    def __init__(self) -> None:
        self.at: datetime | None = None

    def extend_rss(self, item: Any) -> Any:
        """Adds the instant, if there is one."""
        if self.at:
            made = item.makeelement(f"{{{_TERMS}}}modified")
            made.text = self.at.isoformat()
            item.append(made)
        return item


def rss_feed(channel: Channel) -> bytes:
    """A page of the feed in RSS 2.0."""
    return bytes(_feed(channel, _rss_title).rss_str(pretty=True))


def atom_feed(channel: Channel) -> bytes:
    """A page of the feed in Atom."""
    return bytes(_feed(channel, str).atom_str(pretty=True))


def _feed(channel: Channel, title_of: Callable[[str], str]) -> Any:
    feed = FeedGenerator()
    feed.register_extension("paged", PageLinks, Changed, atom=False, rss=True)
    feed.id(channel.links.feed)
    feed.title(channel.title)
    feed.subtitle(channel.description)
    feed.language(channel.lang)
    feed.rights(channel.licence)
    feed.generator(_OURS)
    feed.author({"name": _OURS, "uri": channel.links.site})
    feed.updated(channel.updated)
    _link(feed, channel)
    for item in channel.items:
        _add(feed, item, title_of(item.title))
    return feed


def _link(feed: Any, channel: Channel) -> None:
    links = channel.links
    paged = {"first": links.first, "next": links.next}
    feed.paged.links = {rel: href for rel, href in paged.items() if href}
    feed.link(href=links.self, rel="self")
    for rel, href in feed.paged.links.items():
        feed.link(href=href, rel=rel)
    # The last link is the one that RSS calls the site's.
    feed.link(href=links.home, rel="alternate", type="text/html")


def _add(feed: Any, item: Item, title: str) -> None:
    entry = feed.add_entry(order="append")
    entry.id(item.id)
    entry.title(title)
    entry.link(href=item.url, rel="alternate", type="text/html")
    entry.content(item.html, type="html")
    entry.published(item.published)
    entry.updated(item.updated)
    entry.paged.at = item.changed


def _rss_title(title: str) -> str:
    """A title that is the same for readers that take it as text and those that take it as HTML."""
    return title.replace("<", "‹").replace(">", "›")
