"""Text as searches compare it."""

import unicodedata


def fold(text: str) -> str:
    """Returns the text without accents and case, so that "exito" finds "Éxito" on every database."""
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()
