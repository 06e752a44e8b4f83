"""Structured logs: lines for people in development, JSON for machines elsewhere; no request bodies, no secrets."""

import logging

import structlog

from app.core.settings import Settings


def configure_logging(settings: Settings) -> None:
    """Sets up structlog for this process."""
    renderer: structlog.typing.Processor = structlog.processors.JSONRenderer()
    if settings.environment == "development":
        renderer = structlog.dev.ConsoleRenderer()
    processors: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    if settings.environment != "development":
        processors.append(structlog.processors.dict_tracebacks)
    structlog.configure(
        processors=[*processors, renderer],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[settings.log_level]),
        cache_logger_on_first_use=False,
    )
