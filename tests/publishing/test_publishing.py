"""From the desk to the ledger, and from the ledger to the record."""

from tests.publishing.conftest import Office, shipped


def test_everything_that_ships_is_published_and_verifies(office: Office) -> None:
    documents = shipped()
    assert office.publishes(*documents) == len(documents)
    assert office.verifies() == len(documents)
