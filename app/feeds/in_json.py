"""The feed in JSON Feed 1.1."""

import json
from datetime import UTC, datetime
from typing import Any

from app.feeds.channel import Channel
from app.feeds.items import Item

_VERSION = "https://jsonfeed.org/version/1.1"
_OURS = "Speechwatch"


def json_feed(channel: Channel) -> bytes:
    """A page of the feed in JSON Feed 1.1; `_speechwatch` holds the licence and the ledger's head.

    What is not known is left out.
    """
    links = channel.links
    release = channel.release
    written = {
        "version": _VERSION,
        "title": channel.title,
        "home_page_url": links.home,
        "feed_url": links.self,
        "description": channel.description,
        "next_url": links.next,
        "authors": [{"name": _OURS, "url": links.site}],
        "language": channel.lang,
        "_speechwatch": {
            "licence": channel.licence,
            "version": release.version,
            "head": release.head or None,
        },
        "items": [_item(each, channel.lang) for each in channel.items],
    }
    return json.dumps(_known(written), ensure_ascii=False).encode()


def _item(item: Item, lang: str) -> dict[str, Any]:
    return _known(
        {
            "id": item.id,
            "url": item.url,
            "title": item.title,
            "content_html": item.html,
            "date_published": _instant(item.published),
            "date_modified": _instant(item.changed) if item.changed else None,
            "language": lang,
        }
    )


def _instant(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat()


def _known(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}
