"""Every route about accounts."""

from fastapi import APIRouter

import app.auth.describe  # noqa: F401 - adds the texts
from app.auth import admin, audit_router, browser, profile
from app.auth import router as tokens

router = APIRouter()
for part in (tokens, browser, profile, admin, audit_router):
    router.include_router(part.router)
