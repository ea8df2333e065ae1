"""The feeds: arrests tied to posts as RSS 2.0, Atom and JSON Feed 1.1, read from the record."""

from flask import Flask

from app.feeds import door


def install(app: Flask) -> None:
    """Adds the feeds to an application."""
    app.register_blueprint(door.feeds)
