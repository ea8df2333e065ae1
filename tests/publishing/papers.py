"""Small invented documents for the tests of publishing."""

import os

from app.document.case import Case
from app.document.others import Person, Provision, Tally
from app.document.reading import read

SOURCES = "sources:\n  - {id: paper, outlet: The Invented Paper}\n"


def person(slug: str = "aydin-sadiqzade", name: str = "Aydin Sadiqzade", **more: str) -> Person:
    """Somebody who exists nowhere."""
    found = _read(f"speechwatch: person/1\nslug: {slug}\nname: {name}\n" + _lines(more))
    assert isinstance(found, Person)
    return found


def case(slug: str = "sadiqzade-poem", people: str = "aydin-sadiqzade", **more: str) -> Case:
    """A case of people taken over a post; `more` are further fields as YAML."""
    slugs = people.split()
    names = ("poet", "singer", "reader", "printer")
    parties = "".join(
        f"  - {{id: {name}, person: {slug}}}\n" for name, slug in zip(names, slugs, strict=False)
    )
    everybody = f"[{', '.join(names[: len(slugs)])}]"
    fields = {
        "title": "Held over a poem",
        "source": "paper",
        "parties": f"\n{parties}".rstrip(),
        "posts": "[{id: poem, platform: facebook, date: 2024-03-01}]",
        "ties": f"[{{id: tie, of: {everybody}, level: explicit, post: poem, said_by: court}}]",
        "charges": f"[{{id: slander, of: {everybody}, label: slander, citation: Article 147,"
        " provision: 'INV:147', basis: speech}]",
        "detentions": f"[{{id: remand, of: {everybody}, kind: pre-trial detention,"
        " taken: 2024-03-05, term: P2M}]",
        **more,
    }
    found = _read(f"speechwatch: case/1\nslug: {slug}\n{_lines(fields)}{SOURCES}")
    assert isinstance(found, Case)
    return found


def article(**more: str) -> Provision:
    """An article of an invented code."""
    fields = {
        "code": "INV",
        "path": "147",
        "title": "slander",
        "versions": "[{since: 2000, basis: speech, source: paper}]",
        **more,
    }
    found = _read(f"speechwatch: provision/1\nslug: inv-147\n{_lines(fields)}{SOURCES}")
    assert isinstance(found, Provision)
    return found


def tally(slug: str = "ten-warned", **more: str) -> Tally:
    """A count without names."""
    fields = {"title": "Ten people warned", "total": "10", "said_by": "ngo", **more}
    found = _read(f"speechwatch: tally/1\nslug: {slug}\n{_lines(fields)}source: paper\n{SOURCES}")
    assert isinstance(found, Tally)
    return found


def own_word(word: str) -> str:
    """The beginning of a word that no other process of a run of the tests writes.

    Their databases lie in one folder on PostgreSQL, and tests look for words in its files.
    """
    return word + "".join("abcdefghij"[int(digit)] for digit in str(os.getpid()))


def _lines(fields: dict[str, str]) -> str:
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


def _read(text: str) -> object:
    found, problems = read(text)
    assert problems == []
    return found[0][1]
