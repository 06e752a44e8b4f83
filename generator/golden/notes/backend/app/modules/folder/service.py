"""Yours, never overwritten: override or add operations."""

from app.modules.folder._generated.service import FolderServiceBase


class FolderService(FolderServiceBase):
    """Operations on: Carpetas."""
