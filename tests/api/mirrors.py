"""The program that the page offers to whoever keeps a mirror, asking the application in process."""

import runpy
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient

from tests.records import SITE

PROGRAM = Path(__file__).parents[2] / "static" / "mirror.py"


def program(client: FlaskClient) -> dict[str, Callable[..., Any]]:
    """What the program defines; what it asks of the tracker is asked of this client."""

    @contextmanager
    def urlopen(address: str) -> Iterator[BytesIO]:
        assert address.startswith(f"{SITE}/api/v1/")
        answer = client.get(address.removeprefix(SITE), follow_redirects=True)
        assert answer.status_code == 200, (address, answer.text)
        yield BytesIO(answer.data)

    defined = runpy.run_path(str(PROGRAM))
    defined["get"].__globals__["urlopen"] = urlopen
    return defined


class Mirror:
    """The documents of a record by their opaque id, and the version up to which it has them."""

    def __init__(self, client: FlaskClient) -> None:
        self.version = 0
        self.documents: dict[str, dict[str, Any]] = {}
        self._program = program(client)

    def follow(self) -> None:
        """Follows the record to where it is now."""
        self.version = self._program["follow"](SITE, self.documents, self.version)
