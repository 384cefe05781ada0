"""`tradectl refile`."""

from typing import Annotated

import typer

from tradectl.cli.options import CustomerName, DryRun, WriteForm
from tradectl.i18n.marks import help_text

HELP = help_text("Mend a folder that contradicts its card.")
EXAMPLE = "tradectl refile MUELLER --by card"


def run(
    ctx: typer.Context,
    customer: CustomerName,
    by: Annotated[
        str,
        typer.Option("--by", metavar="WHICH", help=help_text("card: move the folder. folder: change the card.")),
    ],
    dry_run: DryRun = False,
    form: WriteForm = "table",
) -> int:
    """Move the folder where the card says, or let the card say what the folder says."""
    from tradectl.app.grading import refile
    from tradectl.cli.ending import end
    from tradectl.cli.session import choice

    session = ctx.obj
    session.print_as(form)
    occasion = session.occasion(dry_run=dry_run)
    which = choice(by, ("card", "folder"), "--by")
    return end(session, refile(session.workspace, occasion, customer, which, session.tongue))
