"""Figures about: Notas."""

from typing import Literal

from app.core.aggregates import FigureView, GroupsOf
from app.core.listing import NamesOf
from app.modules.folder.ext import Folder
from app.modules.note.ext import Note, NoteFilters

NoteGroup = Literal[
    "estado",
    "folder_id",
    "created_at__day",
    "created_at__month",
    "created_at__year",
    "updated_at__day",
    "updated_at__month",
    "updated_at__year",
]
NoteMetric = Literal["count", "precio__sum", "precio__avg", "precio__min", "precio__max"]


class NoteFiguresQuery(NoteFilters):
    """Which figures about: Notas."""

    group_by: GroupsOf[NoteGroup] = []
    metrics: NamesOf[NoteMetric] = ["count"]


NOTE_FIGURES = FigureView(Note, {"folder_id": Folder})
