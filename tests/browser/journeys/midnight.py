"""The tasks of a monitor at midnight, done by keyboard alone, and what they take.

A step is a press of a key that writes nothing: Tab, Enter, a space. A load is a page that is
shown. Bytes are those that cross the wire, headers and everything around the page included.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic
from typing import Any, Final

from playwright.sync_api import CDPSession, Page

from tests.browser.journeys.office import Office, Somebody
from tests.desk.reviewing_cases import began

# A telephone with one bar: 400 ms to the server and back, 50 kB a second either way.
_SLOW: Final = {
    "offline": False,
    "latency": 400,
    "downloadThroughput": 50_000,
    "uploadThroughput": 50_000,
}
_MOST_TABS: Final = 60
_AT: Final = """() => {
  const here = document.activeElement;
  const name = here.getAttribute("aria-label") || here.labels?.[0]?.innerText || here.innerText;
  return (name || "").trim();
}"""


@dataclass
class Taken:
    """What a task took: steps, loads of a page, bytes, and seconds of waiting for pages."""

    steps: int = 0
    loads: int = 0
    bytes: int = 0
    waited: float = 0.0


@dataclass
class Keyboard:
    """A page in the hands of somebody without a mouse."""

    page: Page
    taken: Taken

    def presses(self, key: str, times: int = 1) -> None:
        """Presses a key that writes nothing."""
        for _ in range(times):
            self.page.keyboard.press(key)
            self.taken.steps += 1

    def reaches(self, name: str) -> None:
        """Goes on with Tab until what is called so has the focus."""
        for _ in range(_MOST_TABS):
            if self.page.evaluate(_AT) == name:
                return
            self.presses("Tab")
        raise AssertionError(f"{name} cannot be reached by keyboard")

    def skips(self) -> None:
        """Over the head of the page, by its first link."""
        self.presses("Tab")
        self.presses("Enter")

    def writes(self, text: str) -> None:
        """Types into what has the focus."""
        self.page.keyboard.insert_text(text)

    def goes_on(self) -> None:
        """Presses Enter and waits for the page that it leads to."""
        begun = monotonic()
        with self.page.expect_navigation(wait_until="load"):
            self.presses("Enter")
        self.taken.waited += monotonic() - begun


def new_detention(keys: Keyboard) -> None:
    """From the first page of the desk to a draft with a name and a source."""
    keys.reaches("New detention")
    keys.goes_on()
    keys.writes("Rasul Rasulov")
    keys.reaches("Outlet")
    keys.writes("Turan")
    keys.goes_on()


def update(keys: Keyboard) -> None:
    """From the first page of the desk to an update in a case that stands on it."""
    keys.skips()
    keys.reaches("Held over a poem")
    keys.goes_on()
    keys.skips()
    keys.reaches("update")
    keys.goes_on()
    keys.reaches("In words")
    keys.writes("The lawyer says that the remand was extended.")
    keys.reaches("Happened on")
    keys.writes("20 November 2026")
    keys.goes_on()


def answer(keys: Keyboard) -> None:
    """From the first page of the desk to an answer of the queue: still held."""
    keys.skips()
    keys.reaches("Still held: Aydin Sadiqzade")
    keys.goes_on()
    keys.reaches("Where it comes from")
    keys.writes("A call to the lawyer")
    keys.goes_on()


TASKS: Final[dict[str, Callable[[Keyboard], None]]] = {
    "a new detention": new_detention,
    "an update": update,
    "an answer": answer,
}


def taken(monitor: Somebody, task: str, *, slow: bool = False, cold: bool = False) -> Taken:
    """Does a task and says what it took, from the moment when the desk's first page is shown.

    With `cold` nothing was loaded before, and the bytes of that first page count too. Else the
    files of the look do not count: a busy browser may not have kept what it has just loaded.
    """
    page, found = monitor.page, Taken()
    if not cold:
        monitor.opens("/desk")
    with _counted(page, found, slow=slow, files=cold):
        if cold:
            monitor.opens("/desk")
            found.loads = 0
        TASKS[task](Keyboard(page, found))
        page.wait_for_load_state("load")
    return found


def monitor_with_work(office: Office) -> Somebody:
    """A monitor with a case of theirs on the first page of the desk."""
    monitor = office.joins("Aygün", "contributor", script=True)
    began(office.newsroom, "Aygün")
    return monitor


@contextmanager
def _counted(page: Page, found: Taken, *, slow: bool, files: bool) -> Iterator[None]:
    of_the_look = set[str]()

    def see(event: dict[str, Any]) -> None:
        if "/static/" in event["request"]["url"] and not files:
            of_the_look.add(event["requestId"])

    def add_bytes(event: dict[str, Any]) -> None:
        if event["requestId"] not in of_the_look:
            found.bytes += int(event["encodedDataLength"])

    def add_load(_: object) -> None:
        found.loads += 1

    network: CDPSession = page.context.new_cdp_session(page)
    network.send("Network.enable")
    if slow:
        network.send("Network.emulateNetworkConditions", _SLOW)
    network.on("Network.requestWillBeSent", see)
    network.on("Network.loadingFinished", add_bytes)
    page.on("load", add_load)
    yield
    page.remove_listener("load", add_load)
    network.detach()
