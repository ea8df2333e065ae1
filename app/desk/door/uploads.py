"""Files that are uploaded: read in memory, never written to a disk, not even for a moment."""

from io import BytesIO
from typing import IO, Any

from werkzeug.formparser import FormDataParser


class InMemory(FormDataParser):
    """Takes a form apart without temporary files. How long it may be, the gate has said before."""

    def __init__(self, stream_factory: object = None, **given: Any) -> None:
        """What would have made a temporary file is not asked."""
        del stream_factory
        super().__init__(_in_memory, **given)


def _in_memory(
    total_content_length: int | None,
    content_type: str | None,
    filename: str | None,
    content_length: int | None = None,
) -> IO[bytes]:
    del total_content_length, content_type, filename, content_length
    return BytesIO()
