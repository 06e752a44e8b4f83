"""Queries of: Carpetas."""

from app.core.repository import Repository
from app.modules.folder.ext import Folder


class FolderRepository(Repository[Folder]):
    """Queries of: Carpetas."""

    model = Folder
