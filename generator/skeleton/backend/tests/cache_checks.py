"""What the cache of lists promises: nothing stale, nothing of somebody else's, and fewer queries."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from fastapi import FastAPI
from httpx2 import AsyncClient, Response
from sqlalchemy.ext.asyncio import AsyncEngine

from app.core.answers import ListView
from app.core.changes import Changes, watch
from app.core.keys import read_key
from app.core.ownership import entity_of
from app.core.settings import Settings
from tests.checks import UNKNOWN_ID, Context, Resource, change, counted_queries, created, problem
from tests.identity import IDENTITY_QUERIES, sign_in
from tests.samples import id_of
from tests.schema import app_of
from tests.sockets import listening, touched

TABLE = re.compile(r'\b(?:FROM|JOIN) ["`]?(\w+)')


@contextmanager
def tables_told(app: FastAPI) -> Iterator[set[str]]:
    """Yields the tables whose answers become stale, as changes are committed."""
    found: set[str] = set()

    async def hear(changes: Changes) -> None:
        found.update(changes.tables)

    app.state.changes.listeners.append(hear)
    try:
        yield found
    finally:
        app.state.changes.listeners.remove(hear)


async def known_answers_are_not_sent_again(resource: Resource, context: Context) -> None:
    """Who has an answer already gets 304 without a body; after a change they get the new one."""
    record = await created(resource, context)
    for path in (f"{resource.path}?id__in={record['id']}", f"{resource.path}/{record['id']}"):
        first = await context.client.get(path)
        tag = first.headers["etag"]
        for known in (tag, f'"other", W/{tag}', "*"):
            again = await context.client.get(path, headers={"If-None-Match": known})
            assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
        assert (await context.client.get(path, headers={"If-None-Match": '"other"'})).json() == first.json()


async def lists_are_kept_until_a_change(
    resource: Resource, context: Context, engine: AsyncEngine, settings: Settings
) -> None:
    """A list is read once; a change of one of its records makes it stale, a refused one does not."""
    client = context.client
    record = await created(resource, context)

    async def read(client: AsyncClient) -> tuple[Response, int]:
        with counted_queries(engine) as statements:
            response = await client.get(resource.path, params={"id__in": record["id"]})
        return response, len(statements) - IDENTITY_QUERIES

    first, queries = await read(client)
    assert queries > 0
    again, queries = await read(client)
    assert (again.content, again.headers["etag"], queries) == (first.content, first.headers["etag"], 0)
    path = f"{resource.path}/{record['id']}"
    problem(await change(context, path, {"no_such_field": 1}), 422)
    problem(await context.client.delete(f"{resource.path}/{UNKNOWN_ID}"), 404)
    assert (await read(client))[1] == 0
    if IDENTITY_QUERIES:
        mine = dict(client.headers)
        client.headers.update(await sign_in(context.session, settings))
        assert (await read(client))[1] > 0, "somebody else's answer was served"
        client.headers.update(mine)
        assert (await read(client))[1] == 0

    async def made_stale(count: int) -> None:
        """Checks that the list was read anew, and that it is kept again."""
        after, queries = await read(client)
        assert (len(after.json()["items"]), queries > 0) == (count, True)
        assert (await read(client))[1] == 0

    await touched(app_of(client), resource.model, [read_key(str(record["id"]))])
    await made_stale(1)
    if hasattr(resource.model, "deleted_at"):
        assert (await client.delete(path)).status_code == 204
        await made_stale(0)
        assert (await client.post(f"{path}/restore")).status_code == 200
        await made_stale(1)
    items = {"items": [{"id": record["id"], "version": (await client.get(path)).json()["version"]}]}
    assert (await client.request("DELETE", f"{resource.path}/batch", json=items)).status_code == 204
    await made_stale(0)


async def lists_name_their_tables(
    resource: Resource, context: Context, engine: AsyncEngine, view: ListView[Any], include: Sequence[str]
) -> None:
    """Every table that a list reads is among those whose changes make it stale."""
    record = await resource.make(context.session)
    for asked in ((), include):
        params = {"id__in": record.id, **({"include": ",".join(asked)} if asked else {})}
        with counted_queries(engine) as statements:
            assert (await context.client.get(resource.path, params=params)).status_code == 200
        read = {table for text in statements[IDENTITY_QUERIES:] for table in TABLE.findall(text)} - {"anon_1"}
        assert read <= set(view.tables_of(asked)), read


async def changes_are_told_once_committed(resource: Resource, context: Context) -> None:
    """What is committed is told with its version; what is refused or rolled back is not, not even in part."""
    heard: list[Changes] = []

    async def hear(changes: Changes) -> None:
        heard.append(changes)

    announcer = app_of(context.client).state.changes
    announcer.listeners.append(hear)
    try:
        record = await created(resource, context)
        told = [(item.model, id_of(item), item.action, item.version) for item in heard.pop().records]
        assert (resource.model, record["id"], "created", 1) in told
        path = f"{resource.path}/{record['id']}"
        problem(await change(context, path, {"no_such_field": 1}), 422)
        assert heard == []
        assert (await context.client.delete(path)).status_code == 204
        assert [(id_of(item), item.action) for item in heard.pop().records if item.model is resource.model] == [
            (record["id"], "deleted")
        ]
    finally:
        announcer.listeners.remove(hear)
    changes = watch(context.session)
    async with context.session.begin_nested() as savepoint:
        await resource.make(context.session)
        assert changes.open != []
        await savepoint.rollback()
    assert (changes.open, changes.records) == ([], [])
    await resource.make(context.session)
    assert changes.records == []
    await context.session.rollback()
    assert (changes.open, changes.records, changes.tables) == ([], [], set())


async def listeners_hear_what_is_committed(resource: Resource, context: Context) -> None:
    """The feed tells of every kind of change once it is committed, of one record at a time, and of nothing refused."""
    app, entity = app_of(context.client), entity_of(resource.model)
    async with listening(app, context.client.headers, f"entity={entity}") as (socket, _):
        record = await created(resource, context)
        path = f"{resource.path}/{record['id']}"
        [told] = await socket.heard()
        assert (told["entity"], told["id"], told["action"], told["version"]) == (entity, record["id"], "created", 1)
        problem(await change(context, path, {"no_such_field": 1}), 422)
        key = read_key(str(record["id"]))
        await touched(app, resource.model, [key], keep=False)
        assert await socket.silent()
        await touched(app, resource.model, [key])
        assert (await context.client.delete(path)).status_code == 204
        expected = [("updated", 2), ("deleted", 3 if hasattr(resource.model, "deleted_at") else 2)]
        if hasattr(resource.model, "deleted_at"):
            assert (await context.client.post(f"{path}/restore")).status_code == 200
            expected.append(("restored", 4))
        heard = await socket.heard()
        assert [(item["action"], item["version"]) for item in heard] == expected
        assert {item["id"] for item in heard} == {record["id"]}
        numbers = [told["number"], *(item["number"] for item in heard)]
        assert numbers == sorted(set(numbers))
