"""Puts the application together."""

import asyncio
import gc
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI
from fastapi.middleware.cors import CORSMiddleware
from starlette.routing import BaseRoute

from app.core import handlers, health, metrics, migrations, openapi, project
from app.core.cache import forgetting
from app.core.cache_redis import create_cache
from app.core.changes import Announcer
from app.core.database import Database, create_database
from app.core.feed_redis import create_feed
from app.core.logging import configure_logging
from app.core.metrics import CountRequests, Metrics
from app.core.middleware import BodyLimit, ErrorBoundary, RequestContext
from app.core.ratelimit import RateLimit, create_limiter
from app.core.read_only import ReadOnly
from app.core.routing import flattened
from app.core.security_headers import SecurityHeaders
from app.core.settings import Settings, get_settings
from app.core.stopping import stopped_early
from app.core.switches import Switchboard
from app.core.telemetry import telemetry_config
from app.core.timeouts import TimeLimit
from app.modules.registry import ROUTERS, TAGS

API_PREFIX = "/api/v1"
# Addresses that take files.
UPLOADS = re.compile(rf"{API_PREFIX}/(files|[^/]+/import)")
# What has to work while nothing else may be changed: coming and going, and turning that off again.
PASSES = re.compile(
    rf"{API_PREFIX}/(auth/(login|refresh|logout|logout-everywhere|session(/refresh)?|sessions/[^/]+)"
    r"|admin/features/[^/]+|changes/tickets)"
)
# What scripts of other origins may read of an answer.
EXPOSED_HEADERS = ["ETag", "X-Request-ID", "Retry-After", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"]


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Brings the database up to date before the first request; lets go of connections after the last one."""
    settings: Settings = app.state.settings
    if settings.migrate_on_start:
        await asyncio.to_thread(migrations.upgrade, settings.database_url)
    await app.state.feed.start()
    # What was made so far stays until the end: collecting garbage need not look through it again and again.
    gc.collect()
    gc.freeze()
    with stopped_early(app.state.feed.stop):
        yield
    await app.state.feed.stop()
    await app.state.limiter.close()
    if app.state.cache is not None:
        await app.state.cache.close()
    await app.state.database.close()


def create_app(settings: Settings | None = None, database: Database | None = None) -> FastAPI:
    """Returns an application; tests pass settings and a database of their own."""
    settings = settings or get_settings()
    configure_logging(settings)
    app = FastAPI(
        title=project.NAME,
        description=project.DESCRIPTION,
        version="1",
        lifespan=lifespan,
        openapi_tags=list(TAGS),
        openapi_url=f"{API_PREFIX}/openapi.json" if settings.shows_docs else None,
        docs_url="/docs" if settings.shows_docs else None,
        redoc_url=None,
        telemetry=telemetry_config(settings),
    )
    app.state.settings = settings
    app.state.database = database or create_database(settings)
    app.state.limiter = create_limiter(settings)
    app.state.metrics = Metrics()
    app.state.changes = Announcer()
    app.state.cache = create_cache(settings)
    if app.state.cache is not None:
        app.state.changes.listeners.append(forgetting(app.state.cache))
    app.state.feed = create_feed(settings)
    app.state.changes.listeners.append(app.state.feed.tell)
    app.state.switches = create_switches(app, settings)
    app.state.changes.listeners.append(app.state.switches.heard)
    handlers.install(app)
    add_middleware(app, settings)

    app.include_router(health.router)
    if settings.metrics_enabled:
        app.include_router(metrics.router)
    include_modules(app)
    return app


def create_switches(app: FastAPI, settings: Settings) -> Switchboard:
    """Returns the switches; connections to the feed notice when they change."""
    switches = Switchboard(settings, lambda: app.state.database)
    switches.listeners.append(app.state.feed.doubt)
    return switches


def include_modules(app: FastAPI) -> None:
    """Adds the routes of all entities, each router by itself and flat; the document shows them as they are declared."""
    others = list(app.routes)
    for router in ROUTERS:
        app.include_router(flattened(router), prefix=API_PREFIX)
    served = {id(route) for route in app.routes} - {id(route) for route in others}

    def documented() -> list[BaseRoute]:
        declared = APIRouter()
        for router in ROUTERS:
            declared.include_router(flattened(router, as_declared=True), prefix=API_PREFIX)
        return [*(route for route in app.routes if id(route) not in served), *declared.routes]

    openapi.install(app, documented)


def add_middleware(app: FastAPI, settings: Settings) -> None:
    """Wraps the application, from the inside out: the last one added is the first to see a request."""
    app.add_middleware(ErrorBoundary)
    app.add_middleware(ReadOnly, switches=app.state.switches, passes=PASSES)
    app.add_middleware(TimeLimit, seconds=settings.request_timeout_seconds)
    app.add_middleware(
        BodyLimit,
        limit=settings.body_limit_bytes,
        upload_limit=settings.upload_limit_bytes,
        uploads=UPLOADS,
    )
    if settings.rate_limit_enabled:
        app.add_middleware(RateLimit, settings=settings, limiter=app.state.limiter)
    if settings.cors_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.cors_origins,
            allow_credentials=settings.cors_credentials,
            allow_methods=["*"],
            allow_headers=["*"],
            expose_headers=EXPOSED_HEADERS,
        )
    app.add_middleware(SecurityHeaders, https_only=settings.environment == "production")
    if settings.metrics_enabled:
        app.add_middleware(CountRequests, metrics=app.state.metrics)
    app.add_middleware(RequestContext)
