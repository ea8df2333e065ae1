"""What stands on every public answer besides its body."""

from dataclasses import replace

import pytest

from app.public import create_app
from config import Settings

_HSTS = "Strict-Transport-Security"


@pytest.mark.parametrize("address", ["/", "/nowhere", "/static/speechwatch.css", "/feed.rss"])
def test_a_site_with_a_name_under_tls_is_never_asked_without_it(
    shipped: Settings, address: str
) -> None:
    reader = create_app(shipped).test_client()
    assert shipped.site_url.startswith("https://")
    with reader.get(address) as answer:
        assert answer.headers[_HSTS].startswith("max-age=31536000")


def test_a_site_on_one_machine_promises_no_tls(shipped: Settings) -> None:
    plain = replace(shipped, site_url="http://127.0.0.1:8000")
    assert _HSTS not in create_app(plain).test_client().get("/").headers
