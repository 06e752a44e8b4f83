"""Password hashing with argon2id, off the event loop."""

import asyncio
from functools import lru_cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from app.core.settings import get_settings


@lru_cache
def hasher() -> PasswordHasher:
    """Returns the hasher: argon2's own recommended cost, and the least possible in tests, where speed counts."""
    if get_settings().environment == "test":
        return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    return PasswordHasher()


@lru_cache
def decoy() -> str:
    """Returns a hash to check against when there is no account, so that both answers take the same time."""
    return hasher().hash("no account has this password")


async def hash_password(password: str) -> str:
    return await asyncio.to_thread(hasher().hash, password)


async def verify_password(stored: str | None, password: str) -> bool:
    """Returns whether the password is the stored one; None stands for an account that does not exist."""

    def verify() -> bool:
        try:
            return hasher().verify(stored or decoy(), password) and stored is not None
        except (VerificationError, InvalidHashError):
            return False

    return await asyncio.to_thread(verify)
