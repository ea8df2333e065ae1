"""The modules that add the routes of a review to the desk, each when it is loaded."""

from typing import Final

from app.desk.reviewing import (
    answering,
    confiding,
    correcting,
    others,
    preview,
    preview_person,
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
    preview_person,
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
