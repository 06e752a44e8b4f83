"""What figures promise: they are those one would count and add up by hand from the list."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from tests.checks import UNKNOWN_ID, Context, Resource, problem
from tests.schema import assert_fits_schema

PERIODS = {"day": 10, "month": 7, "year": 4}


def key_of(item: dict[str, Any], name: str) -> Any:
    """Returns the group that a row of the list falls into."""
    field, _, unit = name.rpartition("__")
    if unit in PERIODS and field in item:
        return None if item[field] is None else item[field][: PERIODS[unit]]
    return item[name]


def figure_of(items: Sequence[dict[str, Any]], metric: str) -> Any:
    """Returns a figure, added up by hand."""
    if metric == "count":
        return len(items)
    field, _, operation = metric.rpartition("__")
    values = [item[field] for item in items if item[field] is not None]
    if not values:
        return None
    numbers = [Decimal(str(value)) for value in values]
    found = {"sum": sum(numbers), "avg": sum(numbers) / len(numbers), "min": min(numbers), "max": max(numbers)}[
        operation
    ]
    return Decimal(found)


async def add_up(
    resource: Resource, context: Context, groups: Sequence[str], metrics: Sequence[str], count: int
) -> None:
    """Each figure of each group is right, with the list's filters; what cannot be told is refused."""
    ids = [(await resource.make(context.session)).id for _ in range(count)]
    items = await context.client.get(resource.path, params={"id__in": ids})
    rows = items.json()["items"]
    path = f"{resource.path}/aggregates"
    for names in ([], *([name] for name in groups), list(groups[:2])):
        params: dict[str, Any] = {"id__in": ids, "group_by": ",".join(names), "metrics": ",".join(metrics)}
        response = await context.client.get(path, params=params)
        assert response.status_code == 200, response.text
        body = response.json()
        assert_fits_schema(context.client, "get", path, body)
        expected: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
        for row in rows:
            expected.setdefault(tuple(key_of(row, name) for name in names), []).append(row)
        found = {tuple(figure["key"][name] for name in names): figure["values"] for figure in body["items"]}
        assert found.keys() == expected.keys(), names
        for key, values in found.items():
            assert list(values) == list(metrics)
            for metric, value in values.items():
                wanted = figure_of(expected[key], metric)
                if wanted is None or metric == "count":
                    assert value == wanted, metric
                else:
                    assert abs(Decimal(str(value)) - wanted) <= max(Decimal("0.0001"), abs(wanted) / 10**9), metric
        for name in names:
            assert (
                set(body["labels"].get(name, {}))
                == {str(key_of(row, name)) for row in rows if name.endswith("_id") and key_of(row, name) is not None}
                or name not in body["labels"]
            )
    empty = (await context.client.get(path, params={"id__in": UNKNOWN_ID, "metrics": ",".join(metrics)})).json()[
        "items"
    ]
    assert [set(figure["values"].values()) <= {0, None} for figure in empty] == [True]
    known = response.headers["etag"]
    assert (await context.client.get(path, params=params, headers={"If-None-Match": known})).status_code == 304
    for wrong in ("group_by=no_such_field", "metrics=no_such_metric", "no_such_filter=1", "limit=1"):
        problem(await context.client.get(f"{path}?{wrong}"), 422)
