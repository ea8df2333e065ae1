"""The shipped record, as the tests of the site have it."""

from tests.site.conftest import client, shipped

__all__ = ["client", "shipped"]
