"""The weekly report at the command line: what is asked, what is printed, what is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.message import say
from tradectl.core.report.filing import page_path

if TYPE_CHECKING:
    from tradectl.app.report_fair import Written as OfFair
    from tradectl.app.report_week import Written
    from tradectl.cli.session import Session
    from tradectl.core.message import Message
    from tradectl.views.document import Document


def report_week(
    session: Session, period: str | None, owner: str | None, *, form: str, stdout: bool, refresh: bool, dry_run: bool
) -> int:
    """Write or refresh a week's report and return the exit code."""
    from tradectl.app.report_week import Asked
    from tradectl.app.report_week import report_week as write
    from tradectl.core.day_words import parse_week
    from tradectl.views.report_file import ReportWording

    session.form = form
    week = parse_week(period) if period is not None else None
    if period is not None and week is None:
        raise TradectlError(ErrorCode.USAGE, say("'{week}' is no week.", week=period), say("Write it as 2026-W12."))
    asked = Asked(week=week, owner=owner, page=form == "html", stdout=stdout, refresh=refresh)
    occasion = session.occasion(dry_run=dry_run, acting=not stdout)
    done = write(session.workspace, occasion, asked, ReportWording(session.tongue), session.tongue)
    _print(session, done, form, stdout=stdout, dry_run=dry_run)
    for notice in done.notices:
        session.note(notice)
    if form != "json":
        session.mention(done.problems)
    return 0


def _print(session: Session, done: Written, form: str, *, stdout: bool, dry_run: bool) -> None:
    if form == "json":
        from tradectl.views.envelope import success
        from tradectl.views.report_value import value

        changes = done.outcome.changes.changes if done.outcome else ()
        data = value(done.report, done.path)
        session.out(success("report", data, session.tongue, problems=done.problems, changes=changes))
        return
    from tradectl.views.report_week import document

    screen, where = document(done.report, session.language), say("Report: {path}", path=done.path)
    print_report(session, done, form, screen, where, stdout=stdout, dry_run=dry_run)


def print_report(
    session: Session,
    done: Written | OfFair,
    form: str,
    screen: Document,
    where: Message,
    *,
    stdout: bool,
    dry_run: bool,
) -> None:
    """Print a report's file or page, or what would be written, or the report as a screen has it and `where` it is."""
    if stdout:
        from tradectl.views.safe import clean

        session.out(clean(done.page if form == "html" and done.page is not None else done.text, keep_newlines=True))
    elif dry_run and done.outcome is not None:
        from tradectl.views import outcome as view

        session.form = "table"
        session.show(view.document(done.outcome.changes, path=done.path, dry_run=True, entries=()))
    else:
        session.form = "table"
        session.show(screen)
        session.note(where)
        if done.page is not None:
            session.note(say("Page to print: {path}", path=page_path(done.path)))
