"""Yours, never overwritten: what happens before and after each change (see app/core/hooks.py)."""

from app.core.hooks import Hooks
from app.modules.note.ext import Note


class NoteHooks(Hooks[Note]):
    """Rules of: Notas."""
