"""What files promise: what goes out comes in again, formulas stay text, and bad rows are told by line and column."""

import csv
import io
from collections.abc import Sequence
from typing import Any

import pytest
from httpx2 import Response

from app.core.csv_export import CsvColumn, Kind, cell, safe
from app.core.csv_import import parse, value_of
from tests.checks import UNKNOWN_ID, Context, Resource, created, problem

CSV = {"Content-Type": "text/csv; charset=utf-8"}


async def export(resource: Resource, context: Context, **params: Any) -> str:
    """Returns the file."""
    response = await context.client.get(f"{resource.path}/export", params=params)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert "attachment" in response.headers["content-disposition"]
    return response.content.decode()


def rows_of(text: str, separator: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=separator))


async def exports(
    resource: Resource,
    context: Context,
    columns: Sequence[tuple[str, str]],
    count: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The file has the rows of the list, in its order, however many parts it is read in."""
    monkeypatch.setattr("app.core.repository.PART", 2)
    ids = [(await resource.make(context.session)).id for _ in range(count)]
    rows = rows_of(await export(resource, context, id__in=ids, sort="-id"))
    assert [row["id"] for row in rows] == [str(key) for key in sorted(ids, reverse=True)]
    assert list(rows[0]) == [name for name, _ in columns]
    marked = await export(resource, context, id__in=ids[0], bom=True, separator=";", headers="label", fields="id")
    assert marked.startswith("\ufeffID\r\n") or marked.startswith("\ufeff'")
    named = await export(resource, context, id__in=ids[0], headers="label")
    assert next(csv.reader(io.StringIO(named))) == [safe(label) for _, label in columns]
    assert list(rows_of(await export(resource, context, id__in=UNKNOWN_ID))) == []
    for wrong in ("fields=no_such_field", "no_such_filter=1", "separator=x", "limit=1"):
        problem(await context.client.get(f"{resource.path}/export?{wrong}"), 422)


async def send(resource: Resource, context: Context, text: str | bytes, mode: str = "all") -> Response:
    """Returns the answer to a file."""
    content = text if isinstance(text, bytes) else text.encode()
    return await context.client.post(f"{resource.path}/import", params={"mode": mode}, content=content, headers=CSV)


def as_file(rows: Sequence[Sequence[str]], separator: str = ",") -> str:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=separator).writerows(rows)
    return buffer.getvalue()


async def imports_what_it_exports(
    resource: Resource, context: Context, columns: Sequence[tuple[str, str]], fields: Sequence[str]
) -> None:
    """A record that was exported and deleted comes back by importing the file, with names or labels, `,` or `;`."""
    record = await created(resource, context)
    whole = (await context.client.get(resource.path, params={"id__in": record["id"]})).json()["items"][0]
    labels = [label for _, label in columns]
    headers = ["name", "label"] if len(set(labels)) == len(labels) else ["name"]
    for header in headers:
        separator = ";" if header == "label" else ","
        text = await export(resource, context, id__in=record["id"], headers=header, separator=separator, bom=True)
        assert (await context.client.delete(f"{resource.path}/{record['id']}")).status_code == 204
        response = await send(resource, context, text)
        assert response.status_code == 200, response.text
        assert response.json() == {"rows": 1, "created": 1, "failed": 0, "errors": []}
        newest = (await context.client.get(resource.path, params={"sort": "-created_at,-id", "limit": 1})).json()[
            "items"
        ][0]
        assert {name: newest[name] for name in fields} == {name: whole[name] for name in fields}
        record = newest
    form = {"file": ("rows.csv", as_file([["id"]]).encode(), "text/csv")}
    response = await context.client.post(f"{resource.path}/import", files=form)
    assert response.json() == {"rows": 0, "created": 0, "failed": 0, "errors": []}


async def reports_bad_rows(
    resource: Resource, context: Context, columns: Sequence[tuple[str, str]], field: str, wrong: str
) -> None:
    """One bad row and nothing is stored, or, if asked, only the good ones; the report says where."""
    label = dict(columns)[field]
    record = await created(resource, context)
    text = await export(resource, context, id__in=record["id"])
    assert (await context.client.delete(f"{resource.path}/{record['id']}")).status_code == 204
    header, good = list(csv.reader(io.StringIO(text, newline="")))
    bad = [wrong if name == field else value for name, value in zip(header, good, strict=True)]
    before = (await context.client.get(resource.path)).json()["total"]
    refused = problem(await send(resource, context, as_file([header, good, [], bad])), 422)
    assert refused["code"] == "import_refused"
    found = [error for error in refused["errors"] if error["field"] == field]
    assert [(error["line"], error["pointer"]) for error in found] == [(4, f"/4/{field}")]
    assert found[0]["column"] == label
    assert (await context.client.get(resource.path)).json()["total"] == before
    report = (await send(resource, context, as_file([header, good, [], bad]), "partial")).json()
    assert (report["rows"], report["created"], report["failed"]) == (2, 1, 1)
    assert [(error["line"], error["column"], error["field"]) for error in report["errors"]] == [(4, label, field)]
    assert report["errors"][0]["message"]
    assert (await context.client.get(resource.path)).json()["total"] == before + 1


async def refuses_what_is_no_file(resource: Resource, context: Context) -> None:
    """What is no CSV, or has columns that do not exist, is refused as a whole."""
    path = f"{resource.path}/import"
    problem(await context.client.post(path, json={}), 415)
    problem(await context.client.post(path, files={"other": b"id"}), 422)
    wrong: list[str | bytes] = ["", b"id\n\x80", b"\xff\xfe", '"id\n', "no_such_field\n1", "id,id,created_at\n1,2,3,4"]
    for text in wrong:
        problem(await send(resource, context, text), 422)
    assert problem(await send(resource, context, f"no_such_field\n{UNKNOWN_ID}"), 422)["errors"][0]["line"] == 1


def formulas_stay_text() -> None:
    """A text that a spreadsheet would run is quoted, and reads back as it was."""
    column = CsvColumn("name", "Name", "text")
    for text in ("=1+1", "+34 600", "-1", "@sum", "'=1", "''=1", "\t=1", "＝1", "'plain", "plain", "a=b"):
        shown = cell(text, "text")
        assert shown.startswith("'") or text[0] not in "=+-@\t＝"
        assert value_of(shown, column) == text


def cells_are_read_as_people_write_them() -> None:
    """Numbers with a comma, truth values in words, places and lists."""
    cases: list[tuple[str, Kind, str, Any]] = [
        ("a", "exact", "12,50", "12.50"),
        ("a", "number", "1,5", 1.5),
        ("a", "integer", " 7 ", 7),
        ("a", "integer", "7.0", "7.0"),
        ("a", "boolean", "Sí", True),
        ("a", "boolean", "NO", False),
        ("a", "boolean", "maybe", "maybe"),
        ("a", "ids", "1 2, 3", [1, 2, 3]),
        ("a", "place", "40.4,-3.7", {"lat": 40.4, "lng": -3.7}),
        ("a", "place", "here", "here"),
        ("a", "json", '{"a": 1}', {"a": 1}),
        ("a", "json", "{", "{"),
    ]
    for name, kind, text, value in cases:
        assert value_of(text, CsvColumn(name, name, kind)) == value
    header, rows = parse('a;b\r\n"x\ny";2\r\n\r\n3;4\r\n')
    assert (header.line, header.cells) == (1, ["a", "b"])
    assert [(row.line, row.cells) for row in rows] == [(2, ["x\ny", "2"]), (5, ["3", "4"])]
