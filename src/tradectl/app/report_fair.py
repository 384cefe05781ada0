"""`report fair`: what came of a show, half of it from cards and journals, the other half left to the writer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tradectl.app.carry_out import Outcome, carry_out
from tradectl.app.fair import the_fair
from tradectl.app.report_keeping import keep_page, keep_text
from tradectl.app.roster import read_roster
from tradectl.core.changes import ChangeSet
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.message import say
from tradectl.core.report.fair import fair_report
from tradectl.core.report.filing import fair_report_path, page_path
from tradectl.core.report.parts import seal
from tradectl.store.fairs import read_fairs

if TYPE_CHECKING:
    from tradectl.core.message import Message
    from tradectl.core.occasion import Occasion
    from tradectl.core.problems import Problem
    from tradectl.core.report.fair import FairReport
    from tradectl.core.report.wording import FairWording
    from tradectl.i18n.translator import Translator
    from tradectl.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Asked:
    """Which fair, and in which shape: `page`, `stdout` and `refresh` as for the report of a week."""

    name: str
    page: bool = False
    stdout: bool = False
    refresh: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """The report, its file as it is now, the page where one was asked for, and what was written (None: nothing)."""

    report: FairReport
    path: str
    text: str
    page: str | None
    outcome: Outcome | None
    notices: tuple[Message, ...]
    problems: tuple[Problem, ...]


def report_fair(
    workspace: Workspace, occasion: Occasion, asked: Asked, wording: FairWording, tongue: Translator
) -> Written:
    """Refresh the file of a fair's report, and the page beside it where one is asked for.

    Raise NOT_FOUND or AMBIGUOUS for the name, REFUSED for a fair to come, INVALID where the file cannot be read.
    """
    fair, today = the_fair(workspace, asked.name), occasion.today
    if fair.on > today:
        raise TradectlError(
            ErrorCode.REFUSED,
            say("The fair {name} begins on {on} only.", name=fair.name, on=fair.on),
            say("Ask again when it has begun."),
        )
    fairs, about_fairs = read_fairs(workspace.root)
    roster = read_roster(workspace)
    report = fair_report(roster.customers(), fairs, fair, workspace.settings.desk, today)
    path = fair_report_path(fair)
    below = wording.kept_below(today) if asked.refresh else None
    text, changes, notices = keep_text(workspace, path, wording.parts(report), wording.own(), below)
    page = None
    if asked.page:
        page = seal(wording.page(report, text))
        beside = keep_page(workspace, page_path(path), page, occasion, refresh=asked.refresh)
        changes, notices = (*changes, *beside.changes), (*notices, *beside.notices)
    outcome = None
    if changes and not asked.stdout:
        by = occasion.by.id if occasion.by else ""
        subject = say("Report of the fair {name}", name=fair.name)
        plan = ChangeSet(occasion.operation, "report fair", by, subject, (), changes)
        outcome = carry_out(workspace, occasion, plan, tongue)
        notices = (*notices, *outcome.notices)
    return Written(report, path, text, page, outcome, notices, (*about_fairs, *roster.problems))
