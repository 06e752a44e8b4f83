"""The promises every entity keeps, as checks the tests of each entity call with its own values."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

import pytest
import sqlalchemy as sa
from httpx2 import AsyncClient, Response
from sqlalchemy import event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from app.core.keys import Key
from app.core.model import Record
from tests.identity import IDENTITY_QUERIES
from tests.samples import id_of

# As JSON carries it.
UNKNOWN_ID: Any = 999_999_999 if issubclass(Key, int) else "01900000-0000-7000-8000-000000000000"


class BodyFactory(Protocol):
    def __call__(self, session: AsyncSession, /, **changes: Any) -> Awaitable[dict[str, Any]]: ...


class RecordFactory(Protocol):
    def __call__(self, session: AsyncSession, /, **changes: Any) -> Awaitable[Any]: ...


@dataclass(frozen=True)
class Resource:
    """An entity as tests reach it."""

    path: str
    model: type[Record]
    body: BodyFactory
    make: RecordFactory
    # Accounts are created elsewhere than where they are read.
    create_path: str = ""

    @property
    def creation(self) -> str:
        return self.create_path or self.path


@dataclass(frozen=True)
class Context:
    """What a check works with."""

    client: AsyncClient
    session: AsyncSession


def problem(response: Response, status: int) -> dict[str, Any]:
    """Returns the problem an answer carries, after checking its form."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    body: dict[str, Any] = response.json()
    assert body["status"] == status
    assert body["title"] and body["detail"] and body["code"]
    return body


def assert_names_field(response: Response, status: int, field: str, code: str | None = None) -> None:
    """Checks that the problem points at the field (or into it), with the code if one is expected."""
    errors = problem(response, status)["errors"]
    found = [error for error in errors if error["pointer"] == f"/{field}" or error["pointer"].startswith(f"/{field}/")]
    assert found, f"no error names {field}: {errors}"
    assert code is None or code in [error["code"] for error in found]


async def change(context: Context, path: str, body: dict[str, Any], version: str = "*") -> Response:
    """Returns the answer to a change of whatever version is there, or of the one named."""
    return await context.client.patch(path, json=body, headers={"If-Match": version})


async def created(resource: Resource, context: Context, /, **changes: Any) -> dict[str, Any]:
    """Returns a record created through the API."""
    body = await resource.body(context.session, **changes)
    response = await context.client.post(resource.creation, json=body)
    assert response.status_code == 201, response.text
    record: dict[str, Any] = response.json()
    return record


async def lifecycle(resource: Resource, context: Context, shown: Sequence[str]) -> None:
    """Create, read, find in the list, change, delete."""
    body = await resource.body(context.session)
    response = await context.client.post(resource.creation, json=body)
    assert response.status_code == 201, response.text
    record = response.json()
    assert record["created_at"].endswith("Z") and record["updated_at"].endswith("Z")
    for field in shown:
        assert record[field] == body[field], field
    path = f"{resource.path}/{record['id']}"
    found = await context.client.get(path)
    assert found.json() == record
    assert record["version"] == 1
    assert found.headers["etag"].startswith('"1')
    listed = (await context.client.get(resource.path, params={"id__in": record["id"]})).json()
    counted = {"total": 1, "capped": False}
    assert listed == {"items": [record], **counted, "limit": 50, "offset": 0, "next": None, "previous": None}
    unchanged = await change(context, path, {})
    assert unchanged.status_code == 200
    assert {name: unchanged.json()[name] for name in shown} == {name: record[name] for name in shown}
    assert (await context.client.delete(path)).status_code == 204
    problem(await context.client.get(path), 404)


async def unknown_record(resource: Resource, context: Context) -> None:
    """What does not exist answers 404, whatever is tried."""
    path = f"{resource.path}/{UNKNOWN_ID}"
    problem(await context.client.get(path), 404)
    problem(await change(context, path, {}), 404)
    problem(await context.client.delete(path), 404)


async def refuses_unknown_field(resource: Resource, context: Context) -> None:
    """A field that does not exist is refused, not ignored."""
    body = {**await resource.body(context.session), "no_such_field": 1}
    assert_names_field(await context.client.post(resource.creation, json=body), 422, "no_such_field")


