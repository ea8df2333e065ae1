"""The addresses of tips at the desk, in the language of the answer."""

from app.desk.ways import way


def tips(which: str | None = None, after: str | None = None, done: str | None = None) -> str:
    """What readers told us: what waits, one's own, or what is done with."""
    return way("/tips", which=which, after=after, done=done)


def tip(tip_id: str, what: str = "", done: str | None = None) -> str:
    """One tip, or where something becomes of it: `/show`, `/take`, `/case` or `/discard`."""
    return way(f"/tips/{tip_id}{what}", done=done)
