"""`tradectl fair`."""

from typing import Annotated

import typer

from tradectl.cli.options import DryRun, Form
from tradectl.i18n.marks import help_text

HELP = help_text("Note a trade show, or list those you went to. Customers you meet there are added with --fair NAME.")
EXAMPLE = 'tradectl fair new "Canton Fair 139" --on 2026-04-15 --until 2026-04-19 --place Guangzhou --cost "12000 CNY"'


def run(
    ctx: typer.Context,
    what: Annotated[str, typer.Argument(metavar="WHAT", help=help_text("new or list."))] = "list",
    name: Annotated[
        str, typer.Argument(metavar="NAME", help=help_text("Of the fair, with its number or year."), show_default=False)
    ] = "",
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help=help_text("The first day of the fair."))
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help=help_text("The last day; else the first."))
    ] = None,
    place: Annotated[str, typer.Option("--place", metavar="TEXT", help=help_text("The town, or hall and stand."))] = "",
    cost: Annotated[
        str, typer.Option("--cost", metavar="MONEY", help=help_text('What it costs in all: "12000 CNY".'))
    ] = "",
    dry_run: DryRun = False,
    form: Form = "table",
) -> int:
    """Note a fair, or list them."""
    from tradectl.cli.fairs import Asked, list_fairs, note_fair
    from tradectl.cli.session import choice

    if choice(what, ("new", "list"), "WHAT") == "new":
        return note_fair(ctx.obj, Asked(name, on, until, place, cost), form=form, dry_run=dry_run)
    return list_fairs(ctx.obj, Asked(name, on, until, place, cost), form=form)
