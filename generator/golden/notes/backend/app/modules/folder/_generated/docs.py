"""What the documentation says about: Carpetas."""

from typing import Final

from app.core.describe.entity import EntityDocs

DOCS: Final = EntityDocs(
    tag="carpetas",
    name="Folder",
    label="Carpeta",
    plural="Carpetas",
    samples={"nombre": ("Nombre 42",)},
    operations={
        "list_carpetas": "list",
        "aggregate_carpetas": "aggregate",
        "create_folder": "create",
        "get_folder": "get",
        "update_folder": "update",
        "delete_folder": "delete",
        "restore_folder": "restore",
        "create_carpetas_batch": "batch_create",
        "update_carpetas_batch": "batch_update",
        "delete_carpetas_batch": "batch_delete",
        "export_carpetas": "export",
        "import_carpetas": "import",
    },
)
