"""Choices of: Notas."""

from enum import StrEnum


class NoteEstado(StrEnum):
    """Estado: borrador (borrador), publicada (publicada)."""

    BORRADOR = "borrador"
    PUBLICADA = "publicada"
