"""`import`: documents from files into the desk, all of them or none."""

import getpass
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, NoReturn

import click
from sqlalchemy.orm import Session

from app.cases.actions import ImportReport, import_documents
from app.cli.files import Written, documents_in, files_in
from app.cli.opening import Databases, databases, in_sentences
from app.document.others import Tombstone
from app.document.raw import Problem
from app.document.reading import Document
from app.document.trusted import trusted
from app.document.writing import canonical
from app.publishing.actions import publish_documents
from app.publishing.catching_up import catch_up
from app.record.readiness import check_schema

_SAY_EVERY = 1000


class Spool:
    """Documents put aside in a file without a name, so that a set of any size takes no memory.

    They are read again from the first one each time they are asked for.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def __iter__(self) -> Iterator[Document]:
        self._file.seek(0)
        for count, line in enumerate(self._file, start=1):
            # They were checked when they were put aside, and to check takes longest of all.
            document = trusted(line)
            if not isinstance(document, Tombstone):
                yield document
            _progress(count, "gone through")

    def add(self, document: Document) -> None:
        """Puts one more document at the end."""
        self._file.write(canonical(document) + b"\n")


@click.command(name="import")
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path), metavar="PATH…"
)
@click.option("--publish", is_flag=True, help="Publish the documents too.")
@click.option("--update", is_flag=True, help="Replace documents that the desk has already.")
@in_sentences
def import_command(paths: Sequence[Path], publish: bool, update: bool) -> None:  # noqa: FBT001 - click passes flags so
    """Take documents into the desk: files or folders of YAML, JSON, or articles in Markdown.

    Everything is checked first. Every problem is told on a line of its own, as file, line, field,
    value and what was expected; with a single one nothing is written.
    """
    with databases() as both:
        take_in(both, paths, publish=publish, update=update)


def take_in(both: Databases, paths: Sequence[Path], *, publish: bool, update: bool) -> None:
    """Imports files and folders, all or nothing, and says in one line what was done.

    Raises ClickException when there is a problem, after each was told.
    """
    with TemporaryFile() as file:
        if publish:
            check_schema(both.record)
        spool, origins, problems = _checked(paths, Spool(file))
        if problems:
            _refuse(problems)
        store(both, spool, publish=publish, update=update, origins=origins)


def store(
    both: Databases,
    documents: Iterable[Document],
    *,
    publish: bool,
    update: bool = False,
    origins: Sequence[Written] = (),
) -> None:
    """Imports documents that passed their checks, all or nothing, and says in one line so.

    They are gone through several times, as `import_documents` says. Raises ClickException when
    there is a problem, after each was told.
    """
    who = getpass.getuser()
    with Session(both.desk) as session:
        report = import_documents(session, documents, update=update, who=who, origins=origins)
        if report.problems:
            _refuse(report.problems)
        published = _publish(session, report) if publish else None
        session.commit()
    _finish(both, report, published)


def _checked(paths: Sequence[Path], spool: Spool) -> tuple[Spool, list[Written], list[Problem]]:
    """Every document of the files, put aside, with where it stands; and every problem in them."""
    origins: list[Written] = []
    problems: list[Problem] = []
    for path in files_in(paths):
        found, wrong = documents_in(path)
        problems += wrong
        for place, (_, document) in enumerate(found):
            spool.add(document)
            origins.append(Written(path, place))
            _progress(len(origins), "read")
    return spool, origins, problems


def _refuse(problems: Sequence[Problem]) -> NoReturn:
    for problem in problems:
        click.echo(str(problem), err=True)
    count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
    raise click.ClickException(f"{count}; nothing was written.")


def _publish(session: Session, report: ImportReport) -> int:
    ids = [*report.new, *report.changed, *report.unchanged]
    return publish_documents(session, ids, None, getpass.getuser())


def _finish(both: Databases, report: ImportReport, published: int | None) -> None:
    told = ""
    if published is not None:
        catch_up(both.desk, both.record, both.settings.files)
        told = f" Published {published} revisions."
    click.echo(
        f"Imported {len(report.new)} new and {len(report.changed)} changed documents;"
        f" {len(report.unchanged)} unchanged.{told}"
    )


def _progress(count: int, what: str) -> None:
    if count % _SAY_EVERY == 0:
        click.echo(f"{count} {what} …", err=True)
