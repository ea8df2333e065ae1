"""The desk as a server in a process of its own, and a monitor who enters things until it dies.

Each server is forked from the tests, which have loaded the application, so that fifty of them are
not fifty starts of Python. It is the whole application behind a socket; nothing in it knows of
the tests.
"""

import html
import multiprocessing
import re
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import Final
from urllib.parse import urlencode

from werkzeug.serving import make_server

from app.whole import create_app
from config import Settings
from tests.browser.conftest import Quiet

HOST: Final = "127.0.0.1"
_PATIENCE: Final = 60.0
_FORM: Final = re.compile(r'<form class="desk-form entering".*?</form>', re.S)
_HIDDEN: Final = re.compile(r'type="hidden" name="([\w.]+)" value="([^"]*)"')
Lost = (OSError, HTTPException)


def _server_of(settings: Settings, listening: socket.socket) -> None:
    app = create_app(settings)
    make_server(HOST, 0, app, request_handler=Quiet, fd=listening.fileno()).serve_forever()


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its port, and its process."""

    port: int
    process: BaseProcess

    def kill(self) -> None:
        """Ends it at once, whatever it is doing."""
        self.process.kill()
        self.process.join()
        assert self.process.exitcode == -signal.SIGKILL


@contextmanager
def served(settings: Settings) -> Iterator[Server]:
    """The whole application on a free port, from the moment on when it takes connections."""
    with socket.create_server((HOST, 0)) as listening:
        process = multiprocessing.get_context("fork").Process(
            target=_server_of, args=(settings, listening), daemon=True
        )
        process.start()
        port = listening.getsockname()[1]
    try:
        yield Server(port, process)
    finally:
        process.kill()
        process.join()


@dataclass
class Form:
    """A form that was filled in: where it goes, all it carries, and the words that name it."""

    way: str
    carried: dict[str, str]
    words: str


@dataclass
class Monitor:
    """Somebody at a telephone, who keeps a sign-in and remembers what was confirmed to them.

    `sent` is how many forms they sent, `lasted` how long the last of them took, in seconds.
    """

    cookie: str
    confirmed: list[str] = field(default_factory=list)
    unanswered: Form | None = None
    case_id: str = ""
    count: int = 0
    sent: int = 0
    lasted: float = 0.0

    def works(self, server: Server) -> None:
        """Begins a case and adds updates to it until the server is gone."""
        try:
            self.sends_again(server)
            while True:
                if self.count % 4 == 0:
                    self.case_id = self._fills(server, "/desk/cases/new", "name")
                else:
                    self._fills(server, f"/desk/cases/{self.case_id}/add/update", "text")
        except Lost:
            pass

    def sends_again(self, server: Server) -> None:
        """Presses the button once more where no answer came."""
        if self.unanswered:
            self._sends(server, self.unanswered)

    def _fills(self, server: Server, way: str, box: str) -> str:
        page = self._ask(server, "GET", way)[1]
        found = _FORM.search(page)
        assert found, page
        carried = {name: html.unescape(text) for name, text in _HIDDEN.findall(found[0])}
        words = f"Zz{self.count:05}"
        self.count += 1
        # Nobody may be meant by the name, or the form would ask first.
        typed = {box: words, "same": "new", "sources.outlet": "Turan", **carried}
        self.unanswered = Form(way, typed, words)
        return self._sends(server, self.unanswered)

    def _sends(self, server: Server, form: Form) -> str:
        self.sent, begun = self.sent + 1, time.monotonic()
        status, told = self._ask(server, "POST", form.way, form.carried)
        assert status == 303, told
        self.lasted = time.monotonic() - begun
        self.confirmed.append(form.words)
        self.unanswered = None
        case_id = told.partition("?")[0].rpartition("/")[2]
        if form.way.endswith("/new"):
            self.case_id = case_id
        return case_id

    def _ask(
        self, server: Server, method: str, way: str, typed: dict[str, str] | None = None
    ) -> tuple[int, str]:
        """The status of an answer, and its text or where it leads."""
        connection = HTTPConnection(HOST, server.port, timeout=_PATIENCE)
        head = {"Cookie": f"desk={self.cookie}"}
        if typed is not None:
            head["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, way, urlencode(typed or {}), head)
            answer = connection.getresponse()
            text = answer.read().decode()
            return answer.status, answer.headers.get("Location") or text
        finally:
            connection.close()


def killed_while_saving(server: Server, monitor: Monitor, part: float) -> None:
    """Lets somebody work, and kills the server while it saves their second form.

    `part` says when, as a part of the time that the form before took.
    """
    wanted = monitor.sent + 2
    work = Thread(target=monitor.works, args=(server,))
    work.start()
    until = time.monotonic() + _PATIENCE
    while monitor.sent < wanted and work.is_alive():
        assert time.monotonic() < until, "the server never answered"
        time.sleep(0.0005)
    time.sleep(part * monitor.lasted)
    server.kill()
    work.join()
