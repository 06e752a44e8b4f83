"""What makes a user an account."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column


class AccountColumns:
    """Columns of the user table that no request body can write."""

    password_hash: Mapped[str] = mapped_column(String(255), sort_order=80)
    role: Mapped[str] = mapped_column(String(64), default="user", sort_order=81)
    is_active: Mapped[bool] = mapped_column(default=True, sort_order=82)
    # Part of every access token: raising it ends all of them at once.
    token_version: Mapped[int] = mapped_column(default=0, sort_order=83)
