"""Keeps a copy of a Speechwatch record in a folder: one file a document, named by its opaque id.

    python mirror.py https://tracker.example copy

Run it as often as you like: it asks only for what has changed. It needs Python and nothing else.
"""

import json
import sys
from pathlib import Path
from urllib.request import urlopen


def get(address):
    """What the API answers at an address."""
    with urlopen(address) as answer:
        return json.load(answer)


def follow(site, known, version):
    """Brings documents by their id up to date; returns the version they are now of."""
    page = {"next": f"{site}/api/v1/changes?since={version}"}
    while page["next"]:
        page = get(page["next"])
        for change in page["items"]:
            if change["url"]:
                known[change["id"]] = get(change["url"])
            else:
                known.pop(change["id"], None)
    follow_people(known)
    return page["version"]


def follow_people(known):
    """A person has a document while a case is about them: takes those, lets go of the others."""
    cases = [each for each in known.values() if each["speechwatch"] == "case/1"]
    parties = [party for case in cases for party in case["derived"]["parties"]]
    wanted = {party["person"] for party in parties if "person" in party}
    people = {
        each["derived"]["url"]: key
        for key, each in known.items()
        if each["speechwatch"] == "person/1"
    }
    for url in people.keys() - wanted:
        del known[people[url]]
    for url in wanted - people.keys():
        person = get(url)
        known[person["id"]] = person


def mirror(site, folder):
    """Brings the files of a folder up to date. Ended before its time, it begins again there."""
    folder.mkdir(parents=True, exist_ok=True)
    version = folder / "version.txt"
    known = {path.stem: json.loads(path.read_text("utf-8")) for path in folder.glob("*.json")}
    reached = follow(site, known, version.read_text() if version.exists() else 0)
    for key, document in known.items():
        (folder / f"{key}.json").write_text(json.dumps(document, ensure_ascii=False), "utf-8")
    for path in folder.glob("*.json"):
        if path.stem not in known:
            path.unlink()
    version.write_text(str(reached))


if __name__ == "__main__":
    mirror(sys.argv[1].rstrip("/"), Path(sys.argv[2]))
