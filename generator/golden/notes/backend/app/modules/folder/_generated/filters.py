"""Query parameters of: Carpetas."""

from typing import Literal

from app.core.keys import FilterId
from app.core.listing import Filters, NamesOf, OneOf
from app.core.schemas import FilterText, Moment
from app.core.soft_delete import SoftListQuery

FolderSort = Literal["id", "-id", "nombre", "-nombre", "created_at", "-created_at", "updated_at", "-updated_at"]
FolderField = Literal["id", "nombre", "created_at", "updated_at", "version", "deleted_at"]
FolderInclude = Literal["notes"]


class FolderFiltersBase(Filters):
    """What narrows a list of: Carpetas."""

    filterable = ("nombre", "created_at", "updated_at")

    id__in: OneOf[FilterId] | None = None
    nombre: FilterText | None = None
    nombre__ne: FilterText | None = None
    nombre__in: OneOf[FilterText] | None = None
    nombre__contains: FilterText | None = None
    nombre__starts: FilterText | None = None
    nombre__isnull: bool | None = None
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


class FolderQueryBase(SoftListQuery):
    """Order, page and shape of a list of: Carpetas."""

    sort: NamesOf[FolderSort] = []
    fields: NamesOf[FolderField] = []
    include: NamesOf[FolderInclude] = []
