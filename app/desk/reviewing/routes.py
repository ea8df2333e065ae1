"""The modules that add the routes of a review to the desk, each when it is loaded."""

from typing import Final

from app.desk.reviewing import (
    answering,
    confiding,
    correcting,
    preview,
    protecting,
    publish,
    review,
    versions,
)

REVIEWING: Final = (
    review,
    preview,
    publish,
    versions,
    answering,
    correcting,
    protecting,
    confiding,
)
