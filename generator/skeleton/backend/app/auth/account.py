"""What makes a user an account."""

import datetime as dt

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.core.changed_rows import UNSEEN
from app.core.types import UTCDateTime

UNSEEN_COLUMN = {UNSEEN: True}


class AccountColumns:
    """Columns of the user table that no request body can write."""

    password_hash: Mapped[str] = mapped_column(String(255), sort_order=80, info=UNSEEN_COLUMN)
    role: Mapped[str] = mapped_column(String(64), default="user", sort_order=81)
    is_active: Mapped[bool] = mapped_column(default=True, sort_order=82)
    # Part of every access token: raising it ends all of them at once.
    token_version: Mapped[int] = mapped_column(default=0, sort_order=83, info=UNSEEN_COLUMN)
    email_verified_at: Mapped[dt.datetime | None] = mapped_column(
        UTCDateTime, default=None, sort_order=84, info=UNSEEN_COLUMN
    )
    failed_logins: Mapped[int] = mapped_column(default=0, sort_order=85, info=UNSEEN_COLUMN)
    locked_until: Mapped[dt.datetime | None] = mapped_column(
        UTCDateTime, default=None, sort_order=86, info=UNSEEN_COLUMN
    )
