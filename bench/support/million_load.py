"""Fills the tables of the bench's project by COPY: parents first, then the rows whose list is timed."""

import asyncio
import datetime as dt
import random
import sys

import asyncpg

STATUSES = ("open", "waiting", "solved", "closed")
CUSTOMERS = 1_000
START = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


async def main(url: str, count: int) -> None:
    chance = random.Random(20261121)
    connection = await asyncpg.connect(url)
    shared = {"version": 1, "deleted_at": None, "deleted_key": 0}
    customers = [
        {"id": n, "name": f"Customer {n}", "search_text": f"customer {n}", "created_at": START, "updated_at": START, **shared}
        for n in range(1, CUSTOMERS + 1)
    ]
    names = list(customers[0])
    await connection.copy_records_to_table("customers", records=[tuple(row.values()) for row in customers], columns=names)
    columns = ["id", "subject", "status", "total", "due_on", "customer_id", "search_text", "created_at", "updated_at", *shared]

    def rows():
        for number in range(1, count + 1):
            made = START + dt.timedelta(seconds=150 * number)
            yield (
                number,
                f"Ticket {chance.randrange(10**9):09}",
                chance.choices(STATUSES, (5, 15, 30, 50))[0],
                round(chance.uniform(0, 9_999), 2),
                made.date() + dt.timedelta(days=chance.randrange(60)),
                chance.randint(1, CUSTOMERS),
                f"ticket {number}",
                made,
                made,
                *shared.values(),
            )

    await connection.copy_records_to_table("tickets", records=rows(), columns=columns)
    # What autovacuum does some minutes later.
    await connection.execute("VACUUM ANALYZE")
    await connection.close()


asyncio.run(main(sys.argv[1], int(sys.argv[2])))
