"""The base of every table."""

import datetime as dt
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import DeclarativeBase, Mapped, Mapper, mapped_column
from sqlalchemy.orm.attributes import get_history

from app.core.clock import utc_now
from app.core.keys import Key, key_column
from app.core.rich_text import plain
from app.core.text import fold
from app.core.types import UTCDateTime

# Exact comparison on MySQL, as the other databases do it: "José" and "jose" are two values.
TABLE_OPTIONS: dict[str, Any] = {"mysql_charset": "utf8mb4", "mysql_collate": "utf8mb4_bin"}


class Base(DeclarativeBase):
    """Names every constraint, so that migrations can drop it and errors can be traced to a field."""

    metadata = sa.MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        }
    )


class Record(Base):
    """What every entity has: a key and its two moments, and its version. `display` is how a reference to it reads."""

    __abstract__ = True

    search_fields: ClassVar[tuple[str, ...]] = ()
    # Those kept as HTML: searches read what they say.
    rich_fields: ClassVar[tuple[str, ...]] = ()

    id: Mapped[Key] = key_column()
    created_at: Mapped[dt.datetime] = mapped_column(UTCDateTime, default=utc_now, sort_order=90)
    # A callable, not SQL: reading a server-made value after an UPDATE would need another query.
    updated_at: Mapped[dt.datetime] = mapped_column(UTCDateTime, default=utc_now, onupdate=utc_now, sort_order=91)
    # Raised by every change: an UPDATE that starts from an older one finds no row (see app/core/preconditions.py).
    version: Mapped[int] = mapped_column(sa.Integer(), sort_order=92)

    __mapper_args__ = {"version_id_col": version}

    @property
    def display(self) -> str:
        return f"#{self.id}"


def changed(record: Record, name: str) -> bool:
    """Returns whether a field of the record has another value than the database."""
    return get_history(record, name).has_changes()


@event.listens_for(Record, "before_insert", propagate=True)
@event.listens_for(Record, "before_update", propagate=True)
def maintain_search_text(mapper: Mapper[Any], _connection: sa.Connection, record: Record) -> None:
    """Keeps the folded copy that searches read in step with the fields it is made of."""
    is_new = not sa.inspect(record).has_identity
    if any(is_new or not mapper.has_property(name) or changed(record, name) for name in record.search_fields):
        values = [(name, getattr(record, name)) for name in record.search_fields]
        texts = [
            plain(value) if name in record.rich_fields else str(value) for name, value in values if value is not None
        ]
        record.__setattr__("search_text", fold("\n".join(texts)))
