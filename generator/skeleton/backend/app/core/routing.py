"""Finding the route of a request without trying every pattern of the application."""

from fastapi import APIRouter
from fastapi.routing import APIRoute, APIWebSocketRoute, iter_route_contexts
from starlette.routing import Match
from starlette.types import Scope

from app.core.query import reading_at_once


class Section(APIRouter):
    """A router that looks at its routes only when the address has the first part of one of them in it."""

    # None: not known yet; an empty set: every address has to be tried.
    _parts: frozenset[str] | None = None

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        if self._parts is None:
            self._parts = self.first_parts()
        if self._parts and self._parts.isdisjoint(scope["path"].split("/")):
            return Match.NONE, {}
        return super().matches(scope)

    def first_parts(self) -> frozenset[str]:
        """Returns the first parts of the routes' addresses; none where one of them is a parameter."""
        parts = {str(route.path).strip("/").partition("/")[0] for route in iter_route_contexts(self.routes)}
        return frozenset() if any(part == "" or "{" in part for part in parts) else frozenset(parts)


# What a route was declared with, routers around it included.
DECLARED = [
    "response_model",
    "status_code",
    "tags",
    "dependencies",
    "summary",
    "description",
    "response_description",
    "responses",
    "deprecated",
    "methods",
    "operation_id",
    "include_in_schema",
    "response_class",
    "name",
    "callbacks",
    "openapi_extra",
]


def flattened(router: APIRouter, *, as_declared: bool = False) -> APIRouter:
    """Returns a router with the routes of all routers within: nested ones try their patterns once a level.

    They read their query parameters in one go, unless they are wanted as they were declared.
    """
    flat = Section()
    for found in iter_route_contexts(router.routes):
        if isinstance(found.original_route, APIRoute) and found.path is not None and found.endpoint is not None:
            declared = {name: getattr(found, name) for name in DECLARED}
            endpoint = found.endpoint if as_declared else reading_at_once(found.endpoint)
            flat.add_api_route(found.path, endpoint, **declared)
        elif isinstance(found.original_route, APIWebSocketRoute) and found.path and found.endpoint is not None:
            flat.add_api_websocket_route(found.path, found.endpoint, found.name, dependencies=found.dependencies)
        else:
            flat.routes.append(found.original_route)
    return flat
