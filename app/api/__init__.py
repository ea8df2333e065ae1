"""What machines read: so far the JSON Schemas of the published documents."""

from flask import Flask

from app.api import schemas


def install(app: Flask) -> None:
    """Adds the addresses for machines to an application."""
    app.register_blueprint(schemas.api)
