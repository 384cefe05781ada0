"""`tradectl snooze`."""

from typing import Annotated

import typer

from tradectl.cli.options import Because, CustomerName, DryRun, WriteForm
from tradectl.i18n.marks import help_text

HELP = help_text(
    "Silence cadence, quota and review of a customer until a day. What was agreed or promised still shows."
)
EXAMPLE = help_text('tradectl snooze MUELLER +3w --because "closed for Ramadan"')


def run(
    ctx: typer.Context,
    customer: CustomerName,
    until: Annotated[str | None, typer.Argument(metavar="DATE", help=help_text("Until when."))] = None,
    end_it: Annotated[bool, typer.Option("--end", help=help_text("End the snooze now."))] = False,
    because: Because = "",
    dry_run: DryRun = False,
    form: WriteForm = "table",
) -> int:
    """Set or end a snooze."""
    from tradectl.app.fields import snooze
    from tradectl.cli.ending import end
    from tradectl.core.errors import ErrorCode, TradectlError
    from tradectl.core.message import say

    session = ctx.obj
    session.print_as(form)
    if end_it == (until is not None):
        raise TradectlError(
            ErrorCode.USAGE,
            say("Say until when, or --end."),
            say('For example: tradectl snooze MUELLER +3w --because "closed for Ramadan"'),
        )
    occasion = session.occasion(dry_run=dry_run)
    day = session.day(until) if until is not None else None
    return end(session, snooze(session.workspace, occasion, customer, day, because, session.tongue))
