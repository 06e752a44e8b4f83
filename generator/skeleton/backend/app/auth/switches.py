"""What administrators decided about the switches: a row for each one that somebody has touched."""

import datetime as dt
from collections.abc import Mapping

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from app.auth.audit import note_event
from app.auth.settings import get_auth_settings
from app.core.clock import utc_now
from app.core.database import Database
from app.core.keys import Key, KeyType
from app.core.model import TABLE_OPTIONS, Base
from app.core.switches import DECISIONS, SWITCHES, TABLE
from app.core.types import UTCDateTime

SWITCHES["sign_up"] = lambda _settings: get_auth_settings().feature_sign_up
SWITCHES["email_verification"] = lambda _settings: get_auth_settings().verified_email_required


class FeatureSwitch(Base):
    """How somebody wants a switch to stand; the account is named by its key alone, so that the decision outlives it."""

    __tablename__ = TABLE
    __table_args__ = (TABLE_OPTIONS,)

    name: Mapped[str] = mapped_column(sa.String(32), primary_key=True)
    enabled: Mapped[bool]
    changed_at: Mapped[dt.datetime] = mapped_column(UTCDateTime, default=utc_now, onupdate=utc_now)
    changed_by: Mapped[Key | None] = mapped_column(KeyType())


async def read_decisions(database: Database) -> Mapping[str, bool]:
    """Returns the switches that somebody decided about."""
    async with database.reading() as session:
        rows = await session.execute(sa.select(FeatureSwitch.name, FeatureSwitch.enabled))
        return {row.name: row.enabled for row in rows}


DECISIONS.append(read_decisions)


async def find_decisions(session: AsyncSession) -> dict[str, FeatureSwitch]:
    """Returns the decisions there are, by the name of their switch."""
    return {switch.name: switch for switch in await session.scalars(sa.select(FeatureSwitch))}


async def decide(session: AsyncSession, name: str, default: bool, wanted: bool | None, by: Key) -> FeatureSwitch | None:
    """Stores how the switch is to stand (None: as the settings say) and writes it down where that is a change."""
    found = await session.get(FeatureSwitch, name)
    before = default if found is None else found.enabled
    after = default if wanted is None else wanted
    if wanted is None and found is not None:
        await session.delete(found)
        found = None
    elif wanted is not None and found is None:
        found = FeatureSwitch(name=name, enabled=wanted, changed_by=by)
        session.add(found)
    elif wanted is not None and found is not None:
        found.enabled, found.changed_by = wanted, by
    await session.flush()
    if before != after:
        await note_event(session, "updated", TABLE, name, before={"enabled": before}, after={"enabled": after})
    return found
