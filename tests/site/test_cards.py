"""The picture cards: drawn here, of the size promised, with the same bytes each time."""

import struct
import zlib
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from app.document.case import Case
from app.public import create_app
from config import Settings
from tests import ledger
from tests.site.reading import read

CASES = [each.slug for each in ledger.shipped() if isinstance(each, Case)]


def pixels(picture: bytes) -> tuple[int, int, bytes]:
    """A PNG's width and height, and its rows as they stand before the filters are undone."""
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    width, height, depth, colour = struct.unpack_from(">IIBB", picture, 16)
    place, packed = 8, b""
    while place < len(picture):
        length, kind = struct.unpack_from(">I4s", picture, place)
        content = picture[place + 8 : place + 8 + length]
        assert struct.unpack_from(">I", picture, place + 8 + length)[0] == zlib.crc32(
            kind + content
        )
        packed += content if kind == b"IDAT" else b""
        place += 12 + length
    rows = zlib.decompress(packed)
    channels = {2: 3, 6: 4}[colour]
    assert len(rows) == height * (1 + width * channels * depth // 8)
    return width, height, rows


@pytest.mark.parametrize(
    "address",
    [
        "/card.png",
        *(f"/cases/{slug}/card.png" for slug in CASES),
        "/people/shahin-haciyev/card.png",
        "/law/cao-388-1/card.png",
        "/law/cc-234.4.3/card.png",
    ],
)
def test_a_card_is_a_picture_of_the_size_that_is_promised(
    client: FlaskClient, address: str
) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.mimetype == "image/png"
    assert pixels(answer.data)[:2] == (1200, 630)
    assert len(answer.data) < 100_000


def test_every_card_that_a_page_names_is_there(client: FlaskClient) -> None:
    pages = ("/", "/cases", "/cases/hilal-mamedov", "/people/hilal-mamedov?lang=az", "/law")
    for address in (*pages, "/law/cc-234?lang=az"):
        (card,) = read(client, address).meta("og:image")
        answer = client.get(card.removeprefix("https://tracker.example"))
        assert answer.status_code == 200
        assert answer.mimetype == "image/png"


def test_an_article_has_a_card_of_its_own(client: FlaskClient) -> None:
    (card,) = read(client, "/law/cao-388-1").meta("og:image")
    assert card.endswith("/law/cao-388-1/card.png")
    assert client.get("/law/cao-388-1/card.png").data != client.get("/card.png").data
    assert (
        client.get("/law/cao-388-1/card.png?lang=az").data
        != client.get("/law/cao-388-1/card.png").data
    )


def test_a_card_has_the_same_bytes_each_time(client: FlaskClient, shipped: Settings) -> None:
    again = create_app(shipped).test_client()
    for address in ("/card.png", "/cases/hilal-mamedov/card.png", "/people/hilal-mamedov/card.png"):
        assert client.get(address).data == again.get(address).data


def test_a_card_is_in_the_language_of_its_page(shipped: Settings) -> None:
    reader = create_app(replace(shipped, locales=("en", "az", "ar"))).test_client()
    drawn = {
        reader.get(f"/cases/hilal-mamedov/card.png{lang}").data
        for lang in ("", "?lang=az", "?lang=ar")
    }
    assert len(drawn) == 3


def test_other_sites_may_show_a_card(client: FlaskClient) -> None:
    assert client.get("/card.png").headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert client.get("/cases").headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/cases/nobody/card.png", 404),
        ("/people/nobody/card.png", 404),
        ("/people/shahriyar-mustafayev/card.png", 404),
        ("/card.png?x=1", 400),
        ("/cases/hilal-mamedov/card.png?size=2", 400),
        ("/cases/hilal-mamedov/card.png?lang=xx", 400),
        ("/law/cao-1/card.png", 404),
        ("/law/cao-388-1/card.png?after=x", 400),
    ],
)
def test_a_card_is_refused_where_its_page_is(
    client: FlaskClient, address: str, status: int
) -> None:
    assert client.get(address).status_code == status
