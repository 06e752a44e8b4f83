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


# The most used passwords of eight characters and more, as published lists have them.
COMMON_PASSWORDS = """
password password1 12345678 123456789 1234567890 qwertyui qwerty123 qwertyuiop iloveyou sunshine princess football
baseball superman welcome1 trustno1 passw0rd starwars computer whatever internet 11111111 00000000 12341234
abcd1234 1q2w3e4r admin123 administrator contraseña contrasena barcelona realmadrid teamomucho
"""
COMMON = frozenset(COMMON_PASSWORDS.split())
FEWEST_CHARACTERS = 5


def is_weak(password: str, email: str, least: int) -> bool:
    """Returns whether a password is refused: too short, of few characters, common, or the address itself."""
    folded = password.casefold()
    name = email.partition("@")[0].casefold()
    return (
        len(password) < least
        or len(set(folded)) < FEWEST_CHARACTERS
        or folded in COMMON
        or (len(name) >= 4 and name in folded and len(folded) < len(name) + 6)
    )
