"""The weekly report at the command line: what is asked, what is printed, what is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.cli.reports import Shown, tell_report
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.message import say

if TYPE_CHECKING:
    from tradectl.cli.session import Session


def report_week(
    session: Session, period: str | None, owner: str | None, /, *, form: str, stdout: bool, refresh: bool, dry_run: bool
) -> int:
    """Write or refresh a week's report and return the exit code."""
    from tradectl.app.report_week import Asked
    from tradectl.app.report_week import report_week as write
    from tradectl.cli.picking import owner_of
    from tradectl.core.day_words import parse_week
    from tradectl.views.report_file import ReportWording
    from tradectl.views.report_value import value
    from tradectl.views.report_week import document

    session.form = form
    week = parse_week(period) if period is not None else None
    if period is not None and week is None:
        raise TradectlError(ErrorCode.USAGE, say("'{week}' is no week.", week=period), say("Write it as 2026-W12."))
    asked = Asked(week=week, owner=owner_of(session, owner), page=form == "html", stdout=stdout, refresh=refresh)
    occasion = session.occasion(dry_run=dry_run, acting=not stdout)
    done = write(session.workspace, occasion, asked, ReportWording(session.tongue), session.tongue)
    shown = Shown(value, document, say("Report: {path}", path=done.path))
    return tell_report(session, done, form, shown, stdout=stdout, dry_run=dry_run)
