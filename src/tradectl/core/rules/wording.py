"""Phrases the rules share: intervals in words, and how a day off moved a due day."""

from __future__ import annotations

from tradectl.core.message import say, say_n

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tradectl.core.facts import Customer
    from tradectl.core.message import Message, Param
    from tradectl.core.settings import Interval


def span(interval: Interval) -> Message:
    """Return an interval in words: `7 days`, `1 working day`."""
    count = interval.count
    match interval.unit:
        case "workday":
            return say_n("{count} working day", "{count} working days", count)
        case "day":
            return say_n("{count} day", "{count} days", count)
        case "week":
            return say_n("{count} week", "{count} weeks", count)
        case "month":
            return say_n("{count} month", "{count} months", count)
        case _:
            return say_n("{count} year", "{count} years", count)


def rhythm(interval: Interval) -> Message:
    """Return how often an interval comes round: `every 7 days`, `every working day`."""
    if interval.count != 1:
        return say("every {span}", span=span(interval))
    match interval.unit:
        case "workday":
            return say("every working day")
        case "day":
            return say("every day")
        case "week":
            return say("every week")
        case "month":
            return say("every month")
        case _:
            return say("every year")


def kind_of(customer: Customer) -> Message:
    """Return what class of customer it is: `grade B` or `a won customer`."""
    if customer.status == "won":
        return say("a won customer")
    return say("grade {grade}", grade=customer.grade or "?")


def landed(target: date, due: date, floor: date | None = None) -> Param:
    """Return the day aimed at, with the day it is moved to where it is a day off."""
    if due == target:
        return target
    if due < target or floor is None:
        return say("{target}, a day off; the last working day before it is {due}", target=target, due=due)
    return say("{target}, a day off; the first working day after {floor} is {due}", target=target, floor=floor, due=due)
