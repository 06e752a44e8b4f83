"""Yours, never overwritten: add columns, fields, validators and filters to these classes."""

from app.modules.folder._generated.filters import FolderFiltersBase, FolderQueryBase
from app.modules.folder._generated.model import FolderBase
from app.modules.folder._generated.schemas import FolderCreateBase, FolderReadBase, FolderUpdateBase


class Folder(FolderBase):
    """Carpeta."""


class FolderCreate(FolderCreateBase):
    """Body that creates: Carpeta."""


class FolderUpdate(FolderUpdateBase):
    """Body that changes: Carpeta."""


class FolderRead(FolderReadBase):
    """What the API answers: Carpeta."""


class FolderFilters(FolderFiltersBase):
    """What narrows lists, exports and figures of: Carpetas."""


class FolderQuery(FolderFilters, FolderQueryBase):
    """Query parameters of: Carpetas."""
