"""`next`: each follow-up sets the day and the goal of the one after it (R26)."""

from __future__ import annotations

from tradectl.core.message import say
from tradectl.core.rules.evidence import journal_line
from tradectl.core.rules.reason import Reason, Rule
from tradectl.core.rules.wording import landed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tradectl.core.calendar import WorkCalendar
    from tradectl.core.facts import Customer
    from tradectl.core.history import History, NextStep
    from tradectl.core.message import Message
    from tradectl.core.rules.reason import Desk

NAME = "next"


def step_in_force(history: History, calendar: WorkCalendar) -> NextStep | None:
    """Return the next step that is agreed and not served by a handling on or after its due day."""
    step = history.next_step
    if step is None or (step.handled_after and step.handled_after.day >= _due(step, calendar)):
        return None
    return step


def _due(step: NextStep, calendar: WorkCalendar) -> date:
    return calendar.off(step.on, step.agreed.day)


def find(_customer: Customer, history: History, desk: Desk) -> Iterable[tuple[date, NextStep]]:
    """Return the due day of the step in force."""
    step = step_in_force(history, desk.calendar)
    return ((_due(step, desk.calendar), step),) if step else ()


def tell(customer: Customer, _history: History, _desk: Desk, due: date, step: NextStep) -> Reason:
    """Return the reason: what was agreed for which day."""
    if step.goal:
        text = say("Agreed for {day}: {goal}", day=step.on, goal=step.goal)
    else:
        text = say("A next step is agreed for {day}.", day=step.on)
    arithmetic = say("Set on {agreed} for {day}", agreed=step.agreed.day, day=landed(step.on, due, step.agreed.day))
    return Reason(NAME, due, text, (journal_line(customer, step.agreed),), arithmetic)


def silence(_customer: Customer, history: History, _desk: Desk) -> Message:
    """Return that there is no step or when it was served."""
    step = history.next_step
    if step and step.handled_after:
        return say("The step agreed for {day} was served on {served}.", day=step.on, served=step.handled_after.day)
    return say("No next step is set.")


RULE = Rule(NAME, find, tell, silence)
