"""Errors as the API tells them: RFC 9457 `application/problem+json`, with the fields they are about."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any, Literal

from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from app.core.messages import message

PROBLEM_JSON = "application/problem+json"


class FieldError(BaseModel):
    """One value that was refused. `pointer` is a JSON Pointer (RFC 6901) into the part of the request named by `location`."""

    location: Literal["body", "query", "path", "header"] = "body"
    pointer: str = Field(examples=["/name"])
    field: str = Field(examples=["name"])
    code: str = Field(examples=["unique"])
    detail: str
    # Of files only: where in the text, and under which heading.
    line: int | None = None
    column: str | None = None


class Problem(BaseModel):
    """What went wrong, for machines (`code`, `errors`) and for people (`title`, `detail`)."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    code: str
    instance: str | None = None
    request_id: str | None = None
    errors: list[FieldError] = []


class ApiError(Exception):
    """An expected failure. Anything else that escapes a handler is a bug and answers 500."""

    def __init__(
        self,
        status: int,
        code: str,
        detail: str | None = None,
        *,
        errors: Sequence[FieldError] = (),
        headers: dict[str, str] | None = None,
    ) -> None:
        self.status = status
        self.code = code
        self.detail = detail or message(code)
        self.errors = list(errors)
        self.headers = headers
        super().__init__(f"{status} {code}: {self.detail}")


def pointer(*parts: str | int) -> str:
    """Returns the JSON Pointer for a path of names and positions."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in parts)


def field_error(field: str, code: str, detail: str | None = None) -> FieldError:
    """Returns the refusal of one field of the body."""
    return FieldError(pointer=pointer(field), field=field, code=code, detail=detail or message(code))


def not_found(code: str = "not_found") -> ApiError:
    return ApiError(404, code)


def invalid(*errors: FieldError) -> ApiError:
    """422: the request is well formed and its values are not acceptable."""
    return ApiError(422, "invalid", errors=errors)


def conflict(code: str, detail: str | None = None, *, errors: Sequence[FieldError] = ()) -> ApiError:
    """409: the request is acceptable by itself and the stored data forbids it."""
    return ApiError(409, code, detail, errors=errors)


def title(status: int) -> str:
    """Returns the title of a status in the project's language; a rare one keeps its English phrase."""
    try:
        return message(f"title.{status}")
    except KeyError:
        return HTTPStatus(status).phrase


def problem_response(
    status: int,
    code: str,
    detail: str,
    *,
    instance: str | None = None,
    request_id: str | None = None,
    errors: Sequence[FieldError] = (),
    headers: dict[str, str] | None = None,
) -> JSONResponse:
    """Returns the answer that carries a problem."""
    problem = Problem(
        title=title(status),
        status=status,
        detail=detail,
        code=code,
        instance=instance,
        request_id=request_id,
        errors=list(errors),
    )
    return JSONResponse(problem.model_dump(exclude_none=True), status, headers, PROBLEM_JSON)


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Returns the `responses` of a route that may answer with these problems (or with 304, which is none)."""
    content = {PROBLEM_JSON: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {
        status: {"description": title(status), **({"content": content} if status >= 400 else {})} for status in statuses
    }
