"""What a browser is, in two words, so that its owner knows it again in a list."""

from typing import Final

from flask import request

# The first that is found counts: most browsers name others too.
_BROWSERS: Final = (
    ("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)  # fmt: skip
_SYSTEMS: Final = (
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
    ("Mac OS", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
)  # fmt: skip


def browser() -> str:
    """The browser of this request, such as "Firefox, Android"; empty when it says nothing known."""
    said = request.headers.get("User-Agent", "")
    return ", ".join(filter(None, (_first(_BROWSERS, said), _first(_SYSTEMS, said))))


def _first(known: tuple[tuple[str, str], ...], said: str) -> str:
    return next((name for sign, name in known if sign in said), "")
