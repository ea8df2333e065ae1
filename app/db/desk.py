"""The base that the tables of the desk database are declared on."""

from typing import Any

from sqlalchemy import CheckConstraint, Column, Table
from sqlalchemy.orm import DeclarativeBase

from app.db.types import named_metadata, one_of


class Base(DeclarativeBase):
    """What every desk table is declared on. Conditions on columns become named constraints."""

    metadata = named_metadata()

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        table = cls.__dict__.get("__table__")
        if isinstance(table, Table):
            _add_checks(table)


def _add_checks(table: Table) -> None:
    for column in table.columns:
        check = _check_of(column)
        if check:
            name = column.info.get("name", column.name)
            table.append_constraint(CheckConstraint(check, name=name))


def _check_of(column: Column[Any]) -> str | None:
    if "words" in column.info:
        return one_of(column.name, column.info["words"])
    if "like" in column.info:
        return f"{column.name} LIKE '{column.info['like']}'"
    return column.info.get("check")
