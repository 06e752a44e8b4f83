"""Everything that may differ between two installations, read from the environment (or a `.env` file)."""

from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy.engine import make_url

from app.core.project import SLUG

DEVELOPMENT_SECRET = "development-only-secret-change-me-0000000000"
# Everybody can read them: the default above, the one in .env.example and the one the tests run with.
KNOWN_SECRETS = frozenset(
    {
        DEVELOPMENT_SECRET,
        "change-me-change-me-change-me-change-me",
        "only-for-tests-0123456789abcdef0123456789abcdef",
    }
)

# Plain URLs as hosting providers hand them out, and the asynchronous driver each one needs.
ASYNC_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
    "mysql": "mysql+aiomysql",
    "mariadb": "mysql+aiomysql",
}


def with_async_driver(url: object) -> object:
    """Returns the database URL with an asynchronous driver; a URL that names one is left alone."""
    if not isinstance(url, str):
        return url
    scheme, separator, rest = url.strip().partition("://")
    return f"{ASYNC_DRIVERS.get(scheme, scheme)}{separator}{rest}"


def split_list(value: object) -> object:
    """Returns a comma-separated string as a list."""
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    return value


class Settings(BaseSettings):
    """Defaults suit development; production refuses the ones that would be dangerous there."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore")

    environment: Literal["development", "test", "production"] = "development"
    database_url: Annotated[str, BeforeValidator(with_async_driver)] = f"sqlite+aiosqlite:///./{SLUG}.db"
    database_pool_size: Annotated[int, Field(ge=1, le=200)] = 10
    database_pool_overflow: Annotated[int, Field(ge=0, le=200)] = 10
    database_pool_timeout_seconds: Annotated[float, Field(gt=0)] = 10.0
    database_pool_recycle_seconds: Annotated[int, Field(ge=-1)] = 1800
    database_echo: bool = False
    migrate_on_start: bool = True
    secret_key: SecretStr = SecretStr(DEVELOPMENT_SECRET)
    access_token_minutes: Annotated[int, Field(ge=1)] = 15
    refresh_token_days: Annotated[int, Field(ge=1)] = 30
    refresh_grace_seconds: Annotated[int, Field(ge=0)] = 20
    # How long answers to lists are kept in memory; 0: not at all.
    cache_seconds: Annotated[float, Field(ge=0, le=86_400)] = 10
    cache_limit_bytes: Annotated[int, Field(ge=0)] = 16_777_216
    # The address people type: pages served there may listen to changes, and mails link to them.
    public_url: str = "http://localhost:3000"
    cors_origins: Annotated[list[str], NoDecode, BeforeValidator(split_list)] = []
    cors_credentials: bool = True
    rate_limit_enabled: bool = True
    rate_limit_per_minute: Annotated[int, Field(ge=1, le=1_000_000)] = 600
    rate_limit_per_address: Annotated[int, Field(ge=1, le=1_000_000)] = 1200
    redis_url: SecretStr | None = None
    redis_prefix: str = SLUG
    # How many changes a listener that was away may have missed, and how many may wait for one that reads slowly.
    feed_history: Annotated[int, Field(ge=1, le=100_000)] = 1000
    feed_queue: Annotated[int, Field(ge=1, le=100_000)] = 200
    feed_per_account: Annotated[int, Field(ge=1)] = 10
    feed_per_address: Annotated[int, Field(ge=1)] = 100
    feed_ping_seconds: Annotated[float, Field(gt=0)] = 25.0
    feed_idle_seconds: Annotated[float, Field(gt=0)] = 900.0
    request_timeout_seconds: Annotated[float, Field(gt=0)] = 30.0
    body_limit_bytes: Annotated[int, Field(ge=1024)] = 1_048_576
    upload_limit_bytes: Annotated[int, Field(ge=1024)] = 10_485_760
    import_max_rows: Annotated[int, Field(ge=1)] = 5_000
    # How the switches stand until somebody decides otherwise.
    feature_csv_import: bool = True
    feature_csv_export: bool = True
    feature_realtime: bool = True
    read_only: bool = False
    # Types of files that are taken, as their bytes tell them: `image/*,application/pdf`.
    upload_types: Annotated[list[str], NoDecode, BeforeValidator(split_list)] = ["*/*"]
    storage: Literal["disk", "s3"] = "disk"
    storage_dir: Path = Path("storage")
    s3_bucket: str = ""
    # Left out for Amazon itself.
    s3_endpoint_url: str | None = None
    s3_region: str = "us-east-1"
    # Left out: where Amazon's own tools look for them.
    s3_access_key_id: str | None = None
    s3_secret_access_key: SecretStr | None = None
    # None: everywhere except in production.
    docs_enabled: bool | None = None
    metrics_enabled: bool = True
    metrics_token: SecretStr | None = None
    otel_enabled: bool = False
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @field_validator(
        "redis_url",
        "metrics_token",
        "docs_enabled",
        "s3_endpoint_url",
        "s3_access_key_id",
        "s3_secret_access_key",
        mode="before",
    )
    @classmethod
    def empty_is_none(cls, value: object) -> object:
        """Takes `NAME=` in a file for a setting that is left out."""
        return None if value == "" else value

    @property
    def shows_docs(self) -> bool:
        """Returns whether the documentation pages are served: in production only when asked for."""
        return self.environment != "production" if self.docs_enabled is None else self.docs_enabled

    @property
    def is_sqlite(self) -> bool:
        return make_url(self.database_url).get_backend_name() == "sqlite"

    @model_validator(mode="after")
    def refuse_unsafe_production(self) -> Self:
        """Raises when production would start with a known secret, a forgotten database or an open door."""
        if "*" in self.cors_origins and self.cors_credentials:
            raise ValueError("CORS_ORIGINS: name each origin; '*' cannot be combined with CORS_CREDENTIALS=true")
        if self.storage == "s3" and not self.s3_bucket:
            raise ValueError("S3_BUCKET: must be set with STORAGE=s3")
        if self.environment != "production":
            return self
        secret = self.secret_key.get_secret_value()
        # A short secret can be guessed, one with few different characters was typed by hand.
        if len(secret) < 32 or len(set(secret)) < 10 or secret in KNOWN_SECRETS:
            raise ValueError("SECRET_KEY: set a random value of at least 32 characters in production")
        if self.database_echo:
            raise ValueError("DATABASE_ECHO: would write personal data into the logs in production")
        if self.metrics_token is not None and len(self.metrics_token.get_secret_value()) < 16:
            raise ValueError("METRICS_TOKEN: at least 16 characters in production")
        if "database_url" not in self.model_fields_set:
            raise ValueError("DATABASE_URL: must be set in production")
        return self


@lru_cache
def get_settings() -> Settings:
    """Returns the settings of this process, read once."""
    return Settings()
