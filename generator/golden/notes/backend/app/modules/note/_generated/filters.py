"""Query parameters of: Notas."""

from typing import Literal

from app.core.keys import FilterId
from app.core.listing import Filters, NamesOf, OneOf
from app.core.schemas import FilterExact, FilterText, Moment
from app.core.soft_delete import SoftListQuery
from app.modules.note._generated.enums import NoteEstado

NoteSort = Literal[
    "id",
    "-id",
    "titulo",
    "-titulo",
    "estado",
    "-estado",
    "precio",
    "-precio",
    "folder_id",
    "-folder_id",
    "created_at",
    "-created_at",
    "updated_at",
    "-updated_at",
]
NoteField = Literal[
    "id",
    "titulo",
    "estado",
    "precio",
    "folder_id",
    "folder",
    "created_at",
    "updated_at",
    "version",
    "deleted_at",
]
NoteInclude = Literal["folder"]


class NoteFiltersBase(Filters):
    """What narrows a list of: Notas."""

    filterable = ("titulo", "estado", "precio", "folder_id", "created_at", "updated_at")

    id__in: OneOf[FilterId] | None = None
    titulo: FilterText | None = None
    titulo__ne: FilterText | None = None
    titulo__in: OneOf[FilterText] | None = None
    titulo__contains: FilterText | None = None
    titulo__starts: FilterText | None = None
    titulo__isnull: bool | None = None
    estado: NoteEstado | None = None
    estado__ne: NoteEstado | None = None
    estado__in: OneOf[NoteEstado] | None = None
    estado__isnull: bool | None = None
    precio: FilterExact | None = None
    precio__ne: FilterExact | None = None
    precio__in: OneOf[FilterExact] | None = None
    precio__lt: FilterExact | None = None
    precio__lte: FilterExact | None = None
    precio__gt: FilterExact | None = None
    precio__gte: FilterExact | None = None
    precio__isnull: bool | None = None
    folder_id: FilterId | None = None
    folder_id__ne: FilterId | None = None
    folder_id__in: OneOf[FilterId] | None = None
    folder_id__isnull: bool | None = None
    created_at: Moment | None = None
    created_at__ne: Moment | None = None
    created_at__lt: Moment | None = None
    created_at__lte: Moment | None = None
    created_at__gt: Moment | None = None
    created_at__gte: Moment | None = None
    updated_at: Moment | None = None
    updated_at__ne: Moment | None = None
    updated_at__lt: Moment | None = None
    updated_at__lte: Moment | None = None
    updated_at__gt: Moment | None = None
    updated_at__gte: Moment | None = None


class NoteQueryBase(SoftListQuery):
    """Order, page and shape of a list of: Notas."""

    sort: NamesOf[NoteSort] = []
    fields: NamesOf[NoteField] = []
    include: NamesOf[NoteInclude] = []
