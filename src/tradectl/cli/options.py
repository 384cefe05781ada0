"""Arguments and options that several verbs have, declared once."""

from typing import Annotated

import typer

from tradectl.cli.completion import customer
from tradectl.i18n.marks import help_text

CustomerName = Annotated[
    str,
    typer.Argument(
        metavar="CUSTOMER", autocompletion=customer, help=help_text("A code, an id, a name, or a part of one.")
    ),
]
Form = Annotated[str, typer.Option("--format", metavar="FORMAT", help=help_text("Print as table, json, csv or md."))]
WriteForm = Annotated[str, typer.Option("--format", metavar="FORMAT", help=help_text("Print as table or json."))]
DryRun = Annotated[bool, typer.Option("--dry-run", help=help_text("Show what would change; change nothing."))]
Yes = Annotated[bool, typer.Option("--yes", "-y", help=help_text("Do not ask."))]
Because = Annotated[str, typer.Option("--because", metavar="TEXT", help=help_text("The reason, kept in the journal."))]
