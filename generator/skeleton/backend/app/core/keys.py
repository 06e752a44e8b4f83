"""What identifies a record: a number the database counts up."""

from typing import Annotated

import sqlalchemy as sa
from fastapi import Path
from pydantic import Field, Strict
from sqlalchemy.orm import MappedColumn, mapped_column

from app.core.types import BigIntId

MAX_ID = 2**53 - 1  # the largest integer every JSON client reads exactly

Key = int
# Type of a column that refers to a record.
KeyType = sa.BigInteger

# A key in a body, in a path, and in a filter.
Id = Annotated[int, Strict(), Field(ge=1, le=MAX_ID)]
RecordId = Annotated[int, Path(ge=1, le=MAX_ID)]
FilterId = Annotated[int, Field(ge=-MAX_ID, le=MAX_ID)]
# Linking more records at once belongs into several requests.
Ids = Annotated[list[Id], Field(max_length=500)]


def key_column() -> MappedColumn[Key]:
    """Returns the primary key of a table of records."""
    return mapped_column(BigIntId, primary_key=True, sort_order=-10)


def read_key(text: str) -> Key:
    """Returns the key a text stands for; raises ValueError."""
    return int(text)
