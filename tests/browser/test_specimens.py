"""The specimens in a real browser: what a drawing looks like where it matters, measured."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

import pytest
from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

Open = Callable[..., Page]
EDGES = (
    "(all) => all.map((one) => {const b = one.getBoundingClientRect();"
    " return [b.left, b.right, b.top, b.bottom]})"
)


@dataclass
class Tab:
    """One page of the browser, what it complained of, and the policy it was served under."""

    page: Page
    policy: str = ""
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def tabs(browser: Browser, specimen_page: str) -> Iterator[Callable[[str, str], Tab]]:
    """The specimens, opened once in each language and colour scheme, without script."""
    found: dict[tuple[str, str], Tab] = {}

    def tab(lang: str, scheme: str) -> Tab:
        if (lang, scheme) not in found:
            found[lang, scheme] = new_tab(browser, f"{specimen_page}?lang={lang}", scheme)
        return found[lang, scheme]

    yield tab
    for each in found.values():
        each.page.context.close()


def new_tab(browser: Browser, address: str, scheme: str = "light") -> Tab:
    context = browser.new_context(
        color_scheme="dark" if scheme == "dark" else "light", java_script_enabled=False
    )
    tab = Tab(context.new_page())
    tab.page.on("console", lambda message: tab.complaints.append(message.text))
    answer = tab.page.goto(address)
    tab.policy = answer.headers["content-security-policy"] if answer else ""
    return tab


@pytest.fixture
def opened(tabs: Callable[[str, str], Tab]) -> Open:
    """The specimens at a width, in a language and a colour scheme."""

    def open_page(width: int = 1280, lang: str = "en", scheme: str = "light") -> Page:
        page = tabs(lang, scheme).page
        page.set_viewport_size({"width": width, "height": 900})
        return page

    return open_page


@pytest.fixture
def fresh(browser: Browser, specimen_page: str) -> Iterator[Page]:
    """The specimens in a page of their own, for what leaves traces."""
    tab = new_tab(browser, specimen_page)
    yield tab.page
    tab.page.context.close()


@pytest.mark.parametrize("lang", ["en", "az", "ar"])
@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_pushes_the_page_wider_than_the_screen(opened: Open, width: int, lang: str) -> None:
    page = opened(width, lang)
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_browser_has_nothing_to_complain_of_under_the_real_policy(
    tabs: Callable[[str, str], Tab], lang: str
) -> None:
    tab = tabs(lang, "light")
    assert tab.complaints == []
    assert tab.policy.startswith("default-src 'none'")
    assert "unsafe" not in tab.policy


def boxes(page: Page, selector: str) -> list[dict[str, float]]:
    found: list[dict[str, float]] = page.eval_on_selector_all(
        selector,
        "(all) => all.map((one) => {const b = one.getBoundingClientRect();"
        " return {x: b.x, y: b.y, width: b.width, height: b.height}})",
    )
    return found


@pytest.mark.parametrize("width", [320, 1280])
def test_a_day_is_never_thinner_than_six_pixels(opened: Open, width: int) -> None:
    page = opened(width)
    selector = "#specimen-one-day .plot > svg > rect[fill], #specimen-one-day .plot > svg > .edge"
    assert max(box["width"] for box in boxes(page, selector)) >= 6


def test_words_keep_their_size_at_every_width(opened: Open) -> None:
    sizes = set()
    for width in (320, 1280):
        page = opened(width)
        sizes |= set(
            page.eval_on_selector_all(
                ".plot text", "(all) => all.map((one) => getComputedStyle(one).fontSize)"
            )
        )
    assert sizes == {"12px"}


def test_words_stand_in_bars_on_wide_screens_only(opened: Open) -> None:
    inner = "#specimen-eight-years .c-in"
    assert all(box["width"] > 0 for box in boxes(opened(1280), inner))
    assert all(box["width"] == 0 for box in boxes(opened(390), inner))


def test_words_in_a_bar_are_within_it(opened: Open) -> None:
    page = opened(992)
    (colony,) = boxes(page, "#specimen-still-held .c-in")
    bars = boxes(page, "#specimen-still-held rect.held")
    assert any(
        bar["x"] < colony["x"] and colony["x"] + colony["width"] < bar["x"] + bar["width"]
        for bar in bars
    )


@pytest.mark.parametrize("width", [320, 800, 1280])
def test_no_word_of_an_axis_touches_another(opened: Open, width: int) -> None:
    page = opened(width)
    for axis in page.query_selector_all(".axis svg"):
        found: list[list[float]] = axis.eval_on_selector_all("text", EDGES)
        for one, other in combinations([box for box in found if box[1] > box[0]], 2):
            same_line = abs(one[2] - other[2]) < 4
            apart = one[1] <= other[0] + 0.5 or other[1] <= one[0] + 0.5
            assert apart or not same_line, (one, other)


def test_a_strip_from_right_to_left_mirrors_the_one_from_left_to_right(opened: Open) -> None:
    bars = "#specimen-silence rect.held"
    plot = "#specimen-silence .plot"
    left, right = opened(lang="en"), opened(lang="ar")
    ours, theirs = boxes(left, bars)[0], boxes(right, bars)[0]
    our_plot, their_plot = boxes(left, plot)[0], boxes(right, plot)[0]
    from_start = ours["x"] - our_plot["x"]
    from_end = their_plot["x"] + their_plot["width"] - theirs["x"] - theirs["width"]
    assert from_start == pytest.approx(from_end, abs=1)


def test_a_row_is_as_high_as_what_is_in_it(opened: Open) -> None:
    rows = opened(1280).query_selector_all(".strip-row:not(.axis)")
    assert len(rows) > 10
    for row in rows:
        outer = row.bounding_box()
        assert outer is not None
        below: list[list[float]] = row.eval_on_selector_all("svg text", EDGES)
        assert all(box[3] <= outer["y"] + outer["height"] + 3 for box in below)


def test_a_name_is_set_in_one_font(opened: Open) -> None:
    page = opened(lang="az")
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": "h1 bdi"})["nodeId"]
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    assert len({font["familyName"] for font in fonts}) == 1


def test_the_first_stop_of_the_keyboard_skips_to_the_content(fresh: Page) -> None:
    fresh.keyboard.press("Tab")
    assert fresh.evaluate("document.activeElement.className") == "skip"
    box = fresh.locator(".skip").bounding_box()
    assert box is not None
    assert box["y"] >= 0


def test_the_table_under_a_strip_opens_without_script(fresh: Page) -> None:
    table = fresh.locator("#specimen-one-day table")
    assert not table.is_visible()
    fresh.locator("#specimen-one-day summary").click()
    assert table.is_visible()


def test_paper_shows_the_tables_and_leaves_out_navigation(fresh: Page) -> None:
    fresh.emulate_media(media="print")
    table = fresh.locator("#specimen-one-day table").bounding_box()
    assert table is not None
    assert table["height"] > 20
    assert not fresh.locator(".top nav").is_visible()
    assert not fresh.locator(".sensitive").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_have_the_contrast_that_weak_eyes_need(opened: Open, scheme: str) -> None:
    page = opened(scheme=scheme)
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    for token, least in {
        "--ink": 7,
        "--soft": 4.5,
        "--accent": 4.5,
        "--post": 4.5,
        "--charge": 4.5,
        "--decision": 4.5,
        "--update": 4.5,
        "--release": 4.5,
        "--edge": 3,
    }.items():
        colour = page.evaluate(
            "(token) => getComputedStyle(document.documentElement).getPropertyValue(token)", token
        )
        assert contrast(parsed(colour), parsed(paper)) >= least, token


def parsed(colour: str) -> tuple[float, ...]:
    """A colour as `#rrggbb` or `rgb(r, g, b)` in parts of 255."""
    colour = colour.strip()
    if colour.startswith("#"):
        return tuple(int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return tuple(float(part) / 255 for part in colour[4:-1].split(","))


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """The ratio that WCAG defines for two colours."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: tuple[float, ...]) -> float:
    """Relative luminance after WCAG."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
