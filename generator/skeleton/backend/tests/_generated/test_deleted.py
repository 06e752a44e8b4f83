"""Deleted records are for administrators."""

from httpx2 import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.settings import Settings
from tests.checks import problem
from tests.factories import make_user
from tests.identity import headers_for

USERS = "/api/v1/users"


async def test_only_an_administrator_sees_deleted_records(
    anonymous: AsyncClient, session: AsyncSession, settings: Settings
) -> None:
    user, admin = await make_user(session), await make_user(session, role="admin")
    for deleted in ("only", "with"):
        params = {"deleted": deleted}
        problem(await anonymous.get(USERS, params=params), 401)
        problem(await anonymous.get(USERS, params=params, headers=headers_for(settings, user)), 403)
        answer = await anonymous.get(USERS, params=params, headers=headers_for(settings, admin))
        assert answer.status_code == 200, answer.text


async def test_a_deleted_account_is_shut_out_and_its_address_is_free(
    anonymous: AsyncClient, session: AsyncSession, settings: Settings
) -> None:
    user, admin = await make_user(session), await make_user(session, role="admin")
    headers = headers_for(settings, admin)
    assert (await anonymous.delete(f"{USERS}/{user.id}", headers=headers)).status_code == 204
    problem(await anonymous.get("/api/v1/auth/me", headers=headers_for(settings, user)), 401)
    again = await make_user(session, email=user.email)
    assert again.id != user.id
    problem(await anonymous.post(f"{USERS}/{user.id}/restore", headers=headers), 409)
