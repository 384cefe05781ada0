"""`tradectl reopen`."""

from typing import Annotated

import typer

from tradectl.cli.options import Because, CustomerName, DryRun, WriteForm
from tradectl.i18n.marks import help_text

HELP = help_text("Make a won customer a prospect again. The day of the first won order stays on the card.")
EXAMPLE = "tradectl reopen MUELLER --grade B"


def run(
    ctx: typer.Context,
    customer: CustomerName,
    grade: Annotated[str, typer.Option("--grade", metavar="GRADE", help=help_text("The grade, A to E."))],
    because: Because = "",
    dry_run: DryRun = False,
    form: WriteForm = "table",
) -> int:
    """Set status and grade, and move the folder back."""
    from tradectl.app.grading import reopen
    from tradectl.cli.ending import end
    from tradectl.cli.picking import grade_of

    session = ctx.obj
    session.print_as(form)
    occasion = session.occasion(dry_run=dry_run)
    return end(session, reopen(session.workspace, occasion, customer, grade_of(grade), because, session.tongue))
