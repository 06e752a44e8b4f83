"""Table of: Carpetas."""

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from app.core.model import TABLE_OPTIONS
from app.core.soft_delete import SoftDelete
from app.core.types import LIVE_ROWS, LongText, text_length

if TYPE_CHECKING:
    from app.modules.note.ext import Note


class FolderBase(SoftDelete):
    """Carpeta."""

    __abstract__ = True
    __tablename__ = "carpetas"
    __table_args__ = (
        sa.CheckConstraint(text_length(sa.column("nombre")) >= 3, name="ck_carpetas_nombre_min"),
        sa.CheckConstraint(text_length(sa.column("nombre")) <= 40, name="ck_carpetas_nombre_max"),
        sa.UniqueConstraint("nombre", "deleted_key", name="uq_carpetas_nombre"),
        sa.Index("ix_carpetas_created_at", "created_at", "id", **LIVE_ROWS),
        {"info": {"label": "Carpetas"}, **TABLE_OPTIONS},
    )
    search_fields = ("nombre",)

    nombre: Mapped[str] = mapped_column(sa.String(40))
    # What searches read, and nothing else does; kept by app.core.model.
    search_text: Mapped[str] = mapped_column(LongText, default="", deferred=True, deferred_raiseload=True)

    @declared_attr
    def notes(cls) -> Mapped[list["Note"]]:
        return relationship(
            "Note",
            foreign_keys="Note.folder_id",
            back_populates="folder",
            uselist=True,
            passive_deletes="all",
            lazy="raise_on_sql",
        )

    @property
    def display(self) -> str:
        return self.nombre
