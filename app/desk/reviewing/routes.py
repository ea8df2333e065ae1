"""The modules that add the routes of a review to the desk, each when it is loaded."""

from typing import Final

from app.desk.reviewing import (
    answering,
    confiding,
    correcting,
    others,
    preview,
    protecting,
    publish,
    review,
    same,
    versions,
    withdrawing,
)

REVIEWING: Final = (
    review,
    preview,
    publish,
    versions,
    answering,
    correcting,
    protecting,
    withdrawing,
    confiding,
    others,
    same,
)
