"""One line of a journal (docs/format.md; R22, R25, R26)."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from tradectl.core.model.fields import Day, Shape, Text, Texts

Via = Literal["email", "call", "chat", "meeting", "visit", "fair", "sample", "letter"]
Kind = Literal[
    "contact",
    "handled",
    "kept",
    "reviewed",
    "regraded",
    "won",
    "reopened",
    "deal",
    "added",
    "updated",
    "owner",
    "snoozed",
    "merged",
    "reconciled",
    "not_duplicate",
    "corrected",
]
_MOMENT = re.compile(
    r"(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})?"
)


def _moment(value: Any) -> datetime:
    if isinstance(value, str) and _MOMENT.fullmatch(value):
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError("want_moment", "{value}", {"value": str(value)[:80]})


Moment = Annotated[datetime, BeforeValidator(_moment), WithJsonSchema({"type": "string", "format": "date-time"})]


class PledgeShape(Shape):
    """Something promised (ours to them) or awaited (theirs to us)."""

    what: Text
    by: Day | None = None


class NextShape(Shape):
    """The next step: when and to what end (R26)."""

    on: Day
    goal: Text = ""


class Entry(Shape):
    """What happened, once. `next: null` clears the next step; no `next` leaves it."""

    id: Text
    at: Moment
    by: Text
    kind: Kind
    via: Via | None = None
    channel: Text = ""
    from_: Text = Field(default="", alias="from")
    to: Text = ""
    with_: Text = Field(default="", alias="with")
    did: Text = ""
    heard: Text = ""
    because: Text = ""
    promised: tuple[PledgeShape, ...] = ()
    awaits: tuple[PledgeShape, ...] = ()
    next: NextShape | None = None
    files: Texts = ()
    mail: Text = ""  # the Message-ID of an imported mail
    of: Text = ""
    how: Literal["kept", "waived", "moved"] | None = None
    entry: dict[str, Any] | None = None
    until: Day | None = None
    on: Day | None = None
    code: Text = ""
    order: Text = ""
    deal: Text = ""
    fields: dict[str, Any] = Field(default_factory=dict)
