"""Sessions, tokens and keys, by hash: a copy of the database signs nobody in."""

import datetime as dt
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.core.clock import utc_now
from app.core.keys import Key, KeyType
from app.core.model import TABLE_OPTIONS, Base
from app.core.types import BigIntId, UTCDateTime


class RefreshToken(Base):
    """One link in a chain of rotations; the chain is the `family`, which is one session of a person."""

    __tablename__ = "refresh_tokens"
    __table_args__ = (
        sa.UniqueConstraint("token_hash", name="uq_refresh_tokens_token_hash"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_refresh_tokens_user_id", ondelete="CASCADE"),
        sa.Index("ix_refresh_tokens_user_id", "user_id"),
        sa.Index("ix_refresh_tokens_family", "family"),
        TABLE_OPTIONS,
    )

    id: Mapped[int] = mapped_column(BigIntId, primary_key=True)
    user_id: Mapped[Key] = mapped_column(KeyType())
    family: Mapped[UUID] = mapped_column(sa.Uuid())
    token_hash: Mapped[str] = mapped_column(sa.String(64))
    started_at: Mapped[dt.datetime] = mapped_column(UTCDateTime, default=utc_now)
    user_agent: Mapped[str] = mapped_column(sa.String(255), default="")
    address: Mapped[str] = mapped_column(sa.String(64), default="")
    created_at: Mapped[dt.datetime] = mapped_column(UTCDateTime, default=utc_now)
    expires_at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    used_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)
    revoked_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)


class RevokedToken(Base):
    """An access token, or all those of one session, that ended before their time; kept until they would have anyway."""

    __tablename__ = "revoked_tokens"
    __table_args__ = (sa.UniqueConstraint("token_key", name="uq_revoked_tokens_token_key"), TABLE_OPTIONS)

    id: Mapped[int] = mapped_column(BigIntId, primary_key=True)
    # The `jti` of a token, or the `sid` of a session.
    token_key: Mapped[str] = mapped_column(sa.String(32))
    expires_at: Mapped[dt.datetime] = mapped_column(UTCDateTime)


class OneTimeToken(Base):
    """What a link in a mail carries: it confirms an address or sets a new password, once."""

    __tablename__ = "one_time_tokens"
    __table_args__ = (
        sa.UniqueConstraint("token_hash", name="uq_one_time_tokens_token_hash"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_one_time_tokens_user_id", ondelete="CASCADE"),
        sa.Index("ix_one_time_tokens_user_id", "user_id"),
        TABLE_OPTIONS,
    )

    id: Mapped[int] = mapped_column(BigIntId, primary_key=True)
    user_id: Mapped[Key] = mapped_column(KeyType())
    purpose: Mapped[str] = mapped_column(sa.String(16))
    token_hash: Mapped[str] = mapped_column(sa.String(64))
    expires_at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    used_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)


class ApiKey(Base):
    """What a program signs in with: acts for its account, reads only unless it may write too."""

    __tablename__ = "api_keys"
    __table_args__ = (
        sa.UniqueConstraint("key_hash", name="uq_api_keys_key_hash"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_api_keys_user_id", ondelete="CASCADE"),
        sa.Index("ix_api_keys_user_id", "user_id"),
        TABLE_OPTIONS,
    )

    id: Mapped[int] = mapped_column(BigIntId, primary_key=True)
    user_id: Mapped[Key] = mapped_column(KeyType())
    name: Mapped[str] = mapped_column(sa.String(80))
    # The beginning of the key, by which people tell theirs apart.
    prefix: Mapped[str] = mapped_column(sa.String(16))
    key_hash: Mapped[str] = mapped_column(sa.String(64))
    can_write: Mapped[bool]
    created_at: Mapped[dt.datetime] = mapped_column(UTCDateTime, default=utc_now)
    expires_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)
    last_used_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)
    revoked_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)

    @property
    def scopes(self) -> list[str]:
        return ["read", "write"] if self.can_write else ["read"]
