"""Who may call a route. Every route names its rule; a test walks them all and fails on one that has none."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from fastapi import FastAPI
from fastapi.routing import APIRoute, APIWebSocketRoute, RouteContext, iter_route_contexts
from starlette.routing import WebSocketRoute

RuleT = TypeVar("RuleT", bound=Callable[..., Any])


def access_rule(rule: RuleT) -> RuleT:
    """Marks a dependency as an access rule."""
    setattr(rule, "is_access_rule", True)  # noqa: B010 - functions have no declared attributes
    return rule


def open_rule(rule: RuleT) -> RuleT:
    """Marks a dependency as an access rule that lets strangers through, on purpose."""
    setattr(rule, "is_open_rule", True)  # noqa: B010 - functions have no declared attributes
    return access_rule(rule)


def is_access_rule(dependency: object) -> bool:
    return getattr(dependency, "is_access_rule", False) is True


@open_rule
async def public() -> None:
    """Anyone may call this route, on purpose."""


def api_routes(app: FastAPI) -> list[RouteContext]:
    """Returns every route of the API as it is served, with its whole path and all its dependencies."""
    return [context for context in iter_route_contexts(app.routes) if isinstance(context.original_route, APIRoute)]


def socket_routes(app: FastAPI) -> list[RouteContext]:
    """Returns every WebSocket route as it is served; one that FastAPI does not know has no rules."""
    contexts = iter_route_contexts(app.routes)
    return [found for found in contexts if isinstance(found.original_route, APIWebSocketRoute | WebSocketRoute)]


def rules_of(route: RouteContext) -> list[object]:
    """Returns the access rules that guard a route."""

    def walk(dependant: Any) -> Iterator[object]:
        for item in dependant.dependencies:
            if is_access_rule(item.call):
                yield item.call
            yield from walk(item)

    # A route that is none of FastAPI's has no dependencies.
    dependant = getattr(route, "dependant", None)
    return [] if dependant is None else list(walk(dependant))


def is_open(route: RouteContext) -> bool:
    """Returns whether a stranger may call the route."""
    rules = rules_of(route)
    return bool(rules) and all(getattr(rule, "is_open_rule", False) for rule in rules)
