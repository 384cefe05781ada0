"""`tradectl undo`."""

from typing import Annotated

import typer

from tradectl.cli.options import DryRun, WriteForm, Yes
from tradectl.i18n.marks import help_text

HELP = help_text("Take back what the last command changed. Again: the one before.")
EXAMPLE = "tradectl undo --list"


def run(
    ctx: typer.Context,
    operation: Annotated[
        str | None, typer.Argument(metavar="OPERATION", help=help_text("This one, as --list names it."))
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help=help_text("List what can be undone."))] = False,
    dry_run: DryRun = False,
    yes: Yes = False,
    form: WriteForm = "table",
) -> int:
    """Plan the undo, show it, ask, do it."""
    from tradectl.app import undo as app
    from tradectl.cli.ending import end
    from tradectl.views import changes as changes_view
    from tradectl.views import operations as view

    session = ctx.obj
    session.print_as(form)
    if listed:
        if told := app.damaged(session.workspace):
            session.note(told)
        found = app.operations(session.workspace)
        session.answer(view.values(found), view.document(found, session.workspace.zone))
        return 0
    occasion = session.occasion(dry_run=dry_run)
    planned = app.plan(session.workspace, occasion, operation, session.tongue)
    if not dry_run and not yes:
        if session.form != "json":
            session.show(changes_view.document(planned.changes, changes_view.SCREEN))
        session.confirm(app.question(planned), yes=yes)
    return end(session, app.undo(session.workspace, occasion, planned, session.tongue))
