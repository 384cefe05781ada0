"""`tradectl due`."""

from typing import Annotated

import typer

from tradectl.cli.options import Form
from tradectl.i18n.marks import help_text

HELP = help_text("List whom to handle today, and why.")
EXAMPLE = "tradectl due --within 7"


def run(
    within: Annotated[
        int,
        typer.Option(
            "--within", metavar="DAYS", min=0, max=3650, help=help_text("Also what falls due in so many days.")
        ),
    ] = 0,
    owner: Annotated[
        str | None, typer.Option("--owner", metavar="PERSON", help=help_text("Whose customers; `all` for everybody's."))
    ] = None,
    grade: Annotated[
        str | None, typer.Option("--grade", metavar="GRADES", help=help_text("Only these grades, for example A,B,won."))
    ] = None,
    limit: Annotated[
        int | None, typer.Option("--limit", metavar="N", min=1, help=help_text("Show at most N customers."))
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help=help_text("Show all, not the first fifty."))] = False,
    why: Annotated[
        bool, typer.Option("--why", help=help_text("Add rule, arithmetic and file:line to each reason."))
    ] = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help=help_text("Exit with 1 if somebody is due."))] = False,
    form: Form = "table",
) -> None:
    """Declare what `due` takes; cli/daily answers it."""
