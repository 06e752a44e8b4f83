"""Building blocks of the request and response bodies."""

import datetime as dt
import math
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Generic, Literal, TypeVar
from urllib.parse import urlsplit

from email_validator import EmailNotValidError
from email_validator import validate_email as check_email_syntax
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    JsonValue,
    PlainSerializer,
    Strict,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError, core_schema

from app.core.keys import Key
from app.core.messages import message

ItemT = TypeVar("ItemT")


class Schema(BaseModel):
    """Base of what the API answers."""

    model_config = ConfigDict(from_attributes=True)


class Input(BaseModel):
    """Base of what the API takes: a field it does not know is refused, never ignored."""

    model_config = ConfigDict(extra="forbid")


def unset() -> Any:
    """Default of a field that may be left out of a change but, when given, may not be null."""
    return None


def no_null_character(value: str) -> str:
    """Refuses what PostgreSQL cannot store in a text."""
    if "\x00" in value:
        raise ValueError(message("null_character"))
    return value


def storable_json(value: JsonValue) -> JsonValue:
    """Refuses numbers and characters that JSON columns cannot hold."""
    pending: list[JsonValue] = [value]
    while pending:
        item = pending.pop()
        if isinstance(item, str):
            no_null_character(item)
            if any("\ud800" <= char <= "\udfff" for char in item):
                raise ValueError(message("invalid"))
        elif isinstance(item, float) and not math.isfinite(item):
            raise ValueError(message("finite"))
        elif isinstance(item, dict):
            pending.extend(item.keys())
            pending.extend(item.values())
        elif isinstance(item, list):
            pending.extend(item)
    return value


def http_url(value: str) -> str:
    """Returns the address unchanged; refuses anything but http and https with a host."""
    try:
        parts = urlsplit(value)
        valid = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        valid = False
    if not valid or re.search(r"\s", value):
        raise ValueError(message("bad_url"))
    return value


def phone_number(value: str) -> str:
    """Returns the number unchanged; asks for 6 to 15 digits with the usual separators."""
    if not re.fullmatch(r"\+?[0-9 ().\-/]{6,32}", value) or not 6 <= len(re.sub(r"\D", "", value)) <= 15:
        raise ValueError(message("bad_phone"))
    return value


def email_address(value: str) -> str:
    """Returns the address normalised, in lower case: nobody tells two mailboxes apart by case."""
    try:
        return check_email_syntax(value, check_deliverability=False).normalized.lower()
    except EmailNotValidError as error:
        raise ValueError(message("bad_email")) from error


def in_utc(value: dt.datetime) -> dt.datetime:
    """Returns the moment in UTC (one without time zone is taken for UTC); refuses those no database of ours can hold."""
    try:
        value = value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)
    except OverflowError as error:
        raise ValueError(message("moment_range")) from error
    storable_date(value.date())
    return value


def storable_date(value: dt.date) -> dt.date:
    if value.year < 1000:
        raise ValueError(message("moment_range"))
    return value


def no_number(kind: Literal["date", "datetime", "time"]) -> BeforeValidator:
    """Returns a step that refuses numbers, which would be taken for seconds since 1970 or since midnight."""

    def check(value: object) -> object:
        if isinstance(value, (int, float)) or (isinstance(value, str) and re.fullmatch(r"\s*[+-]?[0-9.]+\s*", value)):
            raise PydanticCustomError(f"{kind}_type", f"Input should be a valid {kind}")
        return value

    return BeforeValidator(check)


def naive_time(value: dt.time) -> dt.time:
    if value.tzinfo is not None:
        raise ValueError(message("naive_time"))
    return value


def iso_utc(value: dt.datetime) -> str:
    return value.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")


def plain_decimal(value: Decimal) -> str:
    """Returns the number without exponent."""
    return format(value, "f")


# JSON carries exact numbers as strings: a binary float cannot hold 0.10.
_DECIMAL = WithJsonSchema({"type": "string", "format": "decimal", "examples": ["12.50"]})

NO_NULL = AfterValidator(no_null_character)
EMAIL = AfterValidator(email_address)
URL = AfterValidator(http_url)
PHONE = AfterValidator(phone_number)

