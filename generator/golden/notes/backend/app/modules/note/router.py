"""Yours, never overwritten: a route added above the last line comes before the generated ones."""

from app.core.routing import Section
from app.modules.note._generated.router import router as generated

router = Section()

router.include_router(generated)
