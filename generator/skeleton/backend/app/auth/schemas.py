"""Bodies of the routes about accounts."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, SecretStr, StringConstraints

from app.core.keys import Key
from app.core.schemas import NO_NULL, Email, Flag, Input, Moment, Schema
from app.modules.user.ext import UserCreate

# argon2 reads any length; the upper bound keeps a request from buying unbounded work.
Password = Annotated[SecretStr, Field(min_length=8, max_length=200)]
GivenPassword = Annotated[SecretStr, Field(max_length=200)]
Token = Annotated[str, Field(max_length=200)]
KeyName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80), NO_NULL]
Scope = Literal["read", "write"]


class Register(UserCreate):
    """A new account; its role is never the client's choice."""

    password: Password


class Login(Input):
    email: Email
    password: GivenPassword


class Refresh(Input):
    refresh_token: Token


class Tokens(Schema):
    """The access token goes into `Authorization: Bearer …`; the refresh token works once."""

    access_token: str
    refresh_token: str
    token_type: Literal["bearer"] = "bearer"
    expires_in: int


class BrowserSession(Schema):
    """The tokens are in cookies; requests that change something repeat `csrf_token` in `X-CSRF-Token`."""

    csrf_token: str
    expires_in: int


class NewPassword(Input):
    current_password: GivenPassword
    new_password: Password


class Address(Input):
    email: Email


class Recovery(Input):
    token: Token
    new_password: Password


class Verification(Input):
    token: Token


class AccountSession(Schema):
    """Where an account is signed in."""

    id: UUID
    started_at: Moment
    last_used_at: Moment
    user_agent: str
    address: str


class SessionRead(AccountSession):
    """Where one's own account is signed in; `current` is the one that asks."""

    current: bool


class AccountChange(Input):
    """What administrators decide about an account; what is left out stays."""

    role: str | None = Field(None, max_length=64)
    is_active: bool | None = None


class SwitchPosition(Schema):
    """How a feature stands; `default` is how it stands when nobody has decided."""

    name: str = Field(examples=["csv_export"])
    description: str
    enabled: bool
    default: bool
    changed_at: Moment | None
    changed_by: Key | None


class SwitchDecision(Input):
    """How a feature is to stand; null: as the settings say."""

    enabled: Flag | None


class ApiKeyCreate(Input):
    """A new key: `read` is for GET requests only, `write` for all; without days it ends when the installation says so."""

    name: KeyName
    scopes: Annotated[list[Scope], Field(min_length=1, max_length=2)] = ["read"]
    expires_in_days: Annotated[int, Field(ge=1, le=3650)] | None = None


class ApiKeyRead(Schema):
    """A key as it is listed; `prefix` is how it begins."""

    id: int
    name: str
    prefix: str = Field(examples=["ak_1f2e3d4c"])
    scopes: list[Scope]
    created_at: Moment
    expires_at: Moment | None
    last_used_at: Moment | None


class ApiKeyMade(ApiKeyRead):
    """A key as it is answered once; it goes into `Authorization: Bearer …` or `X-API-Key`."""

    key: str = Field(examples=["ak_1f2e3d4c_3q2xu7mZyV0cQeW8nR5tKb1LhJ9pXaSdFgGiOoUvYz4"])
