"""Numbers for Prometheus, by route template: as many series as routes, however many records there are."""

import hmac
import time
from typing import Final

from fastapi import APIRouter, Depends, FastAPI, Request
from fastapi.routing import iter_route_contexts
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.core.access import public
from app.core.errors import ApiError, not_found
from app.core.settings import Settings

PATH: Final = "/metrics"
# Methods are free text; every unknown one is the same to us.
METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
BUCKETS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """What is counted. Each application has a registry of its own, so that several can live in one process."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "http_requests", "Requests answered", ("method", "route", "status"), registry=self.registry
        )
        self.seconds = Histogram(
            "http_request_duration_seconds",
            "Time to answer",
            ("method", "route"),
            buckets=BUCKETS,
            registry=self.registry,
        )
        # Finding the series of a request by its labels takes longer than counting it.
        self.series: dict[tuple[str, str, int], tuple[Counter, Histogram]] = {}
        self.in_progress = Gauge("http_requests_in_progress", "Requests being answered", registry=self.registry)

    def count(self, method: str, template: str, status: int, seconds: float) -> None:
        """Counts a request answered."""
        key = method, template, status
        if key not in self.series:
            counter = self.requests.labels(method, template, str(status))
            self.series[key] = counter, self.seconds.labels(method, template)
        counter, histogram = self.series[key]
        counter.inc()
        histogram.observe(seconds)


class CountRequests:
    """Counts every request once, when its answer is complete."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics
        self.templates: dict[int, str] = {}

    def template(self, scope: Scope) -> str:
        """Returns the template of the route that took the request; what no route took is one series."""
        route = scope.get("route")
        if route is None:
            return "none"
        if not self.templates:
            app: FastAPI = scope["app"]
            self.templates = {id(found.original_route): str(found.path) for found in iter_route_contexts(app.routes)}
        return self.templates.get(id(route), "other")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] == PATH:
            await self.app(scope, receive, send)
            return
        started = time.perf_counter()
        status = 500

        async def watch(part: Message) -> None:
            nonlocal status
            if part["type"] == "http.response.start":
                status = part["status"]
            await send(part)

        self.metrics.in_progress.inc()
        try:
            await self.app(scope, receive, watch)
        finally:
            self.metrics.in_progress.dec()
            method = scope["method"] if scope["method"] in METHODS else "other"
            self.metrics.count(method, self.template(scope), status, time.perf_counter() - started)


router = APIRouter(dependencies=[Depends(public)])


@router.get(PATH, include_in_schema=False)
async def read_metrics(request: Request) -> Response:
    """Answers the numbers: to anyone in development, in production only to who has METRICS_TOKEN (404 without one)."""
    settings: Settings = request.app.state.settings
    if settings.metrics_token is None:
        if settings.environment == "production":
            raise not_found()
    else:
        given = request.headers.get("authorization", "").encode()
        wanted = f"Bearer {settings.metrics_token.get_secret_value()}".encode()
        if not hmac.compare_digest(given, wanted):
            raise ApiError(401, "unauthenticated", headers={"WWW-Authenticate": "Bearer"})
    metrics: Metrics = request.app.state.metrics
    return Response(generate_latest(metrics.registry), headers={"Content-Type": CONTENT_TYPE_LATEST})
