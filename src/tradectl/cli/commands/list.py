"""`tradectl list`."""

from typing import Annotated

import typer

from tradectl.cli.options import Form
from tradectl.i18n.marks import help_text

HELP = help_text("List customers.")
EXAMPLE = "tradectl list --grade A,B --country DE"


def run(
    grade: Annotated[
        str | None, typer.Option("--grade", metavar="GRADES", help=help_text("Only these grades, for example A,B,won."))
    ] = None,
    owner: Annotated[
        str | None, typer.Option("--owner", metavar="PERSON", help=help_text("Whose customers; `all` for everybody's."))
    ] = None,
    country: Annotated[str, typer.Option("--country", metavar="COUNTRY", help=help_text("Only this country."))] = "",
    tag: Annotated[str, typer.Option("--tag", metavar="TAG", help=help_text("Only with this tag."))] = "",
    window: Annotated[
        str,
        typer.Option("--window", metavar="WINDOW", help=help_text("urgent, soon, later or slow: by the next due day.")),
    ] = "",
    due: Annotated[
        str,
        typer.Option("--due", metavar="RULE", help=help_text("Only those due today by this rule, for example review.")),
    ] = "",
    form: Form = "table",
) -> None:
    """Declare what `list` takes; cli/daily answers it."""
