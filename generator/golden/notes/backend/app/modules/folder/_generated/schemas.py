"""Bodies of: Carpetas."""

from typing import Annotated

from pydantic import Field, StringConstraints

from app.core.schemas import NO_NULL, Input, Instant, Schema, unset

FolderNombreInput = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=40), NO_NULL]


class FolderCreateBase(Input):
    """Body that creates: Carpeta."""

    nombre: FolderNombreInput = Field(title="Nombre")


class FolderUpdateBase(Input):
    """Body that changes: Carpeta. What is left out stays as it is."""

    nombre: FolderNombreInput = Field(default_factory=unset, title="Nombre")


class FolderReadBase(Schema):
    """What the API answers: Carpeta."""

    id: int
    nombre: str = Field(title="Nombre")
    created_at: Instant = Field(title="Creado")
    updated_at: Instant = Field(title="Actualizado")
    version: int = Field(title="Versión")
    deleted_at: Instant | None = Field(title="Borrado")
