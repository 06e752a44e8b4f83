"""Yours, never overwritten: add columns, fields, validators and filters to these classes."""

from app.modules.note._generated.filters import NoteQueryBase
from app.modules.note._generated.model import NoteBase
from app.modules.note._generated.schemas import NoteCreateBase, NoteReadBase, NoteUpdateBase


class Note(NoteBase):
    """Nota."""


class NoteCreate(NoteCreateBase):
    """Body that creates: Nota."""


class NoteUpdate(NoteUpdateBase):
    """Body that changes: Nota."""


class NoteRead(NoteReadBase):
    """What the API answers: Nota."""


class NoteQuery(NoteQueryBase):
    """Query parameters of: Notas."""
