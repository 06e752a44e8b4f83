"""Every route about accounts."""

from fastapi import APIRouter

import app.auth.describe
import app.auth.describe_keys  # noqa: F401 - both add texts
from app.auth import admin, api_key_routes, audit_export, audit_router, browser, profile, switch_routes
from app.auth import router as tokens

router = APIRouter()
for part in (tokens, browser, profile, api_key_routes, admin, audit_router, audit_export, switch_routes):
    router.include_router(part.router)
