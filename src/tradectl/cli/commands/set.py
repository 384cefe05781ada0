"""`tradectl set`."""

from typing import Annotated

import typer

from tradectl.cli.completion import customer
from tradectl.cli.options import Because, CustomerName, DryRun, WriteForm
from tradectl.i18n.marks import help_text

HELP = help_text("Set fields of a card. The old values are kept in the journal.")
EXAMPLE = "tradectl set MUELLER website=mueller.de contacts.phone='+49 40 1234567' tags+=lighting"


def run(
    ctx: typer.Context,
    customer: CustomerName,
    assignments: Annotated[
        list[str] | None,
        typer.Argument(metavar="FIELD=VALUE...", help=help_text("FIELD= takes it out, FIELD+=VALUE adds to a list.")),
    ] = None,
    not_duplicate_of: Annotated[
        list[str] | None,
        typer.Option(
            "--not-duplicate-of",
            metavar="CUSTOMER",
            autocompletion=customer,
            help=help_text("Looks alike, but is another one."),
        ),
    ] = None,
    because: Because = "",
    dry_run: DryRun = False,
    form: WriteForm = "table",
) -> int:
    """Set fields, or keep two customers apart who look alike."""
    from tradectl.app.add import decide
    from tradectl.app.fields import parse_assignment, set_fields
    from tradectl.cli.ending import end
    from tradectl.core.errors import ErrorCode, TradectlError
    from tradectl.core.message import say

    session = ctx.obj
    session.print_as(form)
    if bool(assignments) == bool(not_duplicate_of):
        raise TradectlError(
            ErrorCode.USAGE,
            say("Say which field becomes what."),
            say("For example: tradectl set MUELLER owner=hao"),
        )
    occasion = session.occasion(dry_run=dry_run)
    if not_duplicate_of:
        apart = tuple(not_duplicate_of)
        return end(session, decide(session.workspace, occasion, customer, apart, because, session.tongue))
    parsed = tuple(parse_assignment(text) for text in assignments or ())
    return end(session, set_fields(session.workspace, occasion, customer, parsed, session.tongue))
