"""`tradectl log`."""

from typing import Annotated

import typer

from tradectl.cli.completion import customers
from tradectl.cli.options import Because, DryRun, WriteForm
from tradectl.i18n.marks import help_text

HELP = help_text(
    "Log a contact. Say what you did, what they said, what was promised, when next. Without --via it was an e-mail."
)
EXAMPLE = help_text(
    'tradectl log MUELLER "Sent PI-2026-017" --promise "CE certificate by fri" --next +7d --goal "get the PI confirmed"'
)


def run(
    customer: Annotated[
        str | None,
        typer.Argument(
            metavar="CUSTOMER", autocompletion=customers, help=help_text("One customer, or several: MUELLER,BOLT.")
        ),
    ] = None,
    text: Annotated[str | None, typer.Argument(metavar="TEXT", help=help_text("What was done."))] = None,
    via: Annotated[
        str | None,
        typer.Option(
            "--via",
            metavar="HOW",
            help=help_text("email, call, chat, meeting, visit, fair, sample, letter; desk for work without contact."),
        ),
    ] = None,
    channel: Annotated[
        str, typer.Option("--channel", metavar="NAME", help=help_text("wechat, whatsapp, linkedin …"))
    ] = "",
    came_in: Annotated[bool, typer.Option("--in", help=help_text("They came to us: a reply is owed."))] = False,
    with_: Annotated[str, typer.Option("--with", metavar="PERSON", help=help_text("Whom you spoke to."))] = "",
    heard: Annotated[str, typer.Option("--heard", metavar="TEXT", help=help_text("What the customer said."))] = "",
    promise: Annotated[
        list[str] | None,
        typer.Option("--promise", metavar='"WHAT by DATE"', help=help_text("What we promised, and until when.")),
    ] = None,
    awaited: Annotated[
        list[str] | None,
        typer.Option("--await", metavar='"WHAT by DATE"', help=help_text("What they promised, and until when.")),
    ] = None,
    next_: Annotated[
        str | None, typer.Option("--next", metavar="DATE", help=help_text("The day of the next step, or none."))
    ] = None,
    goal: Annotated[str, typer.Option("--goal", metavar="TEXT", help=help_text("The goal of the next step."))] = "",
    file: Annotated[
        list[str] | None,
        typer.Option("--file", metavar="PATH", help=help_text("Copy this file into the customer's folder of the day.")),
    ] = None,
    at: Annotated[str | None, typer.Option("--at", metavar="WHEN", help=help_text("When it was, if not now."))] = None,
    correct: Annotated[
        str | None, typer.Option("--correct", metavar="ID", help=help_text("Correct this entry instead."))
    ] = None,
    withdraw: Annotated[
        str | None, typer.Option("--withdraw", metavar="ID", help=help_text("Withdraw this entry instead."))
    ] = None,
    because: Because = "",
    dry_run: DryRun = False,
    form: WriteForm = "table",
) -> None:
    """Declare what `log` takes; cli/daily answers it."""
