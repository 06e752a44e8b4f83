"""Administrators turn features off and on; others see what became of it."""

import pytest
import sqlalchemy as sa
from fastapi import FastAPI
from httpx2 import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from app.auth.audit import AuditEntry
from app.auth.settings import AuthSettings
from app.core.clock import utc_now
from app.core.settings import Settings
from app.core.switches import SWITCHES, TABLE
from app.modules.user.ext import User
from tests.accounts import AUTH, auth, browser, log_in, try_login
from tests.checks import problem
from tests.factories import make_user, user_body
from tests.identity import headers_for
from tests.samples import id_of

__all__ = ["auth"]

ADMIN = "/api/v1/admin/features"
FEATURES = "/api/v1/features"


@pytest.fixture
async def administrator(session: AsyncSession) -> User:
    user = await make_user(session, role="admin")
    await session.execute(sa.update(User).where(User.id == user.id).values(email_verified_at=utc_now()))
    await session.refresh(user)
    return user


@pytest.fixture
def headers(settings: Settings, administrator: User) -> dict[str, str]:
    """Returns what signs the administrator in."""
    return headers_for(settings, administrator)


async def test_a_decision_holds_at_once_and_can_be_left_to_the_settings_again(
    anonymous: AsyncClient, headers: dict[str, str], administrator: User
) -> None:
    for wanted, enabled in ((False, False), (True, True), (False, False), (None, True)):
        response = await anonymous.patch(f"{ADMIN}/csv_export", json={"enabled": wanted}, headers=headers)
        assert response.status_code == 200, response.text
        said = response.json()
        assert (said["name"], said["enabled"], said["default"]) == ("csv_export", enabled, True)
        assert (said["changed_by"], said["changed_at"] is None) == (
            None if wanted is None else id_of(administrator),
            wanted is None,
        )
        assert (await anonymous.get(FEATURES)).json()["csv_export"] is enabled
        exported = await anonymous.get("/api/v1/users/export", headers=headers)
        assert exported.status_code == (200 if enabled else 403)
    listed = (await anonymous.get(ADMIN, headers=headers)).json()
    assert [item["name"] for item in listed] == sorted(SWITCHES)
    assert all(item["description"] and item["enabled"] is item["default"] for item in listed)


async def test_decisions_are_written_down(
    anonymous: AsyncClient, session: AsyncSession, headers: dict[str, str], administrator: User
) -> None:
    for enabled in (False, False, True):
        await anonymous.patch(f"{ADMIN}/realtime", json={"enabled": enabled}, headers=headers)
    found = await session.scalars(sa.select(AuditEntry).where(AuditEntry.entity == TABLE).order_by(AuditEntry.id))
    assert [(entry.action, entry.record_id, entry.actor_id, entry.before, entry.after) for entry in found] == [
        ("updated", "realtime", administrator.id, {"enabled": True}, {"enabled": False}),
        ("updated", "realtime", administrator.id, {"enabled": False}, {"enabled": True}),
    ]


async def test_only_administrators_in_person_decide(
    anonymous: AsyncClient, session: AsyncSession, settings: Settings, headers: dict[str, str]
) -> None:
    body = {"name": "program", "scopes": ["read", "write"]}
    key = (await anonymous.post(f"{AUTH}/api-keys", json=body, headers=headers)).json()["key"]
    strangers: list[tuple[dict[str, str], int]] = [({}, 401), (headers_for(settings, await make_user(session)), 403)]
    for who, status in strangers:
        problem(await anonymous.get(ADMIN, headers=who), status)
        problem(await anonymous.patch(f"{ADMIN}/sign_up", json={"enabled": False}, headers=who), status)
    program = {"X-API-Key": key}
    assert (await anonymous.get(ADMIN, headers=program)).status_code == 200
    problem(await anonymous.patch(f"{ADMIN}/sign_up", json={"enabled": False}, headers=program), 403)
    assert (await anonymous.get(FEATURES)).json()["sign_up"] is True
    problem(await anonymous.patch(f"{ADMIN}/no_such_feature", json={"enabled": False}, headers=headers), 404)
    for bad in ({}, {"enabled": "off"}, {"enabled": False, "name": "x"}):
        problem(await anonymous.patch(f"{ADMIN}/sign_up", json=bad, headers=headers), 422)


async def test_nobody_opens_an_account_while_that_is_turned_off(
    anonymous: AsyncClient, session: AsyncSession, headers: dict[str, str], auth: AuthSettings
) -> None:
    body = await user_body(session)
    await anonymous.patch(f"{ADMIN}/sign_up", json={"enabled": False}, headers=headers)
    assert problem(await anonymous.post(f"{AUTH}/register", json=body), 403)["code"] == "feature_off"
    await anonymous.patch(f"{ADMIN}/sign_up", json={"enabled": True}, headers=headers)
    assert (await anonymous.post(f"{AUTH}/register", json=body)).status_code == 201


async def test_addresses_have_to_be_confirmed_once_somebody_with_a_confirmed_one_says_so(
    anonymous: AsyncClient, session: AsyncSession, headers: dict[str, str], administrator: User, auth: AuthSettings
) -> None:
    unconfirmed = await make_user(session)
    asked = {"enabled": True}
    await session.execute(sa.update(User).where(User.id == administrator.id).values(email_verified_at=None))
    refused = await anonymous.patch(f"{ADMIN}/email_verification", json=asked, headers=headers)
    assert problem(refused, 409)["code"] == "confirm_own_address"
    assert await try_login(anonymous, unconfirmed) == 200
    await session.execute(sa.update(User).where(User.id == administrator.id).values(email_verified_at=utc_now()))
    accepted = await anonymous.patch(f"{ADMIN}/email_verification", json=asked, headers=headers)
    assert accepted.status_code == 200, accepted.text
    assert await try_login(anonymous, unconfirmed) == 401
    assert await try_login(anonymous, administrator) == 200


async def test_whoever_made_everything_read_only_can_come_back_and_end_it(
    anonymous: AsyncClient, app: FastAPI, session: AsyncSession, auth: AuthSettings, administrator: User
) -> None:
    tokens = await log_in(anonymous, administrator)
    bearer = {"Authorization": f"Bearer {tokens['access_token']}"}
    await anonymous.patch(f"{ADMIN}/read_only", json={"enabled": True}, headers=bearer)
    problem(await anonymous.patch(f"{AUTH}/me", json={}, headers=bearer), 503)
    refreshed = await anonymous.post(f"{AUTH}/refresh", json={"refresh_token": tokens["refresh_token"]})
    assert refreshed.status_code == 200, refreshed.text
    page = await browser(anonymous, administrator)
    assert (await anonymous.post(f"{AUTH}/session/refresh", headers=page)).status_code == 200
    ended = await anonymous.patch(f"{ADMIN}/read_only", json={"enabled": False}, headers=bearer)
    assert ended.status_code == 200, ended.text
    assert (await anonymous.patch(f"{AUTH}/me", json={}, headers=bearer)).status_code == 200
