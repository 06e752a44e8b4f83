"""The audit log: who changed what, before and after."""

import csv
import io
from typing import Any

import pytest
import sqlalchemy as sa
from httpx2 import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from app.auth.audit import AuditEntry
from app.core.clock import utc_now
from app.core.settings import Settings
from app.modules.user.ext import User
from tests.checks import problem
from tests.factories import make_user
from tests.identity import headers_for
from tests.samples import id_of

ADMIN = "/api/v1/admin"
AUDIT = f"{ADMIN}/audit"


@pytest.fixture
async def administrator(session: AsyncSession) -> User:
    return await make_user(session, role="admin")


async def entries(client: AsyncClient, headers: dict[str, str], **params: Any) -> list[dict[str, Any]]:
    response = await client.get(AUDIT, params=params, headers=headers)
    assert response.status_code == 200, response.text
    found: list[dict[str, Any]] = response.json()["items"]
    return found


async def test_a_change_is_written_down_with_who_when_and_what_was_before(
    anonymous: AsyncClient, session: AsyncSession, settings: Settings, administrator: User
) -> None:
    user, before = await make_user(session), utc_now()
    headers = {**headers_for(settings, administrator), "X-Request-ID": "audit-12345678"}
    path = f"{ADMIN}/users/{user.id}"
    assert (await anonymous.patch(path, json={"is_active": False}, headers=headers)).status_code == 200
    [entry] = await entries(anonymous, headers, entity="users", record_id=str(user.id), action="updated")
    assert entry["action"] == "updated"
    assert entry["actor_id"] == id_of(administrator)
    assert (entry["before"], entry["after"]) == ({"is_active": True}, {"is_active": False})
    assert entry["request_id"] == "audit-12345678"
    assert entry["at"] >= before.isoformat()[:19]


async def test_nothing_changed_writes_nothing(
    anonymous: AsyncClient, session: AsyncSession, settings: Settings, administrator: User
) -> None:
    user = await make_user(session)
    headers = headers_for(settings, administrator)
    for body in ({}, {"role": user.role}):
        assert (await anonymous.patch(f"{ADMIN}/users/{user.id}", json=body, headers=headers)).status_code == 200
    assert await entries(anonymous, headers, record_id=str(user.id)) == []


async def test_a_refused_change_leaves_no_trace(
    anonymous: AsyncClient, session: AsyncSession, settings: Settings, administrator: User
) -> None:
    headers = headers_for(settings, administrator)
    taken = await make_user(session)
    response = await anonymous.patch("/api/v1/auth/me", json={"email": taken.email}, headers=headers)
    problem(response, 409)
    assert await entries(anonymous, headers, actor_id=id_of(administrator)) == []


async def test_a_deletion_keeps_what_was_deleted_and_no_secrets(
    anonymous: AsyncClient, session: AsyncSession, settings: Settings, administrator: User
) -> None:
    user = await make_user(session)
    headers = headers_for(settings, administrator)
    assert (await anonymous.delete(f"/api/v1/users/{user.id}", headers=headers)).status_code == 204
    [entry] = await entries(anonymous, headers, record_id=str(user.id))
    assert entry["action"] == "deleted"
    text = str(entry)
    assert user.password_hash not in text and "token_version" not in text


async def test_entries_are_found_by_what_they_are_about_and_paged(
    anonymous: AsyncClient, session: AsyncSession, settings: Settings, administrator: User
) -> None:
    headers = headers_for(settings, administrator)
    users = [await make_user(session) for _ in range(3)]
    for user in users:
        await anonymous.patch(f"{ADMIN}/users/{user.id}", json={"is_active": False}, headers=headers)
    own: dict[str, Any] = {"actor_id": id_of(administrator), "action": "updated"}
    expected = [str(user.id) for user in reversed(users)]
    assert [item["record_id"] for item in await entries(anonymous, headers, **own)] == expected
    first = (await anonymous.get(AUDIT, params={**own, "limit": 2}, headers=headers)).json()
    rest = (await anonymous.get(AUDIT, params={**own, "before_id": first["next"]}, headers=headers)).json()
    assert [item["record_id"] for item in first["items"] + rest["items"]] == expected
    assert rest["next"] is None
    now = utc_now().isoformat()
    assert await entries(anonymous, headers, **own, since=now) == []
    assert len(await entries(anonymous, headers, **own, until=now, entity="users")) == 3
    assert await entries(anonymous, headers, **{**own, "action": "created"}) == []
    problem(await anonymous.get(AUDIT, params={"no_such_filter": 1}, headers=headers), 422)


async def test_it_can_be_taken_away_as_a_file(
    anonymous: AsyncClient,
    session: AsyncSession,
    settings: Settings,
    administrator: User,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.auth.audit_export.PART", 2)
    headers = headers_for(settings, administrator)
    users = [await make_user(session) for _ in range(5)]
    for user in users:
        await anonymous.patch(f"{ADMIN}/users/{user.id}", json={"is_active": False}, headers=headers)
    own: dict[str, Any] = {"actor_id": id_of(administrator), "action": "updated"}
    response = await anonymous.get(f"{AUDIT}/export", params={**own, "bom": True}, headers=headers)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert "audit.csv" in response.headers["content-disposition"]
    assert response.text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(response.text.removeprefix("\ufeff"))))
    assert [row["record_id"] for row in rows] == [str(user.id) for user in reversed(users)]
    assert {(row["action"], row["before"], row["after"]) for row in rows} == {
        ("updated", '{"is_active": true}', '{"is_active": false}')
    }
    nothing = await anonymous.get(f"{AUDIT}/export", params={"action": "restored"}, headers=headers)
    assert nothing.text.splitlines() == [",".join(rows[0])]
    problem(await anonymous.get(f"{AUDIT}/export", params={"limit": 1}, headers=headers), 422)


async def test_only_administrators_read_it(anonymous: AsyncClient, session: AsyncSession, settings: Settings) -> None:
    for address in (AUDIT, f"{AUDIT}/export"):
        problem(await anonymous.get(address, headers=headers_for(settings, await make_user(session))), 403)
        problem(await anonymous.get(address), 401)


async def test_what_was_written_stays(
    anonymous: AsyncClient, session: AsyncSession, settings: Settings, administrator: User
) -> None:
    user = await make_user(session)
    headers = headers_for(settings, administrator)
    await anonymous.patch(f"{ADMIN}/users/{user.id}", json={"is_active": False}, headers=headers)
    for method in ("PUT", "PATCH", "DELETE", "POST"):
        assert (await anonymous.request(method, AUDIT, headers=headers)).status_code == 405
    entry = await session.scalar(sa.select(AuditEntry).where(AuditEntry.record_id == str(user.id)))
    assert entry is not None
    entry.action = "created"
    with pytest.raises(RuntimeError):
        await session.flush()
    session.expunge(entry)
