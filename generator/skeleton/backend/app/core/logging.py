"""Structured logs: lines for people in development, JSON for machines elsewhere; no request bodies, no secrets."""

import logging

import structlog

from app.core.settings import Settings


def configure_logging(settings: Settings) -> None:
    """Sets up structlog for this process."""
    renderer: structlog.typing.Processor = structlog.processors.JSONRenderer()
    if settings.environment == "development":
        renderer = structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
    processors: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    if settings.environment != "development":
        # Without local variables: they hold bodies and secrets.
        transform = structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
        processors.append(structlog.processors.ExceptionRenderer(transform))
    structlog.configure(
        processors=[*processors, renderer],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[settings.log_level]),
        cache_logger_on_first_use=False,
    )
