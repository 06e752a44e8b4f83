"""Yours, never overwritten: override or add operations."""

from app.modules.note._generated.service import NoteServiceBase


class NoteService(NoteServiceBase):
    """Operations on: Notas."""
