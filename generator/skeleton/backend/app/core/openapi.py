"""The OpenAPI document: the same bytes for the same code."""

import json
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi._compat import get_cached_model_fields
from fastapi.dependencies import utils as fastapi_dependencies
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema
from starlette.routing import BaseRoute

from app.core.describe.document import complete
from app.core.errors import Problem
from app.modules.documentation import ENTITIES

# FastAPI keeps the fields of 128 models of parameters. With more it makes them anew at every request, and in its own
# document no longer finds those it has just collected (a KeyError).
vars(fastapi_dependencies)[get_cached_model_fields.__name__] = lru_cache(maxsize=None)(
    get_cached_model_fields.__wrapped__
)


def install(app: FastAPI, documented: Callable[[], Sequence[BaseRoute]]) -> None:
    """Replaces FastAPI's generator by one that describes our errors instead of FastAPI's, and routes as declared."""

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            schema = get_openapi(
                title=app.title,
                version=app.version,
                description=app.description,
                routes=documented(),
                tags=app.openapi_tags,
            )
            _, definitions = models_json_schema(
                [(Problem, "serialization")], ref_template="#/components/schemas/{model}"
            )
            schemas = schema.setdefault("components", {}).setdefault("schemas", {})
            schemas.pop("HTTPValidationError", None)
            schemas.pop("ValidationError", None)
            schemas.update(definitions["$defs"])
            complete(schema, app, ENTITIES)
            app.openapi_schema = schema
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]  # FastAPI documents exactly this way


def is_current(app: FastAPI, path: Path) -> bool:
    """Returns whether a file holds the document as the code describes itself now."""
    return path.is_file() and path.read_text(encoding="utf-8") == dump(app)


def dump(app: FastAPI) -> str:
    """Returns the document as JSON with sorted keys; needs no server and no database."""
    return json.dumps(app.openapi(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
