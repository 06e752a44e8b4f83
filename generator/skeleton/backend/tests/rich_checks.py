"""Formatted text on its way through the API."""

from tests.checks import Context, Resource, change, created


async def is_made_safe(resource: Resource, context: Context, field: str) -> None:
    """Checks that form stays, that what could run goes, on every way in, and that searches read the words alone."""
    sent = '<p>Ágil <strong onclick="alert(1)">x</strong></p><script>alert(1)</script>'
    safe = "<p>Ágil <strong>x</strong></p>"
    record = await created(resource, context, **{field: sent})
    assert record[field] == safe
    path = f"{resource.path}/{record['id']}"
    response = await change(context, path, {field: sent.replace("Ágil", "Útil")})
    assert response.status_code == 200, response.text
    assert response.json()[field] == safe.replace("Ágil", "Útil")
    for asked, hit in (("util", True), ("strong", False), ("agil", False)):
        found = await context.client.get(resource.path, params={"search": asked})
        assert found.status_code == 200, found.text
        assert (record["id"] in [item["id"] for item in found.json()["items"]]) is hit, asked
