"""`tradectl review`."""

from typing import Annotated

import typer

from tradectl.cli.options import CustomerName, DryRun, WriteForm
from tradectl.i18n.marks import help_text

HELP = help_text("Say that you looked through a card today and it is right.")
EXAMPLE = "tradectl review MUELLER"


def run(
    ctx: typer.Context,
    customer: CustomerName,
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help=help_text("What you found."))] = "",
    dry_run: DryRun = False,
    form: WriteForm = "table",
) -> int:
    """Set the day of review and keep it in the journal."""
    from tradectl.app.fields import review
    from tradectl.cli.ending import end

    session = ctx.obj
    session.print_as(form)
    occasion = session.occasion(dry_run=dry_run)
    return end(session, review(session.workspace, occasion, customer, note, session.tongue))
