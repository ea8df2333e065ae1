"""The modules that add the routes of a review to the desk, each when it is loaded."""

from typing import Final

from app.desk.reviewing import (
    answering,
    confiding,
    correcting,
    others,
    preview,
    preview_article,
    preview_person,
    preview_tally,
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
    preview_tally,
    preview_article,
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
