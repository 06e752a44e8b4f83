"""How other records show: Notas."""

from pydantic import Field

from app.core.schemas import Exact, Instant, Ref, unset
from app.modules.note._generated.enums import NoteEstado


class NoteBrief(Ref):
    """Part of another record: Nota. Only `id` and `label` are there unless it was included."""

    titulo: str = Field(default_factory=unset, title="Título")
    estado: NoteEstado = Field(default_factory=unset, title="Estado")
    precio: Exact | None = Field(default_factory=unset, title="Precio")
    folder_id: int = Field(default_factory=unset, title="Carpeta")
    created_at: Instant = Field(default_factory=unset, title="Creado")
    updated_at: Instant = Field(default_factory=unset, title="Actualizado")
