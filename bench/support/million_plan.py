"""Prints, for each list of the bench, the plan of the statement the project really sends. Run in its backend folder."""

import asyncio
import sys
from urllib.parse import parse_qsl

import sqlalchemy as sa
from app.core.database import create_database
from app.core.settings import get_settings
from app.modules.ticket.ext import TicketQuery
from app.modules.ticket.service import TicketService


async def main(queries: list[str]) -> None:
    database = create_database(get_settings())
    seen: list[tuple[str, tuple[object, ...]]] = []

    @sa.event.listens_for(database.engine.sync_engine, "before_cursor_execute")
    def note(_connection, _cursor, statement, parameters, *_rest):
        if statement.startswith("SELECT") and "FROM tickets" in statement:
            seen.append((statement, parameters))

    async with database.sessions() as session:
        for query in queries:
            values = {name: [value] if name == "sort" else value for name, value in parse_qsl(query)}
            await TicketService(session).list_page(TicketQuery.model_validate({**values, "count": False}))
        connection = await (await session.connection()).get_raw_connection()
        for statement, parameters in list(seen):
            rows = await connection.driver_connection.fetch(f"EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) {statement}", *parameters)
            print("\n".join(row[0] for row in rows), end="\n\n")
    await database.close()


asyncio.run(main(sys.argv[1:]))