async def requires(resource: Resource, context: Context, field: str) -> None:
    """The field can neither be left out nor be null, at creation and later."""
    body = await resource.body(context.session)
    without = {name: value for name, value in body.items() if name != field}
    assert_names_field(await context.client.post(resource.creation, json=without), 422, field, "missing")
    assert_names_field(await context.client.post(resource.creation, json={**body, field: None}), 422, field)
    record = await created(resource, context)
    assert_names_field(await change(context, f"{resource.path}/{record['id']}", {field: None}), 422, field)


async def clears(resource: Resource, context: Context, field: str) -> None:
    """An explicit null empties the field, and it may be left out."""
    record = await created(resource, context)
    path = f"{resource.path}/{record['id']}"
    changed = await change(context, path, {field: None})
    assert changed.status_code == 200, changed.text
    assert changed.json()[field] is None
    await context.client.delete(path)
    body = await resource.body(context.session)
    without = {name: value for name, value in body.items() if name != field}
    response = await context.client.post(resource.creation, json=without)
    assert response.status_code == 201, response.text
    assert response.json()[field] is None


async def has_default(resource: Resource, context: Context, field: str, value: Any) -> None:
    """A field left out takes its default; None stands for the moment of creation."""
    body = await resource.body(context.session)
    response = await context.client.post(
        resource.creation, json={name: item for name, item in body.items() if name != field}
    )
    assert response.status_code == 201, response.text
    found = response.json()[field]
    assert found is not None if value is None else found == value


async def accepts(resource: Resource, context: Context, field: str, values: Sequence[Any]) -> None:
    """Each value, at the edge of what is allowed, is stored, by creation and by change."""
    for value in values:
        first = await created(resource, context, **{field: value})
        assert first[field] == value
        await context.client.delete(f"{resource.path}/{first['id']}")
    record = await created(resource, context)
    for value in values:
        changed = await change(context, f"{resource.path}/{record['id']}", {field: value})
        assert changed.status_code == 200, changed.text
        assert changed.json()[field] == value


async def refuses(resource: Resource, context: Context, field: str, values: Sequence[tuple[Any, str | None]]) -> None:
    """Each value, just outside of what is allowed or of the wrong kind, is refused, and the answer names the field."""
    record = await created(resource, context)
    body = await resource.body(context.session)
    path = f"{resource.path}/{record['id']}"
    for value, code in values:
        assert_names_field(await context.client.post(resource.creation, json={**body, field: value}), 422, field, code)
        assert_names_field(await change(context, path, {field: value}), 422, field, code)
    assert (await context.client.get(path)).json() == record


async def is_unique(resource: Resource, context: Context, field: str, value: Any, other: Any) -> None:
    """A second record with the same value is a conflict that names the field."""
    await created(resource, context, **{field: value})
    body = await resource.body(context.session, **{field: value})
    assert_names_field(await context.client.post(resource.creation, json=body), 409, field, "unique")
    response = await context.client.post(resource.creation, json={**body, field: other})
    assert response.status_code == 201, response.text
    changed = await change(context, f"{resource.path}/{response.json()['id']}", {field: value})
    assert_names_field(changed, 409, field, "unique")


async def database_refuses(resource: Resource, context: Context, column: str, value: Any) -> None:
    """The constraint holds in the database too, for whoever writes past the API."""
    record = await resource.make(context.session)
    table = resource.model.__table__
    bound = sa.literal(value, sa.String()) if isinstance(value, str) else value
    statement = sa.update(table).where(table.c.id == record.id).values({column: bound})  # type: ignore[arg-type]
    with pytest.raises(DBAPIError):
        async with context.session.begin_nested():
            await context.session.execute(statement)


def _matching(low: Any, first: int, second: int) -> dict[str, list[tuple[Any, list[Any]]]]:
    """Returns by operator the values to ask for, and which of the two records each must find."""
    return {
        "eq": [(low, [first])],
        "ne": [(low, [second])],
        "in": [(low, [first])],
        "lt": [(low, [])],
        "lte": [(low, [first])],
        "gt": [(low, [second])],
        "gte": [(low, [first, second])],
        "contains": [(low, [first])],
        "starts": [(low, [first])],
        "isnull": [("false", [first, second]), ("true", [])],
    }


