"""What may differ between two installations about accounts, read from the environment (or a `.env` file)."""

from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

from fastapi import Depends
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class AuthSettings(BaseSettings):
    """Lifetimes of the tokens themselves are in app.core.settings."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore")

    # Browsers take localhost for a secure place; only plain http elsewhere needs False.
    cookie_secure: bool = True
    cookie_same_site: Literal["lax", "strict"] = "lax"
    password_min_length: Annotated[int, Field(ge=8, le=64)] = 8
    lockout_attempts: Annotated[int, Field(ge=1)] = 10
    lockout_minutes: Annotated[int, Field(ge=1)] = 15
    # 0: API keys may last for ever.
    api_key_max_days: Annotated[int, Field(ge=0, le=3650)] = 0
    verification_hours: Annotated[int, Field(ge=1)] = 48
    recovery_minutes: Annotated[int, Field(ge=1)] = 30
    # How the switch `sign_up` stands until somebody decides otherwise; the next one is that of `email_verification`.
    feature_sign_up: bool = True
    # True: nobody signs in before confirming their address.
    verified_email_required: bool = False
    mail_from: str = "no-reply@localhost"
    # Without a server mails are written into this folder.
    mail_outbox: Path = Path("outbox")
    smtp_host: str = ""
    smtp_port: Annotated[int, Field(ge=1, le=65_535)] = 587
    smtp_user: str = ""
    smtp_password: SecretStr = SecretStr("")
    smtp_security: Literal["starttls", "tls", "none"] = "starttls"


@lru_cache
def get_auth_settings() -> AuthSettings:
    """Returns the settings of this process, read once."""
    return AuthSettings()


async def provide_auth_settings() -> AuthSettings:
    """Returns the same to routes; a function that is not `async` would be called in a thread."""
    return get_auth_settings()


AuthSettingsDep = Annotated[AuthSettings, Depends(provide_auth_settings)]
