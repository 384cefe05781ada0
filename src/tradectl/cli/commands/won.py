"""`tradectl won`."""

from typing import Annotated

import typer

from tradectl.cli.options import CustomerName, DryRun, WriteForm
from tradectl.i18n.marks import help_text

HELP = help_text("Win a customer. The first order came; the folder moves to won/<year>.")
EXAMPLE = "tradectl won MUELLER --order PO-4711"


def run(
    ctx: typer.Context,
    customer: CustomerName,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help=help_text("The day of the order, if not today."))
    ] = None,
    order: Annotated[str, typer.Option("--order", metavar="NO", help=help_text("The order's number."))] = "",
    dry_run: DryRun = False,
    form: WriteForm = "table",
) -> int:
    """Set the status, the day, and move the folder."""
    from tradectl.app.grading import won
    from tradectl.cli.ending import end

    session = ctx.obj
    session.print_as(form)
    occasion = session.occasion(dry_run=dry_run)
    day = session.day(on, "past") if on else occasion.today
    return end(session, won(session.workspace, occasion, customer, day, order, session.tongue))