async def filters(
    resource: Resource, context: Context, field: str, pair: tuple[Any, Any], parameters: Mapping[str, str]
) -> None:
    """Of two records, one with the smaller and one with the larger value, each filter finds the right ones."""
    first = await created(resource, context, **{field: pair[0]})
    second = await created(resource, context, **{field: pair[1]})
    ids = [first["id"], second["id"]]
    cases = _matching(pair[0], first["id"], second["id"])
    for parameter, operator in parameters.items():
        for value, expected in cases[operator]:
            params: dict[str, Any] = {parameter: value, "id__in": ids, "sort": "id"}
            response = await context.client.get(resource.path, params=params)
            assert response.status_code == 200, response.text
            assert [item["id"] for item in response.json()["items"]] == expected, (parameter, value)


async def sorts(resource: Resource, context: Context, field: str, pair: tuple[Any, Any], *, nullable: bool) -> None:
    """The list is ordered by the field in both directions; empty values come last in both."""
    second = await created(resource, context, **{field: pair[1]})
    first = await created(resource, context, **{field: pair[0]})
    ids = [first["id"], second["id"]]
    tail = []
    if nullable:
        tail = [(await created(resource, context, **{field: None}))["id"]]
    for key, expected in ((field, ids + tail), (f"-{field}", ids[::-1] + tail)):
        params: dict[str, Any] = {"sort": key, "id__in": ids + tail}
        response = await context.client.get(resource.path, params=params)
        assert response.status_code == 200, response.text
        assert [item["id"] for item in response.json()["items"]] == expected, key


async def pages(resource: Resource, context: Context, count: int) -> None:
    """Pages are bounded, do not overlap, and know the total, or that there are more than could be counted in no time;
    what the list does not know is refused."""
    ids = [id_of(await resource.make(context.session)) for _ in range(count)]
    seen: list[Any] = []
    for offset in range(count + 1):
        params: dict[str, Any] = {"limit": 1, "offset": offset, "id__in": ids}
        page = (await context.client.get(resource.path, params=params)).json()
        assert page["total"] == count
        seen += [item["id"] for item in page["items"]]
    assert seen == sorted(ids)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.core.repository.COUNTED", count - 1)
        for asked, total in (
            ({}, (count - 1, True)),
            ({"count": True}, (count, False)),
            ({"count": False}, (None, False)),
        ):
            page = (await context.client.get(resource.path, params={"limit": 3, "id__in": ids, **asked})).json()
            assert (page["total"], page["capped"]) == total, asked
    for wrong in (
        "limit=0",
        "limit=101",
        "offset=-1",
        "sort=no_such_field",
        "no_such_filter=1",
        "fields=no_such_field",
        "include=no_such_relation",
        "cursor=bm8",
    ):
        response = await context.client.get(f"{resource.path}?{wrong}")
        assert problem(response, 422)["errors"][0]["location"] == "query"
    assert (await context.client.get(resource.path, params={"limit": 100})).status_code == 200


async def searches(resource: Resource, context: Context, field: str, stored: str, asked: str) -> None:
    """The search finds by part of a word, whatever the accents and the case."""
    record = await created(resource, context, **{field: stored})
    for term, expected in ((asked, [record["id"]]), ("zzzznothing", [])):
        response = await context.client.get(resource.path, params={"search": term, "id__in": record["id"]})
        assert [item["id"] for item in response.json()["items"]] == expected, term


@contextmanager
def counted_queries(engine: AsyncEngine) -> Any:
    """Yields a list that grows by each SELECT sent to the database."""
    statements: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.lstrip().upper().startswith("SELECT"):
            statements.append(statement)

    event.listen(engine.sync_engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(engine.sync_engine, "before_cursor_execute", note)


async def lists_in_few_queries(
    resource: Resource,
    context: Context,
    engine: AsyncEngine,
    make: Callable[[], Awaitable[Any]],
    counts: Sequence[int],
    links: int,
    include: Mapping[str, int],
) -> None:
    """A list takes one query, one more for the total and one for each many-to-many relation, however long it is; what
    it includes costs at most one query a relation (`include` says how many), and nothing when it is loaded anyway."""
    ids: list[Any] = []
    costs = [({}, 0), *(({"include": name}, cost) for name, cost in include.items())]
    if include:
        costs.append(({"include": ",".join(include)}, sum(include.values())))
    for count in counts:
        while len(ids) < count:
            ids.append(id_of(await make()))
        for asked, cost in costs:
            params: dict[str, Any] = {"limit": 100, "id__in": ids, **asked}
            with counted_queries(engine) as statements:
                response = await context.client.get(resource.path, params=params)
            assert response.status_code == 200, response.text
            assert len(response.json()["items"]) == count
            assert len(statements) == 2 + links + cost + IDENTITY_QUERIES, statements
