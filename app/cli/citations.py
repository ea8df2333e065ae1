"""`speechwatch cite`: how a citation is understood."""

import json

import click

from app.citations import understand


@click.command("cite", context_settings={"ignore_unknown_options": True})
@click.argument("text", nargs=-1, required=True)
def cite_command(text: tuple[str, ...]) -> None:
    """Print how the citation TEXT is understood, as JSON.

    A list with the key of each article cited and what had to be known to read it; [] when the
    text is not a citation.
    """
    cited = understand(" ".join(text))
    rows = [{"canonical": each.key, "flags": list(each.flags)} for each in cited]
    click.echo(json.dumps(rows, ensure_ascii=False))