Flag = Annotated[bool, Strict()]
Email = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=254),
    NO_NULL,
    EMAIL,
    Field(json_schema_extra={"format": "email"}),
]
Exact = Annotated[Decimal, Field(allow_inf_nan=False), PlainSerializer(plain_decimal, return_type=str), _DECIMAL]
Moment = Annotated[
    dt.datetime,
    no_number("datetime"),
    AfterValidator(in_utc),
    PlainSerializer(iso_utc, return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]
# In answers: what comes from our columns is in UTC already, and Pydantic writes that with its Z by itself.
Instant = Annotated[dt.datetime, WithJsonSchema({"type": "string", "format": "date-time"})]
Day = Annotated[dt.date, no_number("date"), AfterValidator(storable_date)]
# A time of day has no zone; JSON Schema's own `time` would need one.
_TIME = WithJsonSchema(
    {
        "type": "string",
        "format": "partial-time",
        "pattern": r"^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,6})?)?$",
        "examples": ["10:30:00"],
    }
)
TimeOfDay = Annotated[dt.time, no_number("time"), AfterValidator(naive_time), _TIME]
# In answers.
ClockTime = Annotated[dt.time, _TIME]
Json = Annotated[JsonValue, AfterValidator(storable_json)]


@dataclass(frozen=True)
class Scaled:
    """A step that gives a number all its decimals, so that it reads the same before and after it was stored.

    Requests may carry the number as text or as it is; `digits` counts all its digits, `places` those behind the point.
    """

    places: int
    digits: int
    least: str | None = None
    most: str | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        unit = Decimal(1).scaleb(-self.places)
        return core_schema.no_info_after_validator_function(lambda value: value.quantize(unit), handler(source))

    def __get_pydantic_json_schema__(self, _core: Any, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
        whole = max(self.digits - self.places, 1)
        least = float(self.least) if self.least is not None else -(10.0**whole)
        most = float(self.most) if self.most is not None else 10.0**whole
        behind = rf"(\.[0-9]{{1,{self.places}}})?" if self.places else ""
        text = {
            "type": "string",
            "format": "decimal",
            "pattern": f"^{'-?' if least < 0 else ''}[0-9]{{1,{whole}}}{behind}$",
        }
        example = Decimal(str(min(max(12.5, least), most))).quantize(Decimal(1).scaleb(-self.places))
        return {"anyOf": [text, {"type": "number", "minimum": least, "maximum": most}], "examples": [str(example)]}


def matches(pattern: str) -> AfterValidator:
    """Returns a check for patterns with look-around, which Pydantic's own engine does not have."""
    compiled = re.compile(pattern)

    def check(value: str) -> str:
        if compiled.search(value) is None:
            raise PydanticCustomError(
                "string_pattern_mismatch", "String should match pattern '{pattern}'", {"pattern": pattern}
            )
        return value

    return AfterValidator(check)


# What filters take; a query string knows only text, so numbers are read from it.
FilterText = Annotated[str, StringConstraints(max_length=500), AfterValidator(no_null_character)]
FilterWhole = Annotated[int, Field(ge=-(2**31), le=2**31 - 1)]
FilterBig = Annotated[int, Field(ge=-(2**53 - 1), le=2**53 - 1)]
FilterReal = Annotated[float, Field(allow_inf_nan=False)]
FilterExact = Annotated[Decimal, Field(allow_inf_nan=False, max_digits=18), _DECIMAL]


class GeoPoint(Schema):
    """A place on Earth, in degrees (WGS 84)."""

    model_config = ConfigDict(from_attributes=True, extra="forbid", frozen=True)

    lat: Annotated[float, Strict(), Field(ge=-90, le=90)]
    lng: Annotated[float, Strict(), Field(ge=-180, le=180)]


class Ref(Schema):
    """Another record, as far as a list needs to name it."""

    id: Key
    label: str = Field(validation_alias="display", serialization_alias="label")


class Page(Schema, Generic[ItemT]):
    """One page of a list. `total` counts all pages (null when it was not asked for), and with `capped` there are more
    than that; `next` and `previous` are the cursors of the pages beside this one."""

    items: list[ItemT]
    total: int | None
    capped: bool
    limit: int
    offset: int
    next: str | None
    previous: str | None
