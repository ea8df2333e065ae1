"""`speechwatch bring-sheet`: works on a long sheet; the desk starts it, and anybody may again."""

import click

from app.cases.sheets.running import AlreadyRunning, at_work_on
from app.cli.opening import databases, in_sentences
from app.cli.wording import in_words
from app.desk.sheets.starting import locks_in
from app.desk.sheets.work import NobodyAsked, work_through

_SAID = {
    "checked": "The rows are checked; nothing is brought in before somebody says so at the desk.",
    "brought": "All rows are brought in.",
    "undone": "What came of the sheet is taken back, as far as nobody has changed it since.",
}


@click.command(name="bring-sheet")
@click.argument("sheet_id", type=click.UUID)
@in_sentences
def bring_sheet_command(sheet_id: object) -> None:
    """Do what was asked at the desk for a long sheet: check it, bring it in, or undo it.

    SHEET_ID is in its address. All rows are brought in or none. After a kill it can be run
    again, and takes back first what was written.
    """
    with databases() as both, in_words(both.settings):
        try:
            with at_work_on(locks_in(both.settings), str(sheet_id)):
                state = work_through(both.desk, str(sheet_id), _progress)
        except AlreadyRunning as running:
            raise click.ClickException("Another command is at work on this sheet.") from running
        except NobodyAsked as refused:
            raise click.ClickException(str(refused)) from refused
        click.echo(_SAID.get(state, f"The sheet is {state}."))


def _progress(count: int) -> None:
    click.echo(f"{count} …", err=True)
