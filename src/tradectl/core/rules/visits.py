"""`visits`: of the desk, not of a customer: each salesperson visits customers at least so often a week (R37)."""

from __future__ import annotations

from tradectl.core.message import say
from tradectl.core.rules.evidence import settings_line
from tradectl.core.rules.reason import Reason

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from tradectl.core.rules.reason import Desk

NAME = "visits"
_SALES = "sales"


def visits_owed(desk: Desk, visited: Mapping[str, int], scope: str | None, until: date) -> Iterator[Reason]:
    """Yield a reason for each salesperson (of `scope`, an id, else all) with too few visits or meetings this week.

    `visited` counts those of this week by person; the reason is due on the week's last working day, up to `until`.
    """
    wanted = desk.settings.visits_a_week
    due = desk.calendar.last_working_day_of_week(desk.today)
    if due is None or due > until:
        return
    for person in desk.settings.people:
        done = visited.get(person.id, 0)
        if person.role == _SALES and scope in (None, person.id) and done < wanted:
            text = say(
                "{person}: {done} of {wanted} visits this week.",
                person=person.name or person.id,
                done=done,
                wanted=wanted,
            )
            arithmetic = say("The last working day of the week is {due}", due=due)
            yield Reason(NAME, due, text, settings_line(desk.settings, "visits_a_week"), arithmetic)
