"""`report week`: the week's report, half of it from the journals, the other half left to the writer (R169–R172)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tradectl.app.carry_out import Outcome, carry_out
from tradectl.app.report_keeping import keep_page, keep_text
from tradectl.app.roster import read_roster
from tradectl.core.agenda import scope_of
from tradectl.core.changes import ChangeSet
from tradectl.core.dates import week_of
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.message import say
from tradectl.core.report.filing import page_path, report_path
from tradectl.core.report.parts import seal
from tradectl.core.report.week import week_report

if TYPE_CHECKING:
    from datetime import date

    from tradectl.core.changes import WriteFile
    from tradectl.core.message import Message
    from tradectl.core.occasion import Occasion
    from tradectl.core.problems import Problem
    from tradectl.core.report.week import WeekReport
    from tradectl.core.report.wording import Wording
    from tradectl.core.settings import Settings
    from tradectl.i18n.translator import Translator
    from tradectl.store.workspace import Workspace

EVERYBODY = "all"


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for: the week (None: this one), whose, and in which shape.

    `page`: the page of HTML beside the file. `stdout`: only show, write nothing. `refresh`: replace changed parts.
    """

    week: tuple[date, date] | None = None
    owner: str | None = None
    page: bool = False
    stdout: bool = False
    refresh: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """The report, its file as it is now (`text`), the page where one was asked for, and what was written.

    `outcome` is None where nothing had to be written. `page` is the page as generated, even where a person's own
    stands beside the file.
    """

    report: WeekReport
    path: str
    text: str
    page: str | None
    outcome: Outcome | None
    notices: tuple[Message, ...]
    problems: tuple[Problem, ...]


def report_week(
    workspace: Workspace, occasion: Occasion, asked: Asked, wording: Wording, tongue: Translator
) -> Written:
    """Refresh the file of a week's report, and the page beside it where one is asked for.

    Raise NOT_FOUND for an owner who is nobody at the desk, REFUSED for a week to come, INVALID where the file cannot
    be read. Where nothing changes nothing is written.
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
    path = report_path(report.period, owner, settings)
    own, below = wording.own() if report.person else "", wording.kept_below(today) if asked.refresh else None
    text, changes, notices = keep_text(workspace, path, wording.parts(report), own, below)
    page = None
    if asked.page:
        page = seal(wording.page(report, text))
        beside = keep_page(workspace, page_path(path), page, occasion, refresh=asked.refresh)
        changes, notices = (*changes, *beside.changes), (*notices, *beside.notices)
    outcome = (
        None
        if asked.stdout or not changes
        else carry_out(workspace, occasion, _plan(occasion, report, changes), tongue)
    )
    told_all = notices if outcome is None else (*notices, *outcome.notices)
    return Written(report, path, text, page, outcome, told_all, roster.problems)


def _owner(owner: str | None, occasion: Occasion, settings: Settings) -> str | None:
    """Return whose report it is: who was named, else the one person of the desk, else as `due` picks."""
    if owner == EVERYBODY:
        return None
    if owner is None:
        only = settings.people[0].id if len(settings.people) == 1 else None
        return only or scope_of(occasion.by.id if occasion.by else None, settings)
    if settings.person(owner) is None:
        raise TradectlError(
            ErrorCode.NOT_FOUND,
            say("Nobody at the desk has the id '{owner}'.", owner=owner),
            say("People are named in tradectl.yaml: {people}", people=", ".join(one.id for one in settings.people)),
        )
    return owner


def _plan(occasion: Occasion, report: WeekReport, changes: tuple[WriteFile, ...]) -> ChangeSet:
    subject = (
        say("Report of {week} by {person}", week=report.period.name, person=report.person.name or report.person.id)
        if report.person
        else say("Report of {week}", week=report.period.name)
    )
    return ChangeSet(
        occasion.operation, "report week", occasion.by.id if occasion.by else "", subject, (), tuple(changes)
    )
