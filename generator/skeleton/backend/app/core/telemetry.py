"""Traces and metrics for OpenTelemetry, when OTEL_ENABLED asks for them; without it they cost nothing."""

from importlib.util import find_spec

from fastapi.telemetry import TelemetryConfig

from app.core.settings import Settings

QUIET = ("/health/", "/metrics")


def telemetry_config(settings: Settings) -> TelemetryConfig:
    """Returns what FastAPI shall record; raises when the packages for it are not installed.

    Where it goes is said by OpenTelemetry's own variables, first of all OTEL_EXPORTER_OTLP_ENDPOINT.
    """
    if not settings.otel_enabled:
        return {"tracing": False, "metrics": False, "logs": False, "operation_spans": False, "auto_configure": False}
    if find_spec("opentelemetry.sdk") is None:
        raise RuntimeError("OTEL_ENABLED is set, but its packages are not installed: pip install '.[otel]'")
    return {
        # Log records would carry the texts of exceptions, and those what people sent.
        "logs": False,
        "auto_configure": True,
        "exclude": lambda scope: str(scope.get("path", "")).startswith(QUIET),
    }
