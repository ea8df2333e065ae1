"""`speechwatch date TEXT`: how a date is understood."""

import json

import click

from app.dates import NotADate, bounds, display, is_unknown, understand


@click.command(name="date", context_settings={"ignore_unknown_options": True})
@click.argument("text", nargs=-1, required=True)
def date_command(text: tuple[str, ...]) -> None:
    """Show how a date is understood, as JSON with edtf, lower, upper and display.

    TEXT is what a person types ("22 June", "about March 2023", "24 iyun 2023") or EDTF. A text that
    says no date is known gives nulls; one that is not understood is told why on standard error.
    """
    typed = " ".join(text)
    try:
        edtf = None if is_unknown(typed) else understand(typed).edtf
    except NotADate as complaint:
        raise click.ClickException(str(complaint)) from complaint
    span = bounds(edtf)
    answer = {
        "edtf": edtf,
        "lower": span.lower and span.lower.isoformat(),
        "upper": span.upper and span.upper.isoformat(),
        "display": display(edtf),
    }
    click.echo(json.dumps(answer, ensure_ascii=False))
