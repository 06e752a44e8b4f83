"""Puts the application together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI
from fastapi.middleware.cors import CORSMiddleware

from app.core import handlers, health, openapi, project
from app.core.database import Database, create_database
from app.core.logging import configure_logging
from app.core.middleware import BodyLimit, ErrorBoundary, RateLimit, RequestContext
from app.core.settings import Settings, get_settings
from app.modules.registry import ROUTERS, TAGS

API_PREFIX = "/api/v1"


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Lets go of the database connections when the server stops."""
    yield
    database: Database = app.state.database
    await database.close()


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
        openapi_url=f"{API_PREFIX}/openapi.json" if settings.docs_enabled else None,
        docs_url="/docs" if settings.docs_enabled else None,
        redoc_url=None,
    )
    app.state.settings = settings
    app.state.database = database or create_database(settings)
    handlers.install(app)
    openapi.install(app)

    # The last one added is the outermost.
    app.add_middleware(ErrorBoundary)
    app.add_middleware(
        BodyLimit,
        limit=settings.body_limit_bytes,
        upload_limit=settings.upload_limit_bytes,
        upload_path=f"{API_PREFIX}/files",
    )
    if settings.rate_limit_enabled:
        app.add_middleware(RateLimit, per_minute=settings.rate_limit_per_minute)
    if settings.cors_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.cors_origins,
            allow_credentials=True,
            allow_methods=["*"],
            allow_headers=["*"],
            expose_headers=["ETag", "X-Request-ID"],
        )
    app.add_middleware(RequestContext)

    app.include_router(health.router)
    api = APIRouter(prefix=API_PREFIX)
    for router in ROUTERS:
        api.include_router(router)
    app.include_router(api)
    return app
