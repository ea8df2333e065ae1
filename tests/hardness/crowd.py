"""A crowd of clients who take their time: they send half a request, or never read an answer."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

_HALF_A_REQUEST = b"GET / HTTP/1.1\r\nHost: tracker.example\r\nX-Slow: "
_HALF_A_BODY = b"POST / HTTP/1.1\r\nHost: tracker.example\r\nContent-Length: 60000\r\n\r\nhalf"
_READS_NOTHING = b"GET /feed.rss HTTP/1.1\r\nHost: tracker.example\r\n\r\n"


@contextmanager
def crowd(port: int, count: int, begin: bytes, source: str = "127.0.0.1") -> Iterator[int]:
    """As many connections as can be opened, each of which has said how it begins, and waits."""
    with ExitStack() as held:
        opened = 0
        for _ in range(count):
            client = held.enter_context(socket.socket())
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2_048)
            client.settimeout(10)
            try:
                client.bind((source, 0))
                client.connect(("127.0.0.1", port))
                client.sendall(begin)
            except OSError:
                continue
            opened += 1
        yield opened


HABITS = {
    "half a request": _HALF_A_REQUEST,
    "half a body": _HALF_A_BODY,
    "reads nothing": _READS_NOTHING,
}
