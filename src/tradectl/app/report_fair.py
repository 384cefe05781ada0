"""`report fair`: what came of a show, half of it from cards and journals, the other half left to the writer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tradectl.app.fair import the_fair
from tradectl.app.report_keeping import Fresh, Shape, Written, keep
from tradectl.app.roster import read_roster
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.message import say
from tradectl.core.report.fair import fair_report
from tradectl.core.report.filing import fair_report_path
from tradectl.store.fairs import read_fairs

if TYPE_CHECKING:
    from tradectl.core.occasion import Occasion
    from tradectl.core.report.fair import FairReport
    from tradectl.core.report.wording import Wording
    from tradectl.i18n.translator import Translator
    from tradectl.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Asked(Shape):
    """Which fair, and in which shape."""

    name: str = ""


def report_fair(
    workspace: Workspace, occasion: Occasion, asked: Asked, wording: Wording[FairReport], tongue: Translator
) -> Written[FairReport]:
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
    report = replace(report, unread=roster.unread())
    subject = say("Report of the fair {name}", name=fair.name)
    fresh = Fresh(report, fair_report_path(fair), "report fair", subject, (*about_fairs, *roster.problems))
    return keep(workspace, occasion, fresh, wording, asked, tongue)
