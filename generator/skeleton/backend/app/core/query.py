"""Query parameters read in one go.

A list has parameters by the dozen and a request names two or three of them. FastAPI looks for each in the request by
itself, which takes longer than asking the database. Routes declare `Annotated[SomeQuery, Query()]` as ever and are
documented by that; what is served reads the parameters that are there and validates them once.
"""

import inspect
from collections.abc import Awaitable, Callable
from functools import cache
from types import FunctionType
from typing import Annotated, Any, get_args, get_origin

from fastapi import Depends, Request
from fastapi.exceptions import RequestValidationError
from fastapi.params import Query
from pydantic import BaseModel, ValidationError

Endpoint = Callable[..., Any]


@cache
def reader(model: type[BaseModel]) -> Callable[[Request], Awaitable[BaseModel]]:
    """Returns what reads the model from the query of a request; raises 422."""
    fields = model.model_fields.items()
    many = {info.alias or name for name, info in fields if takes_several(info.annotation)}

    async def read_query(request: Request) -> BaseModel:
        given: dict[str, Any] = {}
        for name, value in request.query_params.multi_items():
            if name in many:
                given.setdefault(name, []).append(value)
            else:
                # Of one that is given twice the last counts.
                given[name] = value
        try:
            return model.model_validate(given)
        except ValidationError as error:
            found = error.errors(include_url=False)
            raise RequestValidationError([{**item, "loc": ("query", *item["loc"])} for item in found]) from error

    return read_query


def takes_several(annotation: Any) -> bool:
    """Returns whether a parameter of this type may be repeated."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return takes_several(get_args(annotation)[0])
    return origin is list or any(takes_several(part) for part in get_args(annotation) if origin is not None)


def query_model(annotation: Any) -> type[BaseModel] | None:
    """Returns the model a parameter of a route takes from the query, None for any other parameter."""
    if get_origin(annotation) is not Annotated:
        return None
    kind, *rest = get_args(annotation)
    is_model = isinstance(kind, type) and issubclass(kind, BaseModel)
    return kind if is_model and any(isinstance(item, Query) for item in rest) else None


def reading_at_once(endpoint: Endpoint) -> Endpoint:
    """Returns the endpoint with its query models read by `reader`, or the endpoint itself when it has none."""
    if not isinstance(endpoint, FunctionType):
        return endpoint
    signature = inspect.signature(endpoint)
    parameters = [
        parameter if model is None else parameter.replace(annotation=Annotated[model, Depends(reader(model))])
        for parameter in signature.parameters.values()
        for model in [query_model(parameter.annotation)]
    ]
    if parameters == list(signature.parameters.values()):
        return endpoint
    copy = FunctionType(
        endpoint.__code__, endpoint.__globals__, endpoint.__name__, endpoint.__defaults__, endpoint.__closure__
    )
    for name in ("__kwdefaults__", "__doc__", "__qualname__", "__module__"):
        setattr(copy, name, getattr(endpoint, name))
    copy.__dict__.update(endpoint.__dict__, __signature__=signature.replace(parameters=parameters))
    return copy
