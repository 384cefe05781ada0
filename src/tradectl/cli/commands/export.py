"""`tradectl export`."""

from typing import Annotated

import typer

from tradectl.cli.options import DryRun, WriteForm
from tradectl.i18n.marks import help_text

HELP = help_text(
    "Write customers into a file for Excel, the phone, the calendar. FILE ends in xlsx, csv, vcf, ics, json or md."
)
EXAMPLE = "tradectl export follow-up.xlsx --grade A,B --owner mei"


Grade = Annotated[
    str | None, typer.Option("--grade", metavar="GRADES", help=help_text("Only these grades, for example A,B,won."))
]
Owner = Annotated[
    str | None, typer.Option("--owner", metavar="PERSON", help=help_text("Whose customers; `all` for everybody's."))
]
Country = Annotated[str | None, typer.Option("--country", metavar="COUNTRY", help=help_text("Only this country."))]
Tag = Annotated[str | None, typer.Option("--tag", metavar="TAG", help=help_text("Only with this tag."))]
Window = Annotated[
    str | None,
    typer.Option("--window", metavar="WINDOW", help=help_text("urgent, soon, later or slow: by the next due day.")),
]
Due = Annotated[
    str | None,
    typer.Option("--due", metavar="RULE", help=help_text("Only those due today by this rule, for example review.")),
]
Where = Annotated[
    list[str] | None,
    typer.Option("--where", metavar="NAME=VALUE", help=help_text("One of the choices above as a word: grade=A,B")),
]
Kind = Annotated[
    str,
    typer.Option("--as", metavar="KIND", help=help_text("xlsx, csv, vcf, ics, json or md, where FILE does not say.")),
]
Within = Annotated[
    int | None,
    typer.Option(
        "--within", metavar="DAYS", min=0, max=3650, help=help_text("ics: what falls due in so many days; else 14.")
    ),
]


def run(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help=help_text("The file to write; - prints it (with --as)."))],
    grade: Grade = None,
    owner: Owner = None,
    country: Country = None,
    tag: Tag = None,
    window: Window = None,
    due: Due = None,
    where: Where = None,
    kind: Kind = "",
    within: Within = None,
    vcard: Annotated[
        str, typer.Option("--vcard", metavar="VERSION", help=help_text("vcf: 4.0 or 3.0; else 4.0."))
    ] = "",
    raw: Annotated[
        bool, typer.Option("--raw", help=help_text("csv: every text as it is; a spreadsheet may run formulas in it."))
    ] = False,
    redacted: Annotated[
        bool, typer.Option("--redacted", help=help_text("Company, person and job title alone."))
    ] = False,
    force: Annotated[bool, typer.Option("--force", help=help_text("Replace a file that is there."))] = False,
    dry_run: DryRun = False,
    form: WriteForm = "table",
) -> int:
    """Write customers into one file."""
    from tradectl.cli.exporting import Asked, export

    session = ctx.obj
    session.print_as(form)
    asked = Asked(
        file=file,
        kind=kind,
        filters={"grade": grade, "owner": owner, "country": country, "tag": tag, "window": window, "due": due},
        where=tuple(where or ()),
        within=within,
        version=vcard,
        raw=raw,
        redacted=redacted,
        force=force,
        dry_run=dry_run,
    )
    return export(session, asked)
