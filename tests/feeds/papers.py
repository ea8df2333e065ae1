"""Small invented cases for tests of feeds, as YAML."""

import json


def case(slug: str, **changes: str) -> str:
    """A case with one subject, taken on a day over a post; `changes` replace its parts."""
    parts = {
        "title": f"The case {slug}",
        "name": "Invented Person",
        "level": "attributed specific",
        "kind": "administrative detention",
        "taken": "2023-06-21",
        "gist": "about a bridge",
        "reason": "The post is the reason.",
        "quote": "",
        "more": "",
    } | changes
    quoted = {name: json.dumps(value, ensure_ascii=False) for name, value in parts.items()}
    return f"""
speechwatch: case/1
slug: {slug}
title: {quoted["title"]}
source: paper
parties:
  - {{id: writer, name: {quoted["name"]}}}
posts:
  - {{id: post, platform: facebook, gist: {quoted["gist"]}{parts["quote"]}}}
ties:
  - {{id: tie, level: {parts["level"]}, post: post, said_by: friends}}
reported_reason:
  - {{id: reason, text: {quoted["reason"]}, said_by: friends}}
detentions:
  - {{id: detention, kind: {parts["kind"]}, taken: {parts["taken"]}}}
{parts["more"]}
sources:
  - {{id: paper, outlet: The Invented Paper, url: https://paper.example/{slug}}}
"""


def crowd(slug: str, count: int) -> str:
    """A case in which many people are taken, each on a day of their own."""
    people = [f"  - {{id: p-{n}, name: Person {n}}}" for n in range(count)]
    takings = [
        f"  - {{id: d-{n}, of: p-{n}, kind: police custody, taken: 2023-06-{n % 28 + 1:02}}}"
        for n in range(count)
    ]
    everybody = ", ".join(f"p-{n}" for n in range(count))
    return "\n".join(
        (
            "speechwatch: case/1",
            f"slug: {slug}",
            "title: Many taken over posts",
            "source: paper",
            "parties:",
            *people,
            "ties:",
            f"  - {{id: tie, of: [{everybody}], level: explicit, said_by: court}}",
            "detentions:",
            *takings,
            "sources:",
            "  - {id: paper, outlet: The Invented Paper}",
        )
    )
