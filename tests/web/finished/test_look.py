"""Files of the look have their version in their address, so that a browser need not ask again."""

from flask.testing import FlaskClient

from app import addresses
from app.public import create_app
from config import Settings


def test_what_a_page_is_shown_with_is_kept_for_good(shipped: Settings) -> None:
    client = create_app(shipped).test_client()
    for file, kind in ((addresses.look("speechwatch.css"), "text/css"), _icon()):
        assert f'href="{file}"' in client.get("/").text
        for _ in range(2):
            answer = client.get(file, headers={"Accept-Encoding": "gzip"})
            assert answer.status_code == 200
            assert answer.mimetype == kind
            assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
            assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_another_version_is_sent_as_it_is_now_and_is_to_be_asked_again(shipped: Settings) -> None:
    client = create_app(shipped).test_client()
    plain = client.get("/static/speechwatch.css")
    for _ in range(2):
        old = client.get("/static/00000000/speechwatch.css")
        assert (old.status_code, old.data) == (200, plain.data)
        assert old.headers["Cache-Control"] == "no-cache"


def test_a_file_that_is_not_there_is_not_there_in_any_version(shipped: Settings) -> None:
    client = create_app(shipped).test_client()
    for wrong in ("/static/00000000/none.css", "/static/00000000/../secret.key"):
        assert _status(client, wrong) == 404


def _icon() -> tuple[str, str]:
    return addresses.look("icon.svg"), "image/svg+xml"


def _status(client: FlaskClient, address: str) -> int:
    with client.get(address) as answer:
        return answer.status_code
