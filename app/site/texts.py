"""The pages of text: what this is, how we work, how to stay safe, how to cite."""

from flask import Blueprint, Response, request

from app import content
from app.pages.markdown import rendered
from app.pages.sharing.previews import text_preview
from app.site.page import page, place
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
    heading, _, rest = written.lstrip().partition("\n")
    title, body = heading.lstrip("# ").strip(), rendered(rest, headings_from=1)
    other = "" if lang == locale() else lang
    preview = text_preview(name, title, body, other, place())
    return page("text.html", preview=preview, title=title, body=body, lang=other)
