"""What machines read: the API, the schemas of the published documents, and a page about both."""

from flask import Flask

from app.api import page, schemas, v1


def install(app: Flask) -> None:
    """Adds the addresses for machines to an application."""
    app.register_blueprint(schemas.api)
    app.register_blueprint(page.pages)
    v1.install(app)
