"""The tasks of a monitor at midnight, measured on a slow connection: `python -m bench.midnight`."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from playwright.sync_api import sync_playwright

from app.db.migrations import upgrade
from tests.browser.conftest import SWITCHES, chromium_path
from tests.browser.journeys.midnight import TASKS, Taken, monitor_with_work, taken
from tests.browser.journeys.office import Office, office_in

_HEAD = "| task | steps | pages | kB, nothing cached | kB, all cached | waited, s |"


@click.command()
def main() -> None:
    """Do each task by keyboard, and print what it takes; 400 ms to the server, 50 kB a second."""
    with tempfile.TemporaryDirectory() as place:
        model = Path(place) / "model"
        for which in ("desk", "record"):
            (model / which).mkdir(parents=True)
            upgrade(f"sqlite:///{model / which / which}.sqlite", which)
        click.echo(f"{_HEAD}\n|---|---:|---:|---:|---:|---:|")
        for task in TASKS:
            click.echo(_line(task, *(_done(model, task, cold=cold) for cold in (True, False))))


def _done(model: Path, task: str, *, cold: bool) -> Taken:
    """A task in a newsroom of its own, by somebody with a new telephone."""
    with _office(model) as office:
        return taken(monitor_with_work(office), task, slow=True, cold=cold)


@contextmanager
def _office(model: Path) -> Iterator[Office]:
    folder = model.parent / "office"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=SWITCHES)
        with office_in(model, folder, browser) as office:
            yield office
        browser.close()
    shutil.rmtree(folder)


def _line(task: str, cold: Taken, warm: Taken) -> str:
    sizes = f"{cold.bytes / 1000:.0f} | {warm.bytes / 1000:.0f}"
    return f"| {task} | {warm.steps} | {warm.loads} | {sizes} | {warm.waited:.1f} |"


if __name__ == "__main__":
    main()
