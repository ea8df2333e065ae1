"""Asking an application within the process, and holding what it says before it is sent on."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from types import TracebackType
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from app.web.finished.codings import IDENTITY

Headers = list[tuple[str, str]]
_ExcInfo = tuple[type[BaseException], BaseException, TracebackType] | tuple[None, None, None]

# A longer answer goes through as it is.
LARGEST = 1_000_000
_BY_CODING_AT_MOST = ("", "accept-encoding")
# What asks for a part of an answer, or for nothing when it is known: the application is asked for
# the whole of it.
_CONDITIONS = (
    "HTTP_IF_NONE_MATCH",
    "HTTP_IF_MODIFIED_SINCE",
    "HTTP_IF_RANGE",
    "HTTP_RANGE",
    "HTTP_ACCEPT_ENCODING",
    "wsgi.file_wrapper",
)


@dataclass(slots=True)
class Called:
    """An application's answer. `body` is not read yet; whoever does not send it on closes it."""

    status: str = ""
    headers: Headers = field(default_factory=list)
    body: Iterable[bytes] = ()

    def header(self, name: str) -> str:
        """The value of a header by its name in lower case; empty where there is none."""
        return next((value for key, value in self.headers if key.lower() == name), "")

    def coding(self) -> str:
        """How its bytes are coded already."""
        return self.header("content-encoding") or IDENTITY

    def is_for_everybody(self) -> bool:
        """Whether it is an ordinary answer that is the same for everybody."""
        control = self.header("cache-control")
        return (
            self.status.startswith("200 ")
            and not self.header("set-cookie")
            and self.header("vary").lower() in _BY_CODING_AT_MOST
            and "no-store" not in control
            and "private" not in control
        )

    def may_be_kept(self) -> bool:
        """Whether it is for everybody, plain and not too long; streams may be of any length."""
        length = self.header("content-length")
        plain = self.is_for_everybody() and self.coding() == IDENTITY
        return plain and length.isdecimal() and int(length) <= LARGEST

    def tagged(self, tag: str) -> "Called":
        """The same with a tag by which its reader can ask whether it still holds."""
        if self.is_for_everybody() and not self.header("etag"):
            by_coding = [] if self.header("vary") else [("Vary", "Accept-Encoding")]
            self.headers += [*by_coding, ("ETag", tag)]
        return self

    def whole(self) -> bytes:
        """All bytes of the body, which is closed."""
        try:
            return b"".join(self.body)
        finally:
            self.close()

    def close(self) -> None:
        """Tells the application that nobody reads its body any further."""
        close: Callable[[], None] | None = getattr(self.body, "close", None)
        if close:
            close()

    def send(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Passes the answer on as it is; to HEAD without its body."""
        start_response(self.status, self.headers)
        if environ["REQUEST_METHOD"] != "HEAD":
            return self.body
        self.close()
        return ()


def called(application: WSGIApplication, environ: WSGIEnvironment) -> Called:
    """What an application answers to a GET of the whole of what a request is about."""
    asked = {name: value for name, value in environ.items() if name not in _CONDITIONS}
    asked["REQUEST_METHOD"] = "GET"
    answer = Called()
    written: list[bytes] = []

    def start(
        status: str, headers: Headers, exc_info: _ExcInfo | None = None, /
    ) -> Callable[[bytes], object]:
        del exc_info
        answer.status, answer.headers = status, headers
        return written.append

    answer.body = application(asked, start)
    return answer
