"""The pages of text: what this is, how we work, how to stay safe, how to cite."""

from flask import Blueprint, Response, request

from app import content
from app.pages.markdown import rendered
from app.site.page import page
from app.web import parameters
from app.web.deployment import locale
from app.web.errors import Unknown

pages = Blueprint("texts", __name__)


@pages.get("/about")
@pages.get("/methodology")
@pages.get("/safety")
@pages.get("/cite")
def text() -> Response:
    """A text as it stands in content/, its first heading as the page's; it needs no record."""
    parameters.only(request)
    name = request.path.strip("/")
    found = content.page(name, locale())
    if found is None:
        raise Unknown(name)
    written, lang = found
    title, _, body = written.lstrip().partition("\n")
    return page(
        "text.html",
        title=title.lstrip("# ").strip(),
        body=rendered(body, headings_from=1),
        lang="" if lang == locale() else lang,
    )
