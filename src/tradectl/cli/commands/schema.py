"""`tradectl schema`."""

from typing import Annotated

import typer

from tradectl.i18n.marks import help_text

HELP = help_text("Print a JSON Schema. Of card, deal, settings, entry or fair, for editors and other programs.")
EXAMPLE = "tradectl schema card"


def run(
    ctx: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="NAME", help=help_text("card, deal, settings, entry or fair."))
    ] = "card",
) -> int:
    """Print a schema."""
    from tradectl.app.schemas import SCHEMAS, schema_text
    from tradectl.cli.session import choice

    ctx.obj.out(schema_text(choice(name, SCHEMAS, "NAME")))
    return 0
