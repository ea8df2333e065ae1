"""Entity tags: opaque, strong, another one for each coding of the same answer."""

from collections.abc import Iterable
from hashlib import blake2b

from werkzeug.datastructures import ETags
from werkzeug.http import parse_etags

from app.web.finished.codings import IDENTITY

_BYTES = 16


def stem(*parts: str) -> str:
    """What the tags of one answer begin with: a digest of all it depends on."""
    return blake2b(repr(parts).encode(), digest_size=_BYTES).hexdigest()


def tag(of: str, coding: str) -> str:
    """The tag of one coding of the answer with this stem, as headers write it."""
    return f'"{of}"' if coding == IDENTITY else f'"{of}-{coding}"'


def listed(header: str | None) -> ETags:
    """The tags of an If-None-Match header; what is no tag is left out."""
    return parse_etags(header)


def lists(header: str, tag: str) -> bool:
    """Whether an If-None-Match header lists a tag, weakly compared; `*` lists every one."""
    return parse_etags(header).contains_weak(tag[1:-1])


def first_of(known: ETags, tags: Iterable[str]) -> str | None:
    """The first of these tags that is listed by name, weakly compared; `*` names none of them."""
    if known.star_tag:
        return None
    return next((each for each in tags if known.contains_weak(each[1:-1])), None)
