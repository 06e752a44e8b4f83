"""The one source of the current time."""

import datetime as dt


def utc_now() -> dt.datetime:
    """Returns the current moment, always with its time zone."""
    return dt.datetime.now(dt.UTC)


def today() -> dt.date:
    """Returns the current date in UTC."""
    return utc_now().date()


def time_now() -> dt.time:
    """Returns the current time of day in UTC."""
    return utc_now().time()
