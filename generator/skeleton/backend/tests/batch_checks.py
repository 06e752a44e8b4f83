"""Batches, as checks the tests of each entity call with its own values."""

from collections.abc import Sequence
from typing import Any

from tests.checks import UNKNOWN_ID, Context, Resource, problem
from tests.samples import id_of


async def total(resource: Resource, context: Context) -> int:
    found: int = (await context.client.get(resource.path, params={"limit": 1})).json()["total"]
    return found


async def creates_all_or_nothing(resource: Resource, context: Context, count: int) -> None:
    """Records are created together, in order; one that is refused keeps all of them out and is pointed at."""
    path = f"{resource.path}/batch"
    bodies = [await resource.body(context.session) for _ in range(count)]
    before = await total(resource, context)
    response = await context.client.post(path, json={"items": [*bodies, {**bodies[0], "no_such_field": 1}]})
    errors = problem(response, 422)["errors"]
    assert [error["pointer"] for error in errors] == [f"/items/{count}/no_such_field"]
    assert await total(resource, context) == before
    response = await context.client.post(path, json={"items": bodies})
    assert response.status_code == 201, response.text
    items = response.json()["items"]
    assert len(items) == count
    for item in items:
        assert (await context.client.get(f"{resource.path}/{item['id']}")).json() == item
    assert await total(resource, context) == before + count
    wrongs: list[dict[str, Any]] = [{}, {"items": []}, {"items": bodies[:1] * 101}]
    for wrong in wrongs:
        problem(await context.client.post(path, json=wrong), 422)


async def changes_all_or_nothing(resource: Resource, context: Context, shown: Sequence[str], count: int) -> None:
    """Records are changed together, each from the version named; one stale version keeps all of them as they were."""
    path = f"{resource.path}/batch"
    ids = [id_of(await resource.make(context.session)) for _ in range(count)]
    before = (await context.client.get(f"{resource.path}/{ids[0]}")).json()
    change = {"id": ids[0], "version": 1, **{name: before[name] for name in shown[:1]}}
    for refused, status in (({"id": ids[0], "version": 7}, 412), ({"id": UNKNOWN_ID, "version": 1}, 404)):
        found = problem(await context.client.patch(path, json={"items": [change, refused]}), status)
        assert [error["pointer"] for error in found["errors"]] == ["/items/1"]
    assert (await context.client.get(f"{resource.path}/{ids[0]}")).json() == before
    wrong = problem(await context.client.patch(path, json={"items": [change, {"id": ids[0]}]}), 422)
    assert [error["pointer"] for error in wrong["errors"]] == ["/items/1/version"]
    rest = [{"id": one, "version": 1} for one in ids[1:]]
    answer = await context.client.patch(path, json={"items": [change, *rest]})
    assert answer.status_code == 200, answer.text
    assert [item["id"] for item in answer.json()["items"]] == ids
    assert [item["version"] for item in answer.json()["items"]] == [1 + len(shown[:1])] + [1] * len(rest)


async def points_at_duplicate(resource: Resource, context: Context, field: str, value: Any) -> None:
    """A value twice in one batch is a conflict that names the item and the field, and nothing is stored."""
    bodies = [await resource.body(context.session, **{field: value}) for _ in range(2)]
    before = await total(resource, context)
    found = problem(await context.client.post(f"{resource.path}/batch", json={"items": bodies}), 409)
    assert f"/items/1/{field}" in [error["pointer"] for error in found["errors"]]
    assert await total(resource, context) == before


async def deletes_all_or_nothing(resource: Resource, context: Context, count: int) -> None:
    """Records are deleted together; one that does not exist or is stale keeps all of them."""
    path = f"{resource.path}/batch"
    ids = [id_of(await resource.make(context.session)) for _ in range(count)]
    items = [{"id": one} for one in ids]
    for refused, status in (({"id": UNKNOWN_ID}, 404), ({"id": ids[0], "version": 7}, 412)):
        found = problem(
            await context.client.request("DELETE", path, json={"items": [*items[1:], refused]}),
            status,
        )
        assert [error["pointer"] for error in found["errors"]] == [f"/items/{count - 1}"]
    assert (await context.client.get(f"{resource.path}/{ids[-1]}")).status_code == 200
    response = await context.client.request("DELETE", path, json={"items": [{**items[0], "version": 1}, *items[1:]]})
    assert response.status_code == 204, response.text
    for one in ids:
        problem(await context.client.get(f"{resource.path}/{one}"), 404)
