"""`tradectl kept`."""

from typing import Annotated

import typer

from tradectl.cli.options import Because, CustomerName, DryRun, WriteForm
from tradectl.i18n.marks import help_text

HELP = help_text("Settle a promise of ours, or something we waited for.")
EXAMPLE = "tradectl kept MUELLER 1"


def run(
    ctx: typer.Context,
    customer: CustomerName,
    number: Annotated[
        int | None, typer.Argument(metavar="N", help=help_text("Which one, as `tradectl show` numbers them."))
    ] = None,
    waived: Annotated[bool, typer.Option("--waived", help=help_text("It is no longer needed."))] = False,
    moved: Annotated[
        str | None, typer.Option("--moved", metavar="DATE", help=help_text("It was agreed for another day."))
    ] = None,
    because: Because = "",
    dry_run: DryRun = False,
    form: WriteForm = "table",
) -> int:
    """Append the entry that settles, waives or moves a promise."""
    from tradectl.app.keeping import keep
    from tradectl.cli.ending import end
    from tradectl.core.errors import ErrorCode, TradectlError
    from tradectl.core.message import say

    session = ctx.obj
    session.print_as(form)
    if waived and moved is not None:
        raise TradectlError(
            ErrorCode.USAGE, say("It is either waived or moved."), say("Give --waived or --moved DATE, not both.")
        )
    occasion = session.occasion(dry_run=dry_run)
    how = "waived" if waived else "moved" if moved is not None else "kept"
    to = session.day(moved) if moved is not None else None
    return end(
        session, keep(session.workspace, occasion, customer, number, session.tongue, how=how, to=to, because=because)
    )
