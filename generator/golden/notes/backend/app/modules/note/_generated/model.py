"""Table of: Notas."""

from decimal import Decimal
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from app.core.model import TABLE_OPTIONS
from app.core.soft_delete import SoftDelete
from app.core.types import LIVE_ROWS, ExactDecimal, LongText, choice, text_length
from app.modules.note._generated.enums import NoteEstado

if TYPE_CHECKING:
    from app.modules.folder.ext import Folder


class NoteBase(SoftDelete):
    """Nota."""

    __abstract__ = True
    __tablename__ = "notas"
    __table_args__ = (
        sa.CheckConstraint(text_length(sa.column("titulo")) >= 1, name="ck_notas_titulo_min"),
        sa.CheckConstraint(text_length(sa.column("titulo")) <= 120, name="ck_notas_titulo_max"),
        sa.CheckConstraint(
            sa.column("estado", sa.String()).in_(["borrador", "publicada"]),
            name="ck_notas_estado_values",
        ),
        sa.CheckConstraint(sa.column("precio", ExactDecimal(18, 2)) >= Decimal("0"), name="ck_notas_precio_min"),
        sa.ForeignKeyConstraint(["folder_id"], ["carpetas.id"], name="fk_notas_folder_id", ondelete="CASCADE"),
        sa.Index("ix_notas_folder_id", "folder_id", "id"),
        sa.Index("ix_notas_created_at", "created_at", "id", **LIVE_ROWS),
        sa.Index("ix_notas_estado_created_at", "estado", "created_at", "id", **LIVE_ROWS),
        sa.Index("ix_notas_titulo", "titulo", "id", **LIVE_ROWS),
        sa.Index("ix_notas_precio", "precio", "id", **LIVE_ROWS),
        {"info": {"label": "Notas"}, **TABLE_OPTIONS},
    )
    search_fields = ("titulo",)

    titulo: Mapped[str] = mapped_column(sa.String(120))
    estado: Mapped[NoteEstado] = mapped_column(choice(NoteEstado, 32), default=NoteEstado.BORRADOR)
    precio: Mapped[Decimal | None] = mapped_column(ExactDecimal(18, 2))
    folder_id: Mapped[int] = mapped_column(sa.BigInteger())
    # What searches read, and nothing else does; kept by app.core.model.
    search_text: Mapped[str] = mapped_column(LongText, default="", deferred=True, deferred_raiseload=True)

    @declared_attr
    def folder(cls) -> Mapped["Folder"]:
        return relationship("Folder", foreign_keys="Note.folder_id", back_populates="notes", lazy="raise_on_sql")

    @property
    def display(self) -> str:
        return self.titulo
