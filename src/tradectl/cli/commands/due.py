"""`tradectl due`."""

from typing import Annotated

import typer

from tradectl.cli.options import Form
from tradectl.i18n.marks import help_text

HELP = help_text("List whom to handle today, and why.")
EXAMPLE = "tradectl due --within 7"


def run(
    ctx: typer.Context,
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
) -> int:
    """Print the day's list."""
    from tradectl.app.due import due
    from tradectl.cli.picking import grades_of, owner_of
    from tradectl.cli.session import FORMATS, choice

    session = ctx.obj
    session.form = choice(form, FORMATS, "--format")
    by = session.person()
    morning = due(
        session.workspace,
        session.now(),
        acting=by.id if by else None,
        owner=owner_of(session, owner),
        within=within,
        grades=grades_of(grade),
    )
    if session.form == "json":
        from tradectl.views.due_values import agenda_value

        data = agenda_value(morning.agenda, morning.presences, limit)
        session.answer(data, None, problems=morning.problems)
    else:
        from tradectl.views.due import SHOWN, document

        shown = limit if limit is not None else None if everything or session.form in ("csv", "md") else SHOWN
        page = document(morning.agenda, morning.presences, limit=shown, reasons=why, bare=session.form == "csv")
        session.answer(None, page, problems=morning.problems)
    return 1 if exit_code and morning.agenda.counts.due else 0
