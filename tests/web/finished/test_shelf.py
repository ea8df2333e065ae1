"""The memory for finished answers has a bound, and a flood does not empty it."""

import tracemalloc

from hypothesis import given
from hypothesis import strategies as st

from app.web.finished.calling import Called
from app.web.finished.page import Page, State
from app.web.finished.scopes import scope_of
from app.web.finished.shelf import Shelf

ROOM = 1_000
_STEPS = st.lists(
    st.tuples(st.sampled_from(("get", "put", "drop")), st.integers(0, 12), st.integers(0, 400)),
    max_size=60,
)


@given(_STEPS)
def test_whatever_is_done_the_weight_is_that_of_what_is_kept_and_within_the_room(
    steps: list[tuple[str, int, int]],
) -> None:
    shelf: Shelf[int, int] = Shelf(ROOM)
    weights: dict[int, int] = {}
    for step, key, weight in steps:
        if step == "put":
            shelf.put(key, weight, weight)
            weights[key] = weight
        elif step == "drop":
            shelf.drop(key)
        elif (found := shelf.get(key)) is not None:
            assert found == weights[key]
        assert 0 <= shelf.weight <= ROOM
    kept = [key for key in range(13) if shelf.get(key) is not None]
    assert len(shelf) == len(kept)
    assert shelf.weight == sum(weights[key] for key in kept)


def test_a_flood_of_addresses_asked_once_pushes_out_no_page_that_is_read() -> None:
    shelf: Shelf[str, str] = Shelf(ROOM)
    for page in ("home", "cases"):
        shelf.put(page, page, 100)
        assert shelf.get(page) == page
    for junk in range(10_000):
        shelf.put(f"/search?q={junk}", "", 100)
    assert (shelf.get("home"), shelf.get("cases")) == ("home", "cases")
    assert len(shelf) == 10


def test_pages_that_nobody_reads_any_more_make_room() -> None:
    shelf: Shelf[int, int] = Shelf(ROOM)
    for key in range(100):
        shelf.put(key, key, 100)
        shelf.get(key)
    assert shelf.get(0) is None
    assert shelf.get(99) == 99


def test_what_is_heavier_than_the_room_is_not_kept() -> None:
    shelf: Shelf[int, int] = Shelf(ROOM)
    shelf.put(1, 1, 100)
    shelf.put(2, 2, ROOM + 1)
    assert shelf.get(2) is None
    assert shelf.weight <= ROOM


def test_the_weight_of_pages_is_no_less_than_the_memory_they_take() -> None:
    shelf: Shelf[tuple[str, str], Page] = Shelf(4_000_000)
    before = _filled(shelf, 50)
    tracemalloc.start()
    try:
        _filled(shelf, 3_000, start=50)
        taken, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert before < shelf.weight <= 4_000_000
    assert taken <= 4_000_000


def _filled(shelf: Shelf[tuple[str, str], Page], until: int, start: int = 0) -> int:
    """Keeps pages as small as there are, in all three codings; returns the weight."""
    for number in range(start, until):
        headers = [(f"X-{name}", f"{name} {number}") for name in "abcdefghi"]
        path = f"/cases/{number}"
        page = Page(
            scope_of(path), State(f"{number:064}", None), f"{number:032}", Called("", headers), []
        )
        for accepted in ("br", "gzip", "identity"):
            page.choose((accepted,), f"{number:300}".encode())
        shelf.put((path, ""), page, page.weight + len(path))
    return shelf.weight
