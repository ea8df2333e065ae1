"""The addresses of tips at the desk, in the language of the answer."""

from urllib.parse import urlencode

from app import addresses


def tips(which: str | None = None, after: str | None = None, done: str | None = None) -> str:
    """What readers told us: what waits, one's own, or what is done with."""
    return _way("", which=which, after=after, done=done)


def tip(tip_id: str, what: str = "", done: str | None = None) -> str:
    """One tip, or where something becomes of it: `/show`, `/take`, `/case` or `/discard`."""
    return _way(f"/{tip_id}{what}", done=done)


def _way(path: str, **asked: str | None) -> str:
    given = {name: value for name, value in asked.items() if value}
    query = f"?{urlencode(given)}" if given else ""
    return addresses.in_language(f"/desk/tips{path}{query}", addresses.spoken())
