"""Column types and kinds of columns that the tables of both databases share.

A column may carry a condition in `info["check"]`; the declarative base turns each into a CHECK
constraint of its table. So a closed list of words, or a date whose bounds must be in order, is
declared once, where the column is.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Annotated, Any, Final, get_args

from sqlalchemy import JSON, Date, DateTime, Integer, LargeBinary, MetaData, String, TypeDecorator
from sqlalchemy import Uuid as _Uuid
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import Composite, MappedColumn, composite, mapped_column

from app.db.field_key import open_field, seal_field

NAMING: Final = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}

Localised = Annotated[str | dict[str, str], mapped_column(JSON(none_as_null=True))]
Json = Annotated[dict[str, Any], mapped_column(JSON(none_as_null=True))]
Opaque = Annotated[str, mapped_column(_Uuid(as_uuid=False))]


def named_metadata() -> MetaData:
    """A collection of tables whose constraints all have names, so that migrations can find them."""
    return MetaData(naming_convention=NAMING)


class Encrypted(TypeDecorator[str]):
    """A confidential text: sealed before it reaches the database, readable only with the key.

    Such a column cannot be searched or sorted. Reading raises WrongFieldKey with another key.
    """

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        """The sealed bytes that are stored."""
        del dialect
        return None if value is None else seal_field(value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        """The text that was sealed."""
        del dialect
        return None if value is None else open_field(value)


class Instant(TypeDecorator[datetime]):
    """A moment in UTC, on both engines with its time zone. Refuses a moment without one."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment in UTC. Raises ValueError for one without a time zone."""
        del dialect
        if value is not None and value.tzinfo is None:
            raise ValueError("A moment needs its time zone; use datetime.now(UTC).")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment with its time zone, which SQLite does not keep."""
        del dialect
        return value and (value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC))


@dataclass(frozen=True)
class PartialDate:
    """A partial date as its columns hold it: as written, in EDTF, and the days it can mean."""

    edtf: str
    time: str | None = None
    as_written: str | None = None
    year: str | None = None
    relative_to: str | None = None
    lower: date | None = None
    upper: date | None = None


def _dated_from(*columns: Any) -> PartialDate | None:
    return PartialDate(*columns) if columns[0] is not None else None


def _no_date(*columns: Any) -> bool:
    return columns[0] is None


def dated(name: str, years_known: Any) -> Composite[Any]:
    """The seven columns of a partial date, called `<name>_edtf`, `<name>_lower` and so on.

    `years_known` is the closed list of how a year is known. Without EDTF the other six are empty;
    the bounds are in order.
    """
    rest = ("time", "as_written", "year", "relative_to", "lower", "upper")
    empty = " AND ".join(f"{name}_{part} IS NULL" for part in rest)
    check = (
        f"({name}_edtf IS NOT NULL OR ({empty}))"
        f" AND ({name}_lower IS NULL OR {name}_upper IS NULL OR {name}_lower <= {name}_upper)"
        f" AND ({name}_year IS NULL OR {one_of(f'{name}_year', years_known)})"
        f" AND ({name}_time IS NULL OR {name}_time LIKE '__:__')"
    )
    return composite(
        _dated_from,
        mapped_column(f"{name}_edtf", String, nullable=True, info={"check": check, "name": name}),
        *(mapped_column(f"{name}_{part}", String, nullable=True) for part in rest[:4]),
        mapped_column(f"{name}_lower", Date, nullable=True),
        mapped_column(f"{name}_upper", Date, nullable=True),
        return_none_on=_no_date,
    )


def worded(words: Any, **options: Any) -> MappedColumn[Any]:
    """A column that holds one word of a closed list, given as a Literal type."""
    return mapped_column(String, info={"words": get_args(words)}, **options)


def counted(name: str) -> MappedColumn[Any]:
    """The exact number in a column called `name`; `<name>_min`, `_max` and `_about` lie beside it.

    Either the number is exact or it is a range, the lesser first.
    """
    check = (
        f"({name} IS NULL OR ({name}_min IS NULL AND {name}_max IS NULL AND {name}_about IS NULL))"
        f" AND ({name}_min IS NULL OR {name}_max IS NULL OR {name}_min <= {name}_max)"
        f" AND ({name} IS NULL OR {name} >= 0)"
    )
    return mapped_column(name, Integer, nullable=True, info={"check": check})


def one_of(column: str, words: Any) -> str:
    """The SQL condition that a column holds one word of a Literal type or a tuple of words."""
    listed = words if isinstance(words, tuple) else get_args(words)
    quoted = ", ".join("'" + word.replace("'", "''") + "'" for word in listed)
    return f"{column} IN ({quoted})"


def shaped(pattern: str, **options: Any) -> MappedColumn[Any]:
    """A text column whose values have the form of a LIKE pattern, such as `_% ___` for money."""
    return mapped_column(String, info={"like": pattern}, **options)
