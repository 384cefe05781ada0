"""What an entry of a journal agrees for days to come, with the day of the week each fell on."""

from __future__ import annotations

from datetime import date

from tradectl.core.message import say
from tradectl.views.report_words import weekday

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from tradectl.core.message import Message


def agreed(entry: Mapping[str, Any]) -> Iterator[Message]:
    """Yield what was promised, what is awaited, and the next step."""
    for one in entry.get("promised") or ():
        yield say("promised: {what}, by {day}", what=str(one.get("what")), day=_day(one.get("by")))
    for one in entry.get("awaits") or ():
        yield say("awaited: {what}, by {day}", what=str(one.get("what")), day=_day(one.get("by")))
    step = entry.get("next")
    if step and step.get("goal"):
        yield say("next: {day}, {goal}", day=_day(step.get("on")), goal=str(step["goal"]))
    elif step:
        yield say("next: {day}", day=_day(step.get("on")))
    elif "next" in entry:
        yield say("next: none")


def _day(text: object) -> Message | str:
    try:
        day = date.fromisoformat(str(text))
    except ValueError:
        return "–" if text is None else str(text)
    return say("{day} ({weekday})", day=day, weekday=weekday(day))
