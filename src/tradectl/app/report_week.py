"""`report week`: the week's report, half of it from the journals, the other half left to the writer (R169–R172)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tradectl.app.report_keeping import Fresh, Shape, Written, keep
from tradectl.app.roster import read_roster
from tradectl.core.agenda import scope_of
from tradectl.core.dates import week_of
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.message import say
from tradectl.core.report.filing import report_path
from tradectl.core.report.week import week_report

if TYPE_CHECKING:
    from datetime import date

    from tradectl.core.message import Message
    from tradectl.core.occasion import Occasion
    from tradectl.core.report.week import WeekReport
    from tradectl.core.report.wording import Wording
    from tradectl.core.settings import Settings
    from tradectl.i18n.translator import Translator
    from tradectl.store.workspace import Workspace

EVERYBODY = "all"


@dataclass(frozen=True, slots=True)
class Asked(Shape):
    """What was asked for: the week (None: this one), whose, and in which shape."""

    week: tuple[date, date] | None = None
    owner: str | None = None


def report_week(
    workspace: Workspace, occasion: Occasion, asked: Asked, wording: Wording[WeekReport], tongue: Translator
) -> Written[WeekReport]:
    """Refresh the file of a week's report, and the page beside it where one is asked for.

    Raise REFUSED for a week to come, INVALID where the file cannot be read. Where nothing changes nothing is written.
    """
    settings, today = workspace.settings, occasion.today
    week = asked.week or week_of(today)
    owner = _owner(asked.owner, occasion, settings)
    if week[0] > today:
        raise TradectlError(
            ErrorCode.REFUSED,
            say("The week from {monday} has not begun.", monday=week[0]),
            say("Name a week that has, for example: tradectl report week 2026-W12"),
        )
    roster = read_roster(workspace)
    calendar = workspace.calendar(min(today, week[1]))
    report = week_report(roster.customers(), settings, calendar, week, today, owner=owner)
    report = replace(report, unread=roster.unread())
    path = report_path(report.period, owner, settings)
    has_own = report.person is not None
    fresh = Fresh(report, path, "report week", _subject(report), roster.problems, has_own)
    return keep(workspace, occasion, fresh, wording, asked, tongue)


def _owner(owner: str | None, occasion: Occasion, settings: Settings) -> str | None:
    """Return whose report it is: who was named, else the one person of the desk, else as `due` picks."""
    if owner == EVERYBODY:
        return None
    if owner is None:
        only = settings.people[0].id if len(settings.people) == 1 else None
        return only or scope_of(occasion.by.id if occasion.by else None, settings)
    return owner


def _subject(report: WeekReport) -> Message:
    if report.person is None:
        return say("Report of {week}", week=report.period.name)
    return say("Report of {week} by {person}", week=report.period.name, person=report.person.name or report.person.id)
