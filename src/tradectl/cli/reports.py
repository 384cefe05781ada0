"""How a report ends at the command line: printed as it was asked for, with what a person should know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tradectl.core.message import Message, say
from tradectl.core.named import NamedTuple
from tradectl.core.report.filing import page_path

if TYPE_CHECKING:
    from collections.abc import Callable

    from tradectl.app.report_keeping import Written
    from tradectl.cli.session import Session
    from tradectl.views.document import Document


class Shown(NamedTuple):
    """How a kind of report is shown: its value for programs, its page of a screen, where its file is."""

    value: Callable[[Any, str], object]
    document: Callable[[Any, str], Document]
    where: Message


def tell_report(session: Session, done: Written[Any], form: str, shown: Shown, *, stdout: bool, dry_run: bool) -> int:
    """Print a report, its notices and the problems met; return the exit code."""
    if form == "json":
        changes = done.outcome.changes if done.outcome else None
        session.answer(shown.value(done.report, done.path), None, problems=done.problems, changes=changes)
    else:
        _print(session, done, form, shown, stdout=stdout, dry_run=dry_run)
    for notice in done.notices:
        session.note(notice)
    if form != "json":
        session.mention(done.problems)
    return 0


def _print(session: Session, done: Written[Any], form: str, shown: Shown, *, stdout: bool, dry_run: bool) -> None:
    """Print the file or the page, or what would be written, or the report as a screen has it and where it is."""
    if stdout:
        from tradectl.views.safe import clean

        session.out(clean(done.page if form == "html" and done.page is not None else done.text, keep_newlines=True))
        return
    session.form = "table"
    if dry_run and done.outcome is not None:
        from tradectl.views import outcome as view

        session.show(view.document(done.outcome.changes, path=done.path, dry_run=True, entries=()))
        return
    session.show(shown.document(done.report, session.language))
    session.note(shown.where)
    if done.page is not None:
        session.note(say("Page to print: {path}", path=page_path(done.path)))
