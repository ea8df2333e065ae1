"""The shipped record, as the tests of the site have it."""

from tests.site.conftest import shipped

__all__ = ["shipped"]
