"""What machines read: the API, and the JSON Schemas of the published documents."""

from flask import Flask

from app.api import schemas, v1


def install(app: Flask) -> None:
    """Adds the addresses for machines to an application."""
    app.register_blueprint(schemas.api)
    v1.install(app)
