"""Yours, never overwritten: add columns, fields, validators and filters to these classes."""

from app.modules.folder._generated.filters import FolderQueryBase
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


class FolderQuery(FolderQueryBase):
    """Query parameters of: Carpetas."""
