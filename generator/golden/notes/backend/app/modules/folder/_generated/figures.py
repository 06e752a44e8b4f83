"""Figures about: Carpetas."""

from typing import Literal

from app.core.aggregates import FigureView, GroupsOf
from app.core.listing import NamesOf
from app.modules.folder.ext import Folder, FolderFilters

FolderGroup = Literal[
    "created_at__day",
    "created_at__month",
    "created_at__year",
    "updated_at__day",
    "updated_at__month",
    "updated_at__year",
]
FolderMetric = Literal["count"]


class FolderFiguresQuery(FolderFilters):
    """Which figures about: Carpetas."""

    group_by: GroupsOf[FolderGroup] = []
    metrics: NamesOf[FolderMetric] = ["count"]


FOLDER_FIGURES = FigureView(Folder)
