"""On whose behalf a session works. The parts of an application that know callers add their checks here."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.keys import Key

CALLER: Final = "caller"


@dataclass(frozen=True)
class Caller:
    """Who is asking; without a role nobody is signed in."""

    user_id: Key | None = None
    role: str | None = None
    # The API key that acts for the account; what it may see is what the account may.
    key_id: int | None = field(default=None, repr=False)


def set_caller(session: AsyncSession, caller: Caller) -> None:
    """Notes on whose behalf the session works from here on."""
    session.info[CALLER] = caller


def caller_of(session: AsyncSession) -> Caller | None:
    """Returns on whose behalf the session works; None: on the application's own."""
    found: Caller | None = session.info.get(CALLER)
    return found


Action = Literal["read", "create", "update", "delete"]
Check = Callable[[AsyncSession, Action, Any], Awaitable[None]]

# Each raises when the caller may not do this to the record; an application without accounts has none.
CHECKS: Final[list[Check]] = []


async def authorize(session: AsyncSession, action: Action, record: object) -> None:
    """Asks every check; raises what the first of them raises."""
    for check in CHECKS:
        await check(session, action, record)


Note = Callable[[AsyncSession, str, Any, Mapping[str, Any]], Awaitable[None]]

# Told of changes that no flush shows: of links between records.
NOTES: Final[list[Note]] = []


async def note(session: AsyncSession, action: str, record: object, detail: Mapping[str, Any]) -> None:
    """Tells every listener what was done to the record."""
    for listener in NOTES:
        await listener(session, action, record, detail)


# Told of rows that are changed past the ORM, before they are: their new values, or None when they go for good.
RowNote = Callable[[AsyncSession, sa.Table, Sequence[Any], Mapping[str, Any] | None], Awaitable[None]]
ROW_NOTES: Final[list[RowNote]] = []


async def note_rows(
    session: AsyncSession, table: sa.Table, ids: Sequence[Any], values: Mapping[str, Any] | None
) -> None:
    """Tells every listener what is about to happen to the rows."""
    for listener in ROW_NOTES:
        await listener(session, table, ids, values)


Narrowing = Callable[[AsyncSession], list[sa.ColumnElement[bool]]]

# What the caller may see of rows that are no records, and so have no rules of their own.
NARROWINGS: Final[dict[type[Any], Narrowing]] = {}


def narrowed(session: AsyncSession, model: type[Any]) -> list[sa.ColumnElement[bool]]:
    """Returns the condition on the rows of such a model that the session's caller may see; none where all may be."""
    narrowing = NARROWINGS.get(model)
    return [] if narrowing is None else narrowing(session)
