"""Every hard case of the drawings and the small pieces, invented, on a page only tests see."""

from dataclasses import dataclass
from pathlib import Path

from flask import Flask, Response, g, make_response, render_template, request
from jinja2 import ChoiceLoader, FileSystemLoader

from app import addresses
from app.pages import frame
from app.pages.pictures.lanes import lane_heads, lanes
from app.pages.pictures.law import draw_law
from app.pages.pictures.lengths import length
from app.pages.pictures.months import draw_months
from app.pages.pictures.strip import draw_strip
from app.pages.sharing import heads
from app.site import sheet
from app.site.shown import numeral
from app.web import headers, language
from config import Settings

from .invented_others import LAW, MANY_TAKEN, MOMENTS, TAKEN
from .invented_rows import TODAY
from .invented_strips import SILENCE, SPECIMENS

ROOT = Path(__file__).parent.parent.parent
ADDRESS = "/cases/specimens"
LOCALES = ("en", "az", "ar")
TRACKER = frame.Tracker(
    "https://speechwatch.example", LOCALES, "Asia/Baku", "CC BY 4.0", "desk@speechwatch.example"
)
LENGTHS = ((20, 20, 20), (2, None, 30), (177, 206, 240), (800, 830, 2190), (None, None, None))
LONG_NAMES = (
    "Nazim Rza İsrafiloğlu Hüseynağa-Qaraşarlı",
    "Əbülfəzl Məhəmmədhüseyn oğlu Şıxəlibəyzadə-Ağarəhimov",
    *(f"Nömrə {number}" for number in range(14)),
)


@dataclass(frozen=True, slots=True)
class Named:
    text: str
    lang: str = ""


def app() -> Flask:
    """The specimens as an application, in any of three languages, under the real headers."""
    made = Flask("speechwatch", root_path=str(ROOT))
    made.config["SPEECHWATCH"] = Settings.from_environment()
    language.install(made, "en", ROOT / "translations")
    made.before_request(choose)
    ours = made.jinja_loader
    assert ours is not None
    made.jinja_loader = ChoiceLoader([ours, FileSystemLoader(Path(__file__).parent)])
    headers.install(made)
    made.jinja_env.filters["dated"] = frame.dated
    made.jinja_env.filters["numeral"] = numeral
    made.jinja_env.globals["address"] = addresses
    made.context_processor(framed)
    made.register_blueprint(sheet.pages)
    made.add_url_rule(ADDRESS, view_func=page)
    return made


def choose() -> None:
    g.locale = request.args.get("lang", "en")


def framed() -> dict[str, frame.Frame | heads.Head]:
    locale = request.args.get("lang", "en")
    return {
        "frame": frame.frame(TRACKER, locale, request.path, TODAY, "5f2a9c41"),
        "head": heads.head(TRACKER.site_url, TRACKER.locales, locale, request.path),
    }


def page() -> Response:
    locale = request.args.get("lang", "en")
    subjects = SILENCE.rows
    drawn = [(each.title, draw_strip(each.strip, locale)) for each in SPECIMENS]
    text = render_template(
        "specimen.html",
        drawn=drawn,
        law=draw_law(LAW, locale),
        months=draw_months(TAKEN, locale),
        many=draw_months(MANY_TAKEN, locale),
        lengths=[length(*days, rtl=locale == "ar") for days in LENGTHS],
        lanes=lanes(subjects, MOMENTS),
        heads=lane_heads(["Elçin Həsənzadə", "İbrahim Salamov"]),
        long_names=[Named(name, "az") for name in LONG_NAMES],
    )
    return make_response(text)
