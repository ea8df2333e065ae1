"""The application with a page cache that keeps nothing, so that every answer is made anew."""

from app.web.finished.layer import Finished
from app.web.finished.shelf import Shelf
from wsgi import app

_layer = app.wsgi_app
if not isinstance(_layer, Finished):
    raise TypeError("The page cache is not where the benchmark looks for it.")
_layer.shelf = Shelf(0)

__all__ = ["app"]
