"""Bodies of: Notas."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field, StringConstraints

from app.core.keys import Id
from app.core.schemas import NO_NULL, Exact, Input, Instant, Ref, Scaled, Schema, unset
from app.modules.note._generated.enums import NoteEstado

NoteTituloInput = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120), NO_NULL]
NotePrecioInput = Annotated[Exact, Field(max_digits=18, decimal_places=2, ge=Decimal("0")), Scaled(2, 18, least="0")]


class NoteCreateBase(Input):
    """Body that creates: Nota."""

    titulo: NoteTituloInput = Field(title="Título")
    estado: NoteEstado = Field(default=NoteEstado.BORRADOR, title="Estado")
    precio: NotePrecioInput | None = Field(default=None, title="Precio")
    folder_id: Id = Field(title="Carpeta")


class NoteUpdateBase(Input):
    """Body that changes: Nota. What is left out stays as it is."""

    titulo: NoteTituloInput = Field(default_factory=unset, title="Título")
    estado: NoteEstado = Field(default_factory=unset, title="Estado")
    precio: NotePrecioInput | None = Field(default=None, title="Precio")
    folder_id: Id = Field(default_factory=unset, title="Carpeta")


class NoteReadBase(Schema):
    """What the API answers: Nota."""

    id: int
    titulo: str = Field(title="Título")
    estado: NoteEstado = Field(title="Estado")
    precio: Exact | None = Field(title="Precio")
    folder_id: int = Field(title="Carpeta")
    folder: Ref = Field(title="Carpeta")
    created_at: Instant = Field(title="Creado")
    updated_at: Instant = Field(title="Actualizado")
    version: int = Field(title="Versión")
    deleted_at: Instant | None = Field(title="Borrado")
