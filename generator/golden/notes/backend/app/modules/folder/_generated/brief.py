"""How other records show: Carpetas."""

from pydantic import Field

from app.core.schemas import Instant, Ref, unset


class FolderBrief(Ref):
    """Part of another record: Carpeta. Only `id` and `label` are there unless it was included."""

    nombre: str = Field(default_factory=unset, title="Nombre")
    created_at: Instant = Field(default_factory=unset, title="Creado")
    updated_at: Instant = Field(default_factory=unset, title="Actualizado")
