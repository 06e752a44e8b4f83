"""The schema of the first version."""

from decimal import Decimal

import sqlalchemy as sa
from alembic import op

from app.core.types import BigIntId, ExactDecimal, LongText, UTCDateTime, text_length

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates every table."""
    op.create_table(
        "carpetas",
        sa.Column("id", BigIntId, nullable=False),
        sa.Column("nombre", sa.String(40), nullable=False),
        sa.Column("search_text", LongText, nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.Column("updated_at", UTCDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted_at", UTCDateTime(), nullable=True),
        sa.Column("deleted_key", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_carpetas"),
        sa.CheckConstraint(text_length(sa.column("nombre")) >= 3, name="ck_carpetas_nombre_min"),
        sa.CheckConstraint(text_length(sa.column("nombre")) <= 40, name="ck_carpetas_nombre_max"),
        sa.UniqueConstraint("nombre", "deleted_key", name="uq_carpetas_nombre"),
        mysql_charset="utf8mb4",
        mysql_collate="utf8mb4_bin",
    )
    op.create_index(
        "ix_carpetas_created_at",
        "carpetas",
        ["created_at", "id"],
        postgresql_where=sa.text("deleted_at IS NULL"),
        sqlite_where=sa.text("deleted_at IS NULL"),
    )
    op.create_table(
        "notas",
        sa.Column("id", BigIntId, nullable=False),
        sa.Column("titulo", sa.String(120), nullable=False),
        sa.Column("estado", sa.String(32), nullable=False),
        sa.Column("precio", ExactDecimal(18, 2), nullable=True),
        sa.Column("folder_id", sa.BigInteger(), nullable=False),
        sa.Column("search_text", LongText, nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.Column("updated_at", UTCDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted_at", UTCDateTime(), nullable=True),
        sa.Column("deleted_key", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_notas"),
        sa.CheckConstraint(text_length(sa.column("titulo")) >= 1, name="ck_notas_titulo_min"),
        sa.CheckConstraint(text_length(sa.column("titulo")) <= 120, name="ck_notas_titulo_max"),
        sa.CheckConstraint(
            sa.column("estado", sa.String()).in_(["borrador", "publicada"]),
            name="ck_notas_estado_values",
        ),
        sa.CheckConstraint(sa.column("precio", ExactDecimal(18, 2)) >= Decimal("0"), name="ck_notas_precio_min"),
        sa.ForeignKeyConstraint(["folder_id"], ["carpetas.id"], name="fk_notas_folder_id", ondelete="CASCADE"),
        mysql_charset="utf8mb4",
        mysql_collate="utf8mb4_bin",
    )
    op.create_index("ix_notas_folder_id", "notas", ["folder_id", "id"])
    op.create_index(
        "ix_notas_created_at",
        "notas",
        ["created_at", "id"],
        postgresql_where=sa.text("deleted_at IS NULL"),
        sqlite_where=sa.text("deleted_at IS NULL"),
    )
    op.create_index(
        "ix_notas_estado_created_at",
        "notas",
        ["estado", "created_at", "id"],
        postgresql_where=sa.text("deleted_at IS NULL"),
        sqlite_where=sa.text("deleted_at IS NULL"),
    )
    op.create_index(
        "ix_notas_titulo",
        "notas",
        ["titulo", "id"],
        postgresql_where=sa.text("deleted_at IS NULL"),
        sqlite_where=sa.text("deleted_at IS NULL"),
    )
    op.create_index(
        "ix_notas_precio",
        "notas",
        ["precio", "id"],
        postgresql_where=sa.text("deleted_at IS NULL"),
        sqlite_where=sa.text("deleted_at IS NULL"),
    )


def downgrade() -> None:
    """Drops every table."""
    op.drop_table("notas")
    op.drop_table("carpetas")
