"""What machines read: the API and its page, the schemas of documents, the files to take away."""

from flask import Flask

from app.api import downloads, page, schemas, v1


def install(app: Flask) -> None:
    """Adds the addresses for machines to an application."""
    app.register_blueprint(schemas.api)
    app.register_blueprint(page.pages)
    app.register_blueprint(downloads.api)
    v1.install(app)
