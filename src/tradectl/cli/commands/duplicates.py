"""`tradectl duplicates`."""

from typing import Annotated

import typer

from tradectl.cli.options import Form
from tradectl.i18n.marks import help_text

HELP = help_text("List customers that may be one, with what that rests on.")
EXAMPLE = "tradectl duplicates --verdict likely"


def run(
    ctx: typer.Context,
    verdict: Annotated[
        str,
        typer.Option("--verdict", metavar="VERDICT", help=help_text("At least so sure: certain, likely, possible.")),
    ] = "possible",
    limit: Annotated[
        int | None, typer.Option("--limit", metavar="COUNT", min=1, help=help_text("Only so many, the surest first."))
    ] = None,
    form: Form = "table",
) -> int:
    """Print the pairs, the surest first."""
    from tradectl.app.duplicates import duplicates
    from tradectl.cli.session import FORMATS, choice
    from tradectl.core.duplicates import Verdict
    from tradectl.views import duplicates as view

    session = ctx.obj
    session.print_as(form, FORMATS)
    least = Verdict(choice(verdict, tuple(Verdict), "--verdict"))
    found, problems = duplicates(session.workspace, least, cores=session.world.cores, progress=session.progress)
    shown = (view.table if session.form == "csv" else view.document)(found, limit)
    session.answer(view.values(found, limit), shown, problems=problems)
    return 0
