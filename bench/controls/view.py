"""The same bytes from a bare Flask view."""

from flask import Flask, Response

from bench.controls.bytes import BODY

app = Flask("view")


@app.get("/")
def constant() -> Response:
    """The same answer to every request."""
    return Response(BODY, mimetype="text/html")
