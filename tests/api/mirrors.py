"""A small mirror of the record, as anybody may keep one: it knows the API and nothing else."""

from typing import Any

from flask.testing import FlaskClient

from tests.records import SITE


class Mirror:
    """The documents of a record by their opaque id, and the version up to which it has them."""

    def __init__(self, client: FlaskClient) -> None:
        self.version = 0
        self.documents: dict[str, dict[str, Any]] = {}
        self._client = client

    def follow(self) -> None:
        """Follows the record to where it is now."""
        address: str | None = f"/api/v1/changes?since={self.version}"
        while address:
            page = self.get(address)
            for item in page["items"]:
                self._take(item)
            address, self.version = page["next"], page["version"]
        self._follow_people()

    def get(self, address: str) -> dict[str, Any]:
        """What an address of the API answers, at whatever slug it is now."""
        path = address.removeprefix(SITE)
        answer = self._client.get(path, follow_redirects=True)
        assert answer.status_code == 200, (address, answer.text)
        found: dict[str, Any] = answer.get_json()
        return found

    def _take(self, item: dict[str, Any]) -> None:
        if item["url"]:
            self.documents[item["id"]] = self.get(item["url"])
        else:
            self.documents.pop(item["id"], None)

    def _follow_people(self) -> None:
        """Has whom its cases are about, and nobody else: a case brings people and takes them."""
        cases = [each for each in self.documents.values() if each["speechwatch"] == "case/1"]
        parties = [party for case in cases for party in case["derived"]["parties"]]
        wanted = {party["person"] for party in parties if "person" in party}
        held = {
            each["derived"]["url"]: key
            for key, each in self.documents.items()
            if each["speechwatch"] == "person/1"
        }
        for url in held.keys() - wanted:
            del self.documents[held[url]]
        for url in wanted - held.keys():
            person = self.get(url)
            self.documents[person["id"]] = person
