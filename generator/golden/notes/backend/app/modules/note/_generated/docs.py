"""What the documentation says about: Notas."""

from typing import Final

from app.core.describe.entity import EntityDocs

DOCS: Final = EntityDocs(
    tag="notas",
    name="Note",
    label="Nota",
    plural="Notas",
    samples={
        "titulo": ("Primeros pasos", "Segunda parte"),
        "estado": ("borrador", "publicada"),
        "precio": ("0.50", "0.75"),
    },
    choices={"NoteEstado": {"borrador": "borrador", "publicada": "publicada"}},
    operations={
        "list_notas": "list",
        "aggregate_notas": "aggregate",
        "create_note": "create",
        "get_note": "get",
        "update_note": "update",
        "delete_note": "delete",
        "restore_note": "restore",
        "create_notas_batch": "batch_create",
        "update_notas_batch": "batch_update",
        "delete_notas_batch": "batch_delete",
        "export_notas": "export",
        "import_notas": "import",
        "list_folder_notes": "nested",
    },
)
