"""Yours, never overwritten: what happens before and after each change (see app/core/hooks.py)."""

from app.core.hooks import Hooks
from app.modules.folder.ext import Folder


class FolderHooks(Hooks[Folder]):
    """Rules of: Carpetas."""
