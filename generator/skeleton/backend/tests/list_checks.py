"""What lists promise beyond filters: cursors, fewer fields, more of other records."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import pytest

from tests.checks import Context, RecordFactory, Resource, created, problem
from tests.samples import id_of
from tests.schema import assert_fits_schema

Json = dict[str, Any]


async def page(resource: Resource, context: Context, params: Json) -> Json:
    """Returns one page of the list, which must be as the documentation says."""
    response = await context.client.get(resource.path, params=params)
    assert response.status_code == 200, response.text
    body: Json = response.json()
    assert_fits_schema(context.client, "get", resource.path, body)
    return body


async def walk(resource: Resource, context: Context, params: Json, first: Json, towards: str) -> list[list[Any]]:
    """Returns the ids of all pages from one on, following its cursors."""
    found, current = [[item["id"] for item in first["items"]]], first
    while current[towards] is not None:
        response = await context.client.get(resource.path, params={**params, "cursor": current[towards]})
        assert response.status_code == 200, response.text
        current = response.json()
        found.append([item["id"] for item in current["items"]])
    return found


async def walks(
    resource: Resource, context: Context, field: str, pair: tuple[Any, Any], *, nullable: bool, ties: bool
) -> None:
    """Cursors lead through the whole list, forwards and backwards, with equal and with empty values."""
    values = [*pair, *(reversed(pair) if ties else ())]
    if nullable:
        values += [None, None] if ties else [None]
    ids = [(await created(resource, context, **{field: value}))["id"] for value in values]
    for sort in (field, f"-{field},-created_at"):
        params: Json = {"sort": sort, "id__in": ids, "limit": 2}
        whole = [item["id"] for item in (await page(resource, context, {**params, "limit": 100}))["items"]]
        first = await page(resource, context, params)
        assert first["previous"] is None
        forwards = await walk(resource, context, params, first, "next")
        assert [key for keys in forwards for key in keys] == whole, sort
        last = await page(resource, context, {**params, "offset": len(ids) - 1})
        assert last["next"] is None
        backwards = await walk(resource, context, params, last, "previous")
        assert [key for keys in reversed(backwards) for key in keys] == whole, sort


async def cursors_are_stable(resource: Resource, context: Context) -> None:
    """A row that comes in before the page neither repeats nor hides others; a cursor fits only its own order."""
    ids = [id_of(await resource.make(context.session)) for _ in range(3)]
    params: Json = {"sort": "-id", "limit": 1}
    first = await page(resource, context, params)
    assert [item["id"] for item in first["items"]] == [ids[2]]
    await resource.make(context.session)
    second = await page(resource, context, {**params, "cursor": first["next"]})
    assert [item["id"] for item in second["items"]] == [ids[1]]
    assert second["total"] is None
    assert (await page(resource, context, {**params, "cursor": first["next"], "count": True}))["total"] >= 4
    assert (await page(resource, context, {**params, "count": False}))["total"] is None
    wrong: list[Json] = [{"sort": "id"}, {"offset": 1}, {"cursor": first["next"] + "A"}, {"cursor": "W10"}]
    for change in wrong:
        response = await context.client.get(resource.path, params={**params, "cursor": first["next"], **change})
        assert problem(response, 422)["errors"][0]["pointer"] == "/cursor"


async def shows_only(resource: Resource, context: Context, fields: Sequence[str]) -> None:
    """`fields` reduces rows to what it names, and to the key."""
    record = await created(resource, context)
    whole = (await page(resource, context, {"id__in": record["id"]}))["items"][0]
    assert set(whole) == set(fields)
    for names in ([name] for name in fields):
        row = (await page(resource, context, {"id__in": record["id"], "fields": ",".join(names)}))["items"][0]
        assert row == {name: whole[name] for name in ("id", *names)}
    all_of_them = (await page(resource, context, {"id__in": record["id"], "fields": list(fields)}))["items"][0]
    assert all_of_them == whole


async def includes(resource: Resource, context: Context, name: str, target_path: str, record_id: Any) -> list[Json]:
    """Returns what a row includes, which must be as the record's own address tells it."""
    row = (await page(resource, context, {"id__in": record_id, "include": name}))["items"][0]
    found: list[Json] = row[name] if isinstance(row[name], list) else [row[name]]
    for other in found:
        told = (await context.client.get(f"{target_path}/{other['id']}")).json()
        assert {key: value for key, value in told.items() if key in other} == {
            key: value for key, value in other.items() if key != "label" or key in told
        }
        assert len(other) > 2
    assert set((await page(resource, context, {"id__in": record_id, "include": name, "fields": "id"}))["items"][0]) == {
        "id",
        name,
    }
    return found


async def includes_target(
    resource: Resource,
    context: Context,
    name: str,
    key: str,
    target: RecordFactory,
    target_path: str,
    *,
    many: bool,
) -> None:
    """A row includes the record it refers to, or those it is linked with."""
    other = await target(context.session)
    record = await created(resource, context, **{key: [id_of(other)] if many else id_of(other)})
    assert [item["id"] for item in await includes(resource, context, name, target_path, record["id"])] == [id_of(other)]


async def includes_children(
    resource: Resource,
    context: Context,
    name: str,
    make: Callable[[Any], Awaitable[Any]],
    target_path: str,
    count: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A row includes the records that belong to it, no others and no more than the bound."""
    record, other = await resource.make(context.session), await resource.make(context.session)
    ids = [id_of(await make(id_of(record))) for _ in range(count)]
    found = await includes(resource, context, name, target_path, id_of(record))
    assert [item["id"] for item in found] == sorted(ids)
    empty = (await page(resource, context, {"id__in": id_of(other), "include": name}))["items"][0][name]
    assert not empty
    monkeypatch.setattr("app.core.include.MAX_CHILDREN", 1)
    assert len(await includes(resource, context, name, target_path, id_of(record))) == 1
