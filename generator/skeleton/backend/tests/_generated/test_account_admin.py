"""What administrators find out about accounts, and decide."""

from httpx2 import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from app.auth.settings import AuthSettings
from app.core.settings import Settings
from tests.accounts import auth, is_good, log_in, try_login
from tests.checks import UNKNOWN_ID, problem
from tests.factories import make_user
from tests.identity import headers_for
from tests.samples import id_of

__all__ = ["auth"]

ADMIN = "/api/v1/admin"


async def test_administrators_see_where_an_account_is_signed_in_and_sign_it_out(
    anonymous: AsyncClient, session: AsyncSession, settings: Settings, auth: AuthSettings
) -> None:
    user, other = await make_user(session), await make_user(session)
    first, second = await log_in(anonymous, user), await log_in(anonymous, user)
    untouched = await log_in(anonymous, other)
    headers = headers_for(settings, await make_user(session, role="admin"))
    path = f"{ADMIN}/users/{user.id}/sessions"
    found = (await anonymous.get(path, headers=headers)).json()
    assert len(found) == 2 and all(item["id"] and item["started_at"] for item in found)
    strangers: list[tuple[dict[str, str], int]] = [({}, 401), (headers_for(settings, other), 403)]
    for who, status in strangers:
        problem(await anonymous.get(path, headers=who), status)
        problem(await anonymous.delete(path, headers=who), status)
    assert await is_good(anonymous, first)
    assert (await anonymous.delete(path, headers=headers)).status_code == 204
    assert [await is_good(anonymous, tokens) for tokens in (first, second, untouched)] == [False, False, True]
    assert (await anonymous.get(path, headers=headers)).json() == []
    assert await try_login(anonymous, user) == 200
    lost = f"{ADMIN}/users/{UNKNOWN_ID}/sessions"
    problem(await anonymous.get(lost, headers=headers), 404)
    problem(await anonymous.delete(lost, headers=headers), 404)


async def test_accounts_are_found_by_role_and_by_whether_they_are_open(
    anonymous: AsyncClient, session: AsyncSession, settings: Settings
) -> None:
    boss = await make_user(session, role="admin")
    plain, closed = await make_user(session), await make_user(session)
    headers = headers_for(settings, boss)
    answer = await anonymous.patch(f"{ADMIN}/users/{closed.id}", json={"is_active": False}, headers=headers)
    assert answer.status_code == 200, answer.text

    async def found(**params: str | list[str]) -> set[object]:
        response = await anonymous.get("/api/v1/users", params=params, headers=headers)
        assert response.status_code == 200, response.text
        return {item["id"] for item in response.json()["items"]}

    assert await found(role="admin") == {id_of(boss)}
    assert await found(role="user") == {id_of(plain), id_of(closed)}
    assert await found(role__in=["user", "admin"]) == {id_of(boss), id_of(plain), id_of(closed)}
    assert await found(is_active="false") == {id_of(closed)}
    assert await found(role="user", is_active="true") == {id_of(plain)}
