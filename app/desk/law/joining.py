"""Two editors change one article: what they changed is joined field by field, as in a case.

Articles have no versions at the desk. So a form carries the article as it was shown, packed, with
a mark that nobody else can make of it: that is what both edits began with.
"""

import hmac
import zlib
from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import Final

from flask import request

from app.cases.working.merging import Merged, Side, merge
from app.desk.circumstances import here
from app.desk.law.form import article_of, fields_of
from app.desk.typed import Sent, one
from app.document.others import Provision
from app.document.reading import parse
from app.document.writing import canonical
from app.staff.tokens import keyed

SEEN: Final = "seen"
SHOWN: Final = "shown"
_CHOICE: Final = "choice."
_LONGEST: Final = 2_000_000


def seen(article: Provision) -> str:
    """By what it is known whether an article is still the one that was shown."""
    return _mark(canonical(article))


def packed(article: Provision) -> str:
    """An article as a form carries it."""
    return b64encode(zlib.compress(canonical(article))).decode()


def carried(article: Provision, typed: Sent) -> dict[str, str]:
    """What a form carries of the article as it was shown: of one that was kept, as it was then."""
    if one(typed, SHOWN):
        return {SEEN: one(typed, SEEN), SHOWN: one(typed, SHOWN)}
    return {SEEN: seen(article), SHOWN: packed(article)}


def shown(typed: Sent) -> Provision | None:
    """The article as the form that was sent had it; None for one that we did not hand out."""
    try:
        squeezed = b64decode(one(typed, SHOWN), validate=True)
        body = zlib.decompressobj().decompress(squeezed, _LONGEST)
    except (ValueError, zlib.error):
        return None
    given = one(typed, SEEN).encode("utf-8", "surrogatepass")
    if not hmac.compare_digest(given, _mark(body).encode()):
        return None
    article = parse(body)
    return article if isinstance(article, Provision) else None


def joined(before: Provision, now: Provision, typed: Sent) -> Merged:
    """What was typed, with what somebody else saved since.

    Raises Wrong for what is no article yet.
    """
    base, theirs = fields_of(before), fields_of(now)
    mine = fields_of(article_of(typed, base))
    return merge(base, theirs, mine, Provision, _chosen(now))


def _chosen(now: Provision) -> Mapping[str, Side]:
    """Whose value counts, by field; a choice made before somebody saved once more is none."""
    if request.form.get("version") != seen(now):
        return {}
    return {
        name.removeprefix(_CHOICE): "mine" if side == "mine" else "theirs"
        for name, side in request.form.items()
        if name.startswith(_CHOICE)
    }


def _mark(body: bytes) -> str:
    return keyed(here().key, "article", body.decode("utf-8", "replace"))
