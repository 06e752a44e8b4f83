"""Bodies of the sign-in routes."""

from typing import Annotated, Literal

from pydantic import Field, SecretStr

from app.core.schemas import Email, Input, Schema
from app.modules.user.ext import UserCreate

# argon2 reads any length; the upper bound keeps a request from buying unbounded work.
Password = Annotated[SecretStr, Field(min_length=8, max_length=200)]


class Register(UserCreate):
    """A new account; its role is never the client's choice."""

    password: Password


class Login(Input):
    email: Email
    password: Annotated[SecretStr, Field(max_length=200)]


class Refresh(Input):
    refresh_token: Annotated[str, Field(max_length=200)]


class Tokens(Schema):
    """The access token goes into `Authorization: Bearer …`; the refresh token works once."""

    access_token: str
    refresh_token: str
    token_type: Literal["bearer"] = "bearer"
    expires_in: int
