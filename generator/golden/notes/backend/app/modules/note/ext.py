"""Yours, never overwritten: add columns, fields, validators and filters to these classes."""

from app.modules.note._generated.filters import NoteFiltersBase, NoteQueryBase
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


class NoteFilters(NoteFiltersBase):
    """What narrows lists, exports and figures of: Notas."""


class NoteQuery(NoteFilters, NoteQueryBase):
    """Query parameters of: Notas."""
