"""`speechwatch match`: whether a search finds a name, and why."""

import json

import click

from app.folding import Match, match, shown


def _as_json(query: str, name: str, found: Match | None) -> str:
    """One JSON object on one line; `why` holds the reasons' words, `codes` their stable codes."""
    meetings = found.meetings if found else ()
    return json.dumps(
        {
            "query": query,
            "name": name,
            "match": found is not None,
            "sentence": _sentence(query, name, found),
            "meetings": [
                {
                    "query": met.query,
                    "name": met.name,
                    "why": [str(why) for why in met.why],
                    "codes": [why.name.lower() for why in met.why],
                    "alias": met.alias,
                }
                for met in meetings
            ],
        }
    )


def _sentence(query: str, name: str, found: Match | None) -> str:
    if found is not None:
        return f"Match: {found.sentence}"
    return f"No match: a search for “{shown(query)}” does not find “{shown(name)}”."


@click.command("match")
@click.argument("query")
@click.argument("name")
@click.option(
    "--alias",
    "aliases",
    multiple=True,
    metavar="NAME",
    help="A stored spelling of NAME; repeatable.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a sentence.")
@click.pass_context
def match_command(
    context: click.Context, query: str, name: str, aliases: tuple[str, ...], *, as_json: bool
) -> None:
    """Say whether a search for QUERY finds NAME, and why.

    The exit code is 0 when it does and 1 when it does not.
    """
    found = match(query, name, aliases)
    click.echo(_as_json(query, name, found) if as_json else _sentence(query, name, found))
    context.exit(0 if found else 1)
