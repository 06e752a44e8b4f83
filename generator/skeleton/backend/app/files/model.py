"""What is known about an uploaded file; its bytes are in the storage."""

import datetime as dt
from uuid import UUID, uuid4

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.core.clock import utc_now
from app.core.keys import Key, KeyType
from app.core.model import TABLE_OPTIONS, Base
from app.core.types import UTCDateTime


class StoredFile(Base):
    """The key is random, so that nobody can guess another file's address."""

    __tablename__ = "stored_files"
    __table_args__ = (TABLE_OPTIONS,)

    id: Mapped[UUID] = mapped_column(sa.Uuid(), primary_key=True, default=uuid4)
    name: Mapped[str] = mapped_column(sa.String(255))
    content_type: Mapped[str] = mapped_column(sa.String(255))
    size: Mapped[int] = mapped_column(sa.BigInteger())
    sha256: Mapped[str] = mapped_column(sa.String(64))
    storage_key: Mapped[str] = mapped_column(sa.String(255))
    # Whose it is until a record refers to it; by the key alone, for accounts come and go.
    uploader_id: Mapped[Key | None] = mapped_column(KeyType())
    created_at: Mapped[dt.datetime] = mapped_column(UTCDateTime, default=utc_now)
