"""What may be turned off while the application runs.

A switch stands as the settings say until somebody decides otherwise (where there are accounts, administrators do; see
app/auth/switches.py). What was decided is kept for a moment: a decision holds at once in the process that stored it, and
within `KEEP_SECONDS` in the others.
"""

import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Final

import structlog
from fastapi import Request
from sqlalchemy.exc import SQLAlchemyError

from app.core.changes import Changes
from app.core.database import Database
from app.core.errors import ApiError
from app.core.settings import Settings

logger = structlog.get_logger("app.switches")

KEEP_SECONDS: Final = 5.0
# The table of decisions.
TABLE: Final = "feature_switches"

# What there is to turn off, and how each stands when nobody decided; packages add their own.
SWITCHES: Final[dict[str, Callable[[Settings], bool]]] = {
    "csv_import": lambda settings: settings.feature_csv_import,
    "csv_export": lambda settings: settings.feature_csv_export,
    "realtime": lambda settings: settings.feature_realtime,
    "read_only": lambda settings: settings.read_only,
}

Decisions = Callable[[Database], Awaitable[Mapping[str, bool]]]

# Where decisions are read from; an application without accounts has nobody who decides.
DECISIONS: Final[list[Decisions]] = []


class Switchboard:
    """How every switch stands; `app.state.switches`."""

    def __init__(self, settings: Settings, database: Callable[[], Database]) -> None:
        self.defaults = {name: default(settings) for name, default in SWITCHES.items()}
        self.database = database
        self.decided: dict[str, bool] = {}
        self.read_at = float("-inf")
        # Told when a switch may stand differently.
        self.listeners: list[Callable[[], None]] = []

    async def all(self) -> dict[str, bool]:
        """Returns how every switch stands, by name.

        While the database is away the last decisions hold: what the request itself needs of it will say so.
        """
        now = time.monotonic()
        if now - self.read_at >= KEEP_SECONDS:
            try:
                found = [await read(self.database()) for read in DECISIONS]
                self.decided = {name: on for decisions in found for name, on in decisions.items()}
            except (SQLAlchemyError, OSError) as error:
                logger.warning("switches cannot be read", error=type(error).__name__)
            self.read_at = now
        return {name: self.decided.get(name, default) for name, default in self.defaults.items()}

    async def on(self, name: str) -> bool:
        """Returns whether the switch is on; an unknown name is a bug and raises."""
        return (await self.all())[name]

    def forget(self) -> None:
        """Has the decisions read anew when they are next asked for."""
        self.read_at = float("-inf")

    async def heard(self, changes: Changes) -> None:
        """Forgets what a committed change made stale; listens to the announcer of the application."""
        if TABLE in changes.tables:
            self.forget()
            for listener in self.listeners:
                listener()


async def require_feature(request: Request, name: str) -> None:
    """Raises 403 when the feature is turned off."""
    board: Switchboard = request.app.state.switches
    if not await board.on(name):
        raise ApiError(403, "feature_off")


def needs_feature(name: str) -> Callable[[Request], Awaitable[None]]:
    """Returns a dependency of routes that are there only while the feature is on."""

    async def is_on(request: Request) -> None:
        await require_feature(request, name)

    return is_on
