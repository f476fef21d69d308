"""What programs may say to us: only what is named."""

from datetime import datetime
from typing import Annotated, Any

from ninja import Field, Schema
from pydantic import AfterValidator, AwareDatetime, ConfigDict, field_validator

LARGEST_ID = 2**63 - 1


class Strict(Schema):
    """Unknown fields are refused: a misspelt one must not be silently lost."""

    model_config = ConfigDict(extra="forbid")

    @field_validator("*", mode="after")
    @classmethod
    def without_nul(cls, value: Any) -> Any:
        if isinstance(value, str) and "\x00" in value:
            raise ValueError("a text cannot hold the character NUL")
        return value


def sensible(moment: datetime) -> datetime:
    """Far from the ends of time, where a zone's difference leads out of what the database can hold."""
    if not 1900 <= moment.year <= 2200:
        raise ValueError("a moment lies between the years 1900 and 2200")
    return moment


Moment = Annotated[datetime, AfterValidator(sensible)]
ZonedMoment = Annotated[AwareDatetime, AfterValidator(sensible)]
Id = Annotated[int, Field(ge=1, le=LARGEST_ID)]
Words = Annotated[str, Field(min_length=1, max_length=5_000)]
Line = Annotated[str, Field(min_length=1, max_length=300)]
