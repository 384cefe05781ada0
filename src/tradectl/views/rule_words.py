"""What the rules of `due` are called on the screen; their names in JSON and `list --due` stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.message import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tradectl.core.message import Message

RULES: Mapping[str, Message] = {
    "promise": say("Promise"),
    "reply": say("Reply owed"),
    "next": say("Next step"),
    "awaits": say("Awaited"),
    "new_customer": say("New customer"),
    "quota": say("Monthly contacts"),
    "cadence": say("Cadence"),
    "birthday": say("Birthday"),
    "review": say("Card review"),
    "visits": say("Visits"),
}
