"""The OpenAPI document, all of it: words, examples and failures of every operation."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import pytest
from fastapi import FastAPI, Query
from httpx2 import AsyncClient
from pydantic import BaseModel, create_model

from app.core.access import api_routes, is_open
from app.core.openapi import dump, is_current
from app.modules.documentation import ENTITIES
from tests.checks import problem
from tests.schema import Document

OPENAPI_FILE = Path(__file__).parents[2] / "openapi.json"


class Walker(Document):
    """Goes through a document whose parts may be references."""

    def part(self, item: dict[str, Any]) -> dict[str, Any]:
        """Returns what a reference to any part of the document stands for."""
        found: Any = self.content
        if "$ref" not in item:
            return item
        for name in item["$ref"].removeprefix("#/").split("/"):
            found = found[name]
        return dict(found)

    def operations(self) -> Iterator[tuple[str, str, dict[str, Any]]]:
        for path, item in self.content["paths"].items():
            for method, operation in item.items():
                yield path, method, operation

    def examples(self) -> Iterator[tuple[str, Any, dict[str, Any]]]:
        """Yields every example with its place and its schema."""
        for _, _, operation in self.operations():
            name = operation["operationId"]
            for given in operation.get("parameters", ()):
                parameter = self.part(given)
                for value in [parameter[key] for key in ("example",) if key in parameter] or parameter["examples"]:
                    yield f"{name} {parameter['name']}", value, parameter["schema"]
            for media, content in operation.get("requestBody", {}).get("content", {}).items():
                yield f"{name} {media}", content["example"], content["schema"]
            for status, given in operation["responses"].items():
                answer = self.part(given)
                for media, content in answer.get("content", {}).items():
                    yield f"{name} {status} {media}", content["example"], content.get("schema", {})
                for header in map(self.part, answer.get("headers", {}).values()):
                    yield f"{name} {status} header", header["schema"]["examples"][0], header["schema"]


@pytest.fixture(scope="session")
def walker(app: FastAPI) -> Walker:
    return Walker(app)


def test_every_operation_says_what_it_does(walker: Walker) -> None:
    described = {name for entity in ENTITIES for name in entity.operations}
    operations = {operation["operationId"]: operation for _, _, operation in walker.operations()}
    assert described <= set(operations)
    for name, operation in operations.items():
        assert operation["summary"].strip(), name
        assert len(operation["description"]) > len(operation["summary"]) / 2, name
        assert len(operation["tags"]) == len(set(operation["tags"])) > 0, name
        for parameter in map(walker.part, operation.get("parameters", ())):
            assert parameter["description"].strip(), f"{name} {parameter['name']}"
        for answer in operation["responses"].values():
            for link in answer.get("links", {}).values():
                assert link["operationId"] in operations, name
    for entity in ENTITIES:
        kinds = {kind: name for name, kind in entity.operations.items()}
        if "create" in kinds:
            created = operations[kinds["create"]]["responses"]["201"]
            assert {kinds["get"], kinds["update"], kinds["delete"]} <= set(created["links"])
    tags = {tag["name"]: tag["description"] for tag in walker.content["tags"]}
    assert {tag for operation in operations.values() for tag in operation["tags"]} <= set(tags)
    for entity in ENTITIES:
        assert entity.plural in tags[entity.tag]
        for schema, labels in entity.choices.items():
            assert walker.content["components"]["schemas"][schema]["x-enum-labels"] == labels


def test_every_example_fits_its_schema(walker: Walker) -> None:
    faults = [
        f"{place}: {fault}" for place, value, schema in walker.examples() for fault in walker.faults(value, schema)
    ]
    assert faults == []


def test_every_operation_says_how_it_fails(walker: Walker, app: FastAPI) -> None:
    open_routes = {
        (method.lower(), route.path) for route in api_routes(app) if is_open(route) for method in route.methods or ()
    }
    for path, method, operation in walker.operations():
        name, answers = operation["operationId"], operation["responses"]
        expected = set()
        if path.startswith("/api/"):
            expected |= {"429", "500", "503", "504"}
        if "requestBody" in operation:
            expected |= {"413", "415", "422"}
        if (method, path) not in open_routes:
            expected.add("401")
            assert operation["security"], name
            assert {} not in operation["security"], name
        assert expected <= set(answers), name
        for status, answer in answers.items():
            found = walker.part(answer)
            assert found["description"].strip(), name
            assert "X-Request-ID" in found["headers"], name
            if int(status) >= 400:
                example = found["content"]["application/problem+json"]["example"]
                assert (example["status"], bool(example["detail"])) == (int(status), True), name


def test_the_exported_document_is_what_the_code_says(app: FastAPI, folder: Path) -> None:
    # Made by `python -m app.cli export-openapi --output openapi.json`; a project may do without.
    assert is_current(app, OPENAPI_FILE) or not OPENAPI_FILE.exists()
    copy = folder / "document.json"
    assert not is_current(app, copy)
    copy.write_text(dump(app), encoding="utf-8")
    assert is_current(app, copy)
    copy.write_text(dump(app).replace("openapi", "openapy", 1), encoding="utf-8")
    assert not is_current(app, copy)


async def test_a_body_that_cannot_be_read_is_refused_as_such(client: AsyncClient, walker: Walker) -> None:
    as_json = {"Content-Type": "application/json"}
    for path, method, operation in walker.operations():
        media = operation.get("requestBody", {}).get("content", {})
        if method == "post" and "{" not in path and set(media) == {"application/json"}:
            problem(await client.post(path, content="<a/>", headers={"Content-Type": "application/xml"}), 415)
            for content in (b"\xff\xfe", b'{"a"'):
                problem(await client.post(path, content=content, headers=as_json), 422)


def test_models_of_parameters_may_be_any_number() -> None:
    app = FastAPI()

    def add(number: int) -> None:
        model: type[BaseModel] = create_model(f"Query{number}", text=(str, ""))

        @app.get(f"/{number}")
        def read(query: Annotated[model, Query()]) -> None:  # type: ignore[valid-type]  # made for this route alone
            del query

    for number in range(200):
        add(number)
    assert len(app.openapi()["paths"]) == 200
