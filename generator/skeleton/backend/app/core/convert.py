"""One value as another type, when a field's type changes: what it means is kept, and what has no meaning there is refused."""

import datetime as dt
import json
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from app.core.types import ExactDecimal

TRUE = frozenset({"true", "1", "yes", "y", "si", "sí", "s", "t", "on"})
FALSE = frozenset({"false", "0", "no", "n", "f", "off", ""})


class ConversionError(ValueError):
    """A value means nothing as the type it should become."""


def convert(value: Any, wanted: sa.types.TypeEngine[Any]) -> Any:
    """Returns the value as the column type takes it. Raises ConversionError when it cannot be said in that type."""
    if value is None:
        return None
    if isinstance(wanted, sa.JSON):
        return json.loads(json.dumps(value, default=as_text))
    kind = wanted.python_type
    try:
        return within(CONVERTERS[kind](value), value, wanted)
    except (ValueError, TypeError, InvalidOperation, OverflowError) as error:
        raise ConversionError(f"{as_text(value)!r} is no {kind.__name__}") from error


def within(found: Any, value: Any, wanted: sa.types.TypeEngine[Any]) -> Any:
    """Returns the number if the column can hold it; one that was never exact is rounded, of others nothing may be lost."""
    if isinstance(wanted, ExactDecimal):
        exact: Decimal = found
        rounded = round(exact, wanted.scale)
        if rounded != exact and not isinstance(value, float):
            raise ValueError("it has more decimals")
        if abs(rounded) >= Decimal(10) ** (wanted.precision - wanted.scale):
            raise ValueError("it is too large")
        return rounded
    if isinstance(wanted, sa.Integer) and abs(found) >= 2 ** (63 if isinstance(wanted, sa.BigInteger) else 31):
        raise ValueError("it is too large")
    return found


def as_text(value: Any) -> str:
    """Returns the value as people write it: moments in ISO 8601, numbers in full."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def as_integer(value: Any) -> int:
    """Returns a whole number; a fraction would be lost and is refused."""
    exact = Decimal(as_text(value).strip()) if not isinstance(value, bool) else Decimal(int(value))
    if exact != exact.to_integral_value():
        raise ValueError("it has decimals")
    return int(exact)


def as_decimal(value: Any) -> Decimal:
    """Returns the exact number that is written."""
    return Decimal(int(value)) if isinstance(value, bool) else Decimal(as_text(value).strip())


def as_boolean(value: Any) -> bool:
    """Returns yes or no; numbers are yes unless they are 0."""
    if isinstance(value, (int, float, Decimal)):
        return value != 0
    word = as_text(value).strip().casefold()
    if word not in TRUE and word not in FALSE:
        raise ValueError("it is neither yes nor no")
    return word in TRUE


def as_moment(value: Any) -> dt.datetime:
    """Returns a moment; a day is its beginning in UTC, and a moment without zone is taken as UTC."""
    if isinstance(value, dt.datetime):
        found = value
    elif isinstance(value, dt.date):
        found = dt.datetime(value.year, value.month, value.day)
    else:
        found = dt.datetime.fromisoformat(as_text(value).strip())
    return found.replace(tzinfo=dt.UTC) if found.tzinfo is None else found.astimezone(dt.UTC)


def as_day(value: Any) -> dt.date:
    """Returns the day of a moment, in UTC, or the one that is written."""
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    return as_moment(value).date()


def as_time(value: Any) -> dt.time:
    """Returns the time of day."""
    if isinstance(value, dt.time):
        return value
    if isinstance(value, dt.datetime):
        return as_moment(value).timetz().replace(tzinfo=None)
    return dt.time.fromisoformat(as_text(value).strip())


CONVERTERS: dict[type, Any] = {
    str: as_text,
    int: as_integer,
    float: lambda value: float(as_decimal(value)),
    Decimal: as_decimal,
    bool: as_boolean,
    dt.datetime: as_moment,
    dt.date: as_day,
    dt.time: as_time,
    UUID: lambda value: value if isinstance(value, UUID) else UUID(as_text(value).strip()),
}
