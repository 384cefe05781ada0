"""`tradectl import`."""

from typing import Annotated

import typer

from tradectl.cli.completion import customer
from tradectl.cli.options import Because, DryRun, WriteForm, Yes
from tradectl.i18n.marks import help_text

HELP = help_text(
    "Take in leads from Excel, CSV, contact cards, mails, tradectl's own files. It shows a plan first; one undo takes "
    "all of it back."
)
EXAMPLE = 'tradectl import leads.xlsx --fair "Canton Fair 139"'


File = Annotated[
    str, typer.Argument(metavar="FILE", help=help_text("csv, xlsx, xls, ods, vcf, eml, or json as export writes it."))
]
Sheet = Annotated[
    str, typer.Option("--sheet", metavar="NAME", help=help_text("The sheet to read; else the first with headings."))
]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="HEADING=FIELD",
        help=help_text("What a column holds (- leaves it out), or a file of --save-map; can be given again."),
    ),
]
SaveMap = Annotated[
    str, typer.Option("--save-map", metavar="FILE", help=help_text("Keep what the columns hold for the next file."))
]
Dates = Annotated[
    str, typer.Option("--dates", metavar="ORDER", help=help_text("day or month: what comes first in 03/04/2026."))
]
Country = Annotated[str, typer.Option("--country", metavar="COUNTRY", help=help_text("Where a row names no country."))]
Fair = Annotated[str, typer.Option("--fair", metavar="NAME", help=help_text("The fair where you met."))]
Owner = Annotated[
    str, typer.Option("--owner", metavar="PERSON", help=help_text("Whose customers, where a row says nothing."))
]
Grade = Annotated[
    str, typer.Option("--grade", metavar="GRADE", help=help_text("Their grade, where a row says nothing."))
]
Attach = Annotated[
    bool, typer.Option("--attach", help=help_text("Add people and remarks to customers who are registered already."))
]
To = Annotated[
    str,
    typer.Option("--to", metavar="CUSTOMER", autocompletion=customer, help=help_text("Whose mail it is (eml).")),
]
Spread = Annotated[
    bool, typer.Option("--spread", help=help_text("Share out the first days, where one day has too many."))
]
Plan = Annotated[
    str,
    typer.Option(
        "--plan", metavar="FILE", help=help_text("Write the plan (csv or xlsx) to be edited; change nothing.")
    ),
]
Apply = Annotated[str, typer.Option("--apply", metavar="PLAN", help=help_text("Do as a plan says that you edited."))]
Rejected = Annotated[
    str,
    typer.Option("--rejected", metavar="FILE", help=help_text("Where rows that are not taken go, with the reason.")),
]
Force = Annotated[
    bool,
    typer.Option("--force", help=help_text("Replace the file of --plan, --rejected or --save-map that is there.")),
]


def run(
    ctx: typer.Context,
    file: File,
    sheet: Sheet = "",
    columns: Columns = None,
    save_map: SaveMap = "",
    dates: Dates = "",
    country: Country = "",
    fair: Fair = "",
    owner: Owner = "",
    grade: Grade = "",
    attach: Attach = False,
    to: To = "",
    spread: Spread = False,
    plan: Plan = "",
    apply: Apply = "",
    rejected: Rejected = "",
    force: Force = False,
    because: Because = "",
    dry_run: DryRun = False,
    yes: Yes = False,
    form: WriteForm = "table",
) -> int:
    """Plan, show, ask, carry out."""
    from tradectl.cli.importing import Request, import_file

    session = ctx.obj
    session.print_as(form)
    request = Request(
        file=file, sheet=sheet, columns=tuple(columns or ()), save_map=save_map, dates=dates, country=country,
        fair=fair, owner=owner, grade=grade, attach=attach, to=to, spread=spread, plan=plan, apply=apply,
        rejected=rejected, force=force, because=because, dry_run=dry_run, yes=yes,
    )  # fmt: skip
    return import_file(session, request)
