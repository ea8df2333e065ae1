"""The layer before Flask: it answers with what is kept, or has Flask answer and keeps that."""

from collections.abc import Callable, Iterable
from http import HTTPStatus
from pathlib import Path
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask

from app.dates import Calendar
from app.db.errors import DatabaseAway
from app.web.finished import refusing, tags
from app.web.finished.build import build_of
from app.web.finished.calling import Headers, called
from app.web.finished.codings import acceptable
from app.web.finished.files import Files
from app.web.finished.hand import Asked, Hand
from app.web.finished.page import Page, State, Variant, revalidated
from app.web.finished.refusing import refused
from app.web.finished.scopes import kept_out, scope_of
from app.web.finished.shelf import Shelf
from app.web.finished.states import States, VersionOf, Versions
from config import Settings

ROOM = 32_000_000
# No address of ours is longer. A longer one is answered, but neither kept nor tagged.
_LONGEST_ADDRESS = 2_000
_READING = ("GET", "HEAD")
_OK = f"{HTTPStatus.OK.value} {HTTPStatus.OK.phrase}"
_UNCHANGED = f"{HTTPStatus.NOT_MODIFIED.value} {HTTPStatus.NOT_MODIFIED.phrase}"
Address = tuple[str, str]


class Finished:
    """A WSGI application before another one, which it asks only for what it has not kept.

    `build` names the code, `always` the headers that a 304 has too, by the path asked for. Two
    threads that ask at once for what is not kept both have it made; the later one stays.
    """

    def __init__(
        self,
        application: WSGIApplication,
        states: States,
        build: str,
        always: Callable[[str], Headers],
    ) -> None:
        self.shelf: Shelf[Address, Page] = Shelf(ROOM)
        self._hand = Hand()
        self._application = application
        self._states = states
        self._build = build
        self._always = always

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """The answer to one request."""
        asked = (
            environ["PATH_INFO"],
            environ.get("QUERY_STRING", ""),
            environ.get("HTTP_ACCEPT_ENCODING"),
        )
        at_hand = self._hand.now
        ready = at_hand.answers.get(asked)
        if ready and environ["REQUEST_METHOD"] == "GET" and at_hand.hold():
            return self._give(ready, environ, start_response)
        return self._looked_for(asked, environ, start_response)

    def _looked_for(
        self, asked: Asked, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        """What is not at hand: from the shelf while it holds, else made anew."""
        path, query, accepted = asked
        address = (path, query)
        if environ["REQUEST_METHOD"] not in _READING or kept_out(path):
            return self._application(environ, start_response)
        codings = acceptable(accepted)
        try:
            page = self.shelf.get(address)
            # Asked before the page is found to hold: a change between the two is then noticed.
            watch = self._states.watch(page.scope) if page else None
            if page is not None and codings and self._states.hold(page, path):
                variant = page.chosen.get(codings) or self._keep(address, page, codings)
                self._hand.take(asked, variant, watch)
                return self._give(variant, environ, start_response)
            state = self._states.now(scope_of(path), path)
        except DatabaseAway:
            # Flask says so, and still answers what needs no record.
            state = None
        if not codings:
            return self._application(refused(environ), start_response)
        if state is None or sum(map(len, address)) > _LONGEST_ADDRESS:
            self.shelf.drop(address)
            return self._application(environ, start_response)
        return self._anew(address, state, codings, environ, start_response)

    def _anew(
        self,
        address: Address,
        state: State,
        codings: tuple[str, ...],
        environ: WSGIEnvironment,
        start_response: StartResponse,
    ) -> Iterable[bytes]:
        """What is not kept. Whoever names its tag had it from us, so it is there and unchanged."""
        stem = self._stem(address, state)
        known = tags.listed(environ.get("HTTP_IF_NONE_MATCH"))
        tag = tags.first_of(known, (tags.tag(stem, coding) for coding in codings))
        if tag:
            start_response(_UNCHANGED, [*self._always(address[0]), *revalidated(tag)])
            return []
        scope = scope_of(address[0])
        rendering = self._states.begin(scope, state, codings)
        answer = called(self._application, rendering.standing_in(environ))
        made_in = self._states.made_in(scope, address[0], state, rendering)
        if made_in is None or not answer.may_be_kept():
            self.shelf.drop(address)
            if made_in is not None:
                answer.tagged(tags.tag(self._stem(address, made_in), answer.coding()))
            return answer.send(environ, start_response)
        page = Page(scope, made_in, self._stem(address, made_in), answer, self._always(address[0]))
        variant = self._keep(address, page, codings, answer.whole())
        return self._give(variant, environ, start_response)

    def _keep(
        self,
        address: Address,
        page: Page,
        codings: tuple[str, ...],
        body: bytes | None = None,
    ) -> Variant:
        """The variant of a page for a reader, kept for the next one."""
        variant = page.choose(codings, body)
        self.shelf.put(address, page, page.weight + sum(map(len, address)))
        return variant

    def _give(
        self, variant: Variant, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        known = environ.get("HTTP_IF_NONE_MATCH")
        if known and (known == variant.tag or tags.lists(known, variant.tag)):
            start_response(_UNCHANGED, variant.unchanged.copy())
            return []
        # A server may write into the list of headers it is given, and reads a list of bytes sooner.
        start_response(_OK, variant.headers.copy())
        return [variant.body] if environ["REQUEST_METHOD"] == "GET" else []

    def _stem(self, address: Address, state: State) -> str:
        return tags.stem(self._build, *address, state.version, str(state.day))


def install(
    app: Flask,
    versions: Versions,
    version_of: VersionOf,
    calendar: Calendar,
    always: Callable[[str], Headers],
) -> None:
    """Puts the layer before an application whose settings and static files are known.

    `versions` and `version_of` tell the version of the record now, and the one that a connection
    sees; `calendar` says which day it is.
    """
    refusing.install(app)
    settings: Settings = app.config["SPEECHWATCH"]
    build = build_of(Path(app.root_path), settings)
    files = Files(Path(str(app.static_folder)))
    states = States(versions, version_of, files, calendar)
    app.wsgi_app = Finished(app.wsgi_app, states, build, always)  # type: ignore[method-assign]
