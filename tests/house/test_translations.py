"""Every visible string can be translated: it is in the template catalogue."""

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).parent.parent.parent
METHODS = [("app/**.py", "python"), ("templates/**.html", "jinja2"), ("templates/**.xml", "jinja2")]
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "lazy_gettext": None, "_n": None}


def extracted() -> Catalog:
    """Every string of the code and the templates; to find them takes seconds."""
    catalogue = Catalog()
    for _, _, message, _, context in extract_from_dir(ROOT, METHODS, keywords=KEYWORDS):
        catalogue.add(message, context=context)
    return catalogue


def template() -> Catalog:
    """What translators are given. That it holds every string is tested here, and nowhere again."""
    return read_po(io.BytesIO((ROOT / "translations" / "messages.pot").read_bytes()))


def test_the_template_catalogue_holds_every_string_of_the_code() -> None:
    known = {str(message.id) for message in template()}
    missing = sorted(str(message.id) for message in extracted() if str(message.id) not in known)
    assert len(known) > 200
    assert missing == [], "run: make translations"
