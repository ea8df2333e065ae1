"""The language of an answer: read from its address, and kept by every address in it."""

from flask import Flask, g, request

from app import addresses
from app.web import parameters


def install(app: Flask, locales: tuple[str, ...]) -> None:
    """Reads the language before anything else is done. An address that names none is in the first.

    A language that is not offered is refused, in the first.
    """

    def begin() -> None:
        addresses.speak(None)
        g.locale = parameters.language(request, locales)
        addresses.speak(g.locale if g.locale != locales[0] else None)

    def end(_error: BaseException | None) -> None:
        addresses.speak(None)

    app.before_request(begin)
    app.teardown_request(end)
