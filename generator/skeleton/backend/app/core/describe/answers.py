"""What every operation may answer: its headers, and each failure with an example."""

from typing import Any, Final

from app.core.describe.entity import EntityDocs
from app.core.describe.examples import ETAG, REQUEST_ID, Examples
from app.core.describe.texts import phrase
from app.core.errors import PROBLEM_JSON, title
from app.core.messages import message

Operation = dict[str, Any]
# The kinds of operation whose answer carries a version.
VERSIONED: Final = frozenset({"list", "aggregate", "create", "get", "update", "restore", "nested", "nested_one"})
HEADERS: Final[dict[str, dict[str, Any]]] = {
    "ETag": {"type": "string", "examples": [ETAG]},
    "Retry-After": {"type": "integer", "minimum": 0, "examples": [30]},
    "X-Request-ID": {"type": "string", "examples": [REQUEST_ID]},
    "RateLimit-Limit": {"type": "integer", "minimum": 0, "examples": [600]},
    "RateLimit-Remaining": {"type": "integer", "minimum": 0, "examples": [599]},
    "RateLimit-Reset": {"type": "integer", "minimum": 0, "examples": [1]},
    "Content-Disposition": {"type": "string", "examples": ['attachment; filename="export.csv"']},
}
LIMITS: Final = ("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset")
# What anything behind the limits may answer, and what whatever takes a body may.
ALWAYS: Final = (429, 500, 503, 504)
WITH_BODY: Final = (413, 415, 422)
CODES: Final[dict[int, str]] = {
    400: "http_400",
    401: "unauthenticated",
    403: "forbidden",
    404: "not_found",
    409: "conflict",
    412: "stale",
    413: "body_too_large",
    415: "unsupported_media_type",
    422: "invalid",
    428: "precondition_required",
    429: "rate_limited",
    500: "internal",
    503: "overloaded",
    504: "timeout",
}
VALUES: Final[dict[str, object]] = {"limit": 1_048_576, "seconds": 30}


def problem_example(status: int, code: str | None = None, errors: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    """Returns a problem as the API would answer it."""
    code = code or CODES.get(status, f"http_{status}")
    detail = title(status) if code.startswith("http_") else message(code, **VALUES)
    found = {"type": "about:blank", "title": title(status), "status": status, "detail": detail, "code": code}
    return {**found, "request_id": REQUEST_ID, "errors": errors or []}


def problem_answer(status: int, example: dict[str, Any]) -> dict[str, Any]:
    """Returns the description of an answer that carries a problem."""
    names = ["X-Request-ID", *(["Retry-After"] if status in (429, 503) else [])]
    return {
        "description": title(status),
        "headers": {name: {"$ref": f"#/components/headers/{name}"} for name in names},
        "content": {PROBLEM_JSON: {"schema": {"$ref": "#/components/schemas/Problem"}, "example": example}},
    }


def shared_answers(statuses: set[int]) -> dict[str, Any]:
    """Returns the answers that operations refer to, by name."""
    return {f"Problem{status}": problem_answer(status, problem_example(status)) for status in sorted(statuses)}


def shared_headers() -> dict[str, Any]:
    return {name: {"description": phrase(name), "schema": schema} for name, schema in HEADERS.items()}


def describe_answers(
    operation: Operation, kind: str, entity: EntityDocs | None, examples: Examples, *, limited: bool
) -> set[int]:
    """Completes the answers of an operation; returns the statuses of those it shares with others."""
    answers = operation["responses"]
    expected = {int(status) for status in answers}
    if limited:
        expected |= {*ALWAYS, *(WITH_BODY if "requestBody" in operation else ())}
    shared = set()
    for status in sorted(expected):
        if status >= 400:
            own = own_problem(status, operation, entity, examples)
            if own is None:
                shared.add(status)
            answers[str(status)] = own or {"$ref": f"#/components/responses/Problem{status}"}
        else:
            describe_success(answers[str(status)], status, kind, examples, limited=limited)
    return shared


def describe_success(answer: dict[str, Any], status: int, kind: str, examples: Examples, *, limited: bool) -> None:
    """Gives an answer its words, headers and example."""
    names = ["X-Request-ID", *(LIMITS if limited else ())]
    if kind in VERSIONED:
        names.append("ETag")
    if kind in ("export", "download_file"):
        names.append("Content-Disposition")
    answer["description"] = title(status) if status == 304 else phrase(str(status))
    answer["headers"] = {name: {"$ref": f"#/components/headers/{name}"} for name in names}
    for media, content in answer.get("content", {}).items():
        if media == "application/json":
            content["example"] = examples.of(content.get("schema", {}))
        elif "example" not in content:
            content["example"] = "…"


def own_problem(
    status: int, operation: Operation, entity: EntityDocs | None, examples: Examples
) -> dict[str, Any] | None:
    """Returns a problem that names a field of the operation's own body; None where there is none to name."""
    content = operation.get("requestBody", {}).get("content", {}).get("application/json")
    if status not in (409, 422) or content is None or entity is None:
        return None
    schema = examples.schemas.get(str(content.get("schema", {}).get("$ref", "")).rpartition("/")[2], {})
    field = next(iter((*schema.get("required", ()), *schema.get("properties", ()))), None)
    if field is None or field == "items":
        return None
    code = "unique" if status == 409 else "not_null"
    error = {
        "location": "body",
        "pointer": f"/{field}",
        "field": field,
        "code": "unique" if status == 409 else "missing",
        "detail": message(code),
    }
    return problem_answer(status, problem_example(status, None, [error]))
