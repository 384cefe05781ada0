"""The fair: a dated folder's `fair.yaml` (R88); the originals brought home from the show lie beside it (R103)."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from tradectl.core.model.fields import Amount, Day, Shape, Text, Whole


def _worded(value: Any) -> Any:
    if isinstance(value, str) and not value.strip():
        raise PydanticCustomError("want_text", "")
    return value


def _not_owed(value: Any) -> Any:
    if isinstance(value, str) and value.lstrip().startswith("-"):
        raise PydanticCustomError("want_money", "")
    return value


class FairShape(Shape):
    """What `fair.yaml` says. Required: format, name, on, until, place."""

    format: Whole
    name: Annotated[Text, BeforeValidator(_worded)]
    on: Day
    until: Day
    place: Annotated[Text, BeforeValidator(_worded)]
    cost: Annotated[Amount, BeforeValidator(_not_owed)] | None = None
