"""`tradectl list`."""

from typing import Annotated

import typer

from tradectl.cli.options import Form
from tradectl.i18n.marks import help_text

HELP = help_text("List customers.")
EXAMPLE = "tradectl list --grade A,B --country DE"
WINDOWS = ("urgent", "soon", "later", "slow")


def run(
    ctx: typer.Context,
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
) -> int:
    """Print customers in rows."""
    from tradectl.app.listing import Filter, list_customers
    from tradectl.cli.picking import country_of, grades_of, owner_of
    from tradectl.cli.rows import show_rows
    from tradectl.cli.session import FORMATS, choice
    from tradectl.core.rules import RULES

    session = ctx.obj
    session.form = choice(form, FORMATS, "--format")
    person = owner_of(session, owner)
    wanted = Filter(
        grades=grades_of(grade) or frozenset(),
        owner="" if person in (None, "all") else person,
        country=country_of(country) if country else "",
        tag=tag,
        window=choice(window, WINDOWS, "--window") if window else "",
        rule=choice(due, (rule.name for rule in RULES), "--due") if due else "",
    )
    rows, problems = list_customers(session.workspace, session.today, wanted)
    show_rows(session, rows, problems)
    return 0
