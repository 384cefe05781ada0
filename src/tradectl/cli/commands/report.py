"""`tradectl report`."""

from typing import Annotated

import typer

from tradectl.cli.options import DryRun
from tradectl.i18n.marks import help_text

HELP = help_text(
    "Write the report of a week or of a fair. Half of it comes from the journals, the other half is yours."
)
EXAMPLE = "tradectl report week 2026-W12 --format html"


def run(
    ctx: typer.Context,
    kind: Annotated[str, typer.Argument(metavar="KIND", help=help_text("week or fair."))] = "week",
    period: Annotated[
        str | None,
        typer.Argument(metavar="WHICH", help=help_text("2026-W12, else this week; or the name of the fair.")),
    ] = None,
    owner: Annotated[
        str | None, typer.Option("--owner", metavar="PERSON", help=help_text("Whose report; `all` for the whole desk."))
    ] = None,
    stdout: Annotated[bool, typer.Option("--stdout", help=help_text("Print it and write nothing."))] = False,
    refresh: Annotated[
        bool, typer.Option("--refresh", help=help_text("Renew parts you changed too; your text is kept below."))
    ] = False,
    dry_run: DryRun = False,
    form: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help=help_text("md; html for a page beside it; json."))
    ] = "md",
) -> int:
    """Write or refresh the report of a week or of a fair."""
    from tradectl.cli.session import choice
    from tradectl.core.day_words import parse_week

    if parse_week(kind) is not None and period is None:
        kind, period = "week", kind
    choice(kind, ("week", "fair"), "KIND")
    if kind == "fair":
        from tradectl.cli.fairs import report_fair as report
    else:
        from tradectl.cli.weekly import report_week as report
    return report(
        ctx.obj,
        period,
        owner,
        form=choice(form, ("md", "html", "json"), "--format"),
        stdout=stdout,
        refresh=refresh,
        dry_run=dry_run,
    )
