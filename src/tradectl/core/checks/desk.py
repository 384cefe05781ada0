"""Findings about the desk's settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.checks.codes import problem
from tradectl.core.layout import SETTINGS
from tradectl.core.message import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tradectl.core.model.desk import Desk
    from tradectl.core.model.typed import Loc
    from tradectl.core.problems import Problem

    Place = Callable[[Loc], tuple[int, int]]


def check_desk(
    desk: Desk, place: Place, is_zone: Callable[[str], bool], has_holidays: Callable[[str], bool]
) -> Iterator[Problem]:
    """Yield every finding about settings whose types are right."""
    seen: set[str] = set()
    for index, person in enumerate(desk.people):
        if person.id in seen:
            yield problem(
                "DESK05",
                SETTINGS,
                place(("people", index, "id")),
                say("The id {id} is given to two people.", id=person.id),
                say("Give each person an id of their own."),
            )
        seen.add(person.id)
    if not is_zone(desk.time_zone):
        yield problem(
            "DESK06",
            SETTINGS,
            place(("time_zone",)),
            say("The time zone {zone} is unknown.", zone=desk.time_zone),
            say("Write a name such as Asia/Shanghai."),
        )
    if desk.calendar.holidays.lower() != "none" and not has_holidays(desk.calendar.holidays):
        yield problem(
            "DESK07",
            SETTINGS,
            place(("calendar", "holidays")),
            say("{country} is no country whose public holidays are known.", country=desk.calendar.holidays),
            say("Write a country code such as CN, or none."),
        )
    if not desk.calendar.workdays:
        yield problem(
            "DESK09",
            SETTINGS,
            place(("calendar", "workdays")),
            say("The desk has no working day."),
            say("Write the days you work: workdays: [mon, tue, wed, thu, fri, sat]"),
        )
    both = sorted(set(desk.calendar.extra_days_off) & set(desk.calendar.extra_workdays))
    for day in both:
        yield problem(
            "DESK08",
            SETTINGS,
            place(("calendar", "extra_workdays", desk.calendar.extra_workdays.index(day))),
            say("{day} is both in extra_days_off and in extra_workdays; it counts as a working day.", day=day),
            say("Take the day out of one of the two lists."),
        )
