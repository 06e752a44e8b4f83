"""On whose behalf a session works. The parts of an application that know callers add their checks here."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final, Literal

from sqlalchemy.ext.asyncio import AsyncSession

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
