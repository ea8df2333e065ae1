"""A real Chromium from the system, and pages served to it. No other browser, nothing downloaded."""

import os
import shutil
from collections.abc import Iterator
from threading import Thread

import pytest
from flask import Flask
from playwright.sync_api import Browser, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

from tests.pages import specimens

_NAMES = ("chromium", "chromium-browser", "google-chrome")
# For each newcomer it would open two pages of its own for a box of addresses that nobody sees: a
# quarter of the work. It heeds one list only, so this one ends with what Playwright turns off.
_OFF = (
    "WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup",
    "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding",
    "ThirdPartyStoragePartitioning", "AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints",
    "NetworkTimeServiceQuerying", "AimEnabled", "PreconnectToSearch",
)  # fmt: skip
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    f"--disable-features={','.join(_OFF)}",
]


class Quiet(WSGIRequestHandler):
    """Serves without a line in the log for each request."""

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002 - werkzeug's name
        """Nothing is logged."""


def chromium_path() -> str:
    """Where Chromium is. Skips the test when it is nowhere; in CI that is a failure."""
    named = os.environ.get("CHROMIUM", "")
    found = named or next((path for name in _NAMES if (path := shutil.which(name))), "")
    if found:
        return found
    missing = "There is no Chromium on this machine: install it (apt-get install chromium)."
    if os.environ.get("CI") == "true":
        pytest.fail(missing)
    pytest.skip(missing)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all journeys."""
    path = chromium_path()
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=SWITCHES)
        yield launched
        launched.close()


@pytest.fixture(
    params=[False, pytest.param(True, marks=pytest.mark.faults)], ids=["one page", "each page"]
)
def closely(request: pytest.FixtureRequest) -> bool:
    """Whether axe looks at each page of a journey, which takes it a second, or at one of them."""
    return bool(request.param)


def serve(app: Flask, port: int = 0) -> Iterator[str]:
    """An application on a port of this machine, a free one by default; yields its address."""
    server = make_server("127.0.0.1", port, app, threaded=True, request_handler=Quiet)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def specimen_page() -> Iterator[str]:
    """The address of the specimens."""
    for address in serve(specimens.app()):
        yield address + specimens.ADDRESS
