"""`tradectl regrade`."""

from typing import Annotated

import typer

from tradectl.cli.completion import customer
from tradectl.cli.options import Because, DryRun, Form, Yes
from tradectl.i18n.marks import help_text

HELP = help_text(
    "Change a prospect's grade; the folder moves with it. Or see which grades contradict the expected close."
)
EXAMPLE = help_text('tradectl regrade MUELLER A --because "asked for the PI"')


def run(
    ctx: typer.Context,
    customer: Annotated[
        str | None,
        typer.Argument(
            metavar="CUSTOMER", autocompletion=customer, help=help_text("A code, an id, a name, or a part of one.")
        ),
    ] = None,
    grade: Annotated[str | None, typer.Argument(metavar="GRADE", help=help_text("The new grade, A to E."))] = None,
    suggest: Annotated[
        bool, typer.Option("--suggest", help=help_text("List grades that contradict the expected close."))
    ] = False,
    apply: Annotated[bool, typer.Option("--apply", help=help_text("With --suggest: change them all."))] = False,
    because: Because = "",
    dry_run: DryRun = False,
    yes: Yes = False,
    form: Form = "table",
) -> int:
    """Regrade one customer, or list (and follow) the suggestions."""
    from tradectl.app.grading import regrade
    from tradectl.cli.ending import end
    from tradectl.cli.picking import grade_of
    from tradectl.cli.session import FORMATS
    from tradectl.core.errors import ErrorCode, TradectlError
    from tradectl.core.message import say

    session = ctx.obj
    session.print_as(form, FORMATS)
    if suggest:
        return _suggest(session, apply=apply, dry_run=dry_run, yes=yes)
    if customer is None or grade is None or apply:
        raise TradectlError(
            ErrorCode.USAGE,
            say("Say which customer and which grade."),
            say("For example: tradectl regrade MUELLER A, or tradectl regrade --suggest"),
        )
    occasion = session.occasion(dry_run=dry_run)
    return end(session, regrade(session.workspace, occasion, customer, grade_of(grade), because, session.tongue))


def _suggest(session: object, *, apply: bool, dry_run: bool, yes: bool) -> int:
    from tradectl.app.listing import suggestions
    from tradectl.app.regrade_all import plan, regrade_all
    from tradectl.cli.ending import end
    from tradectl.cli.session import Session
    from tradectl.core.message import say_n
    from tradectl.views import changes as changes_view
    from tradectl.views import suggestions as view

    if not isinstance(session, Session):
        raise TypeError(session)
    found, met = suggestions(session.workspace, session.today)
    if not apply or not any(suggestion.is_dated for suggestion in found):
        session.answer(view.values(found), view.document(found), problems=met.problems, missing=met.missing)
        return 0
    occasion = session.occasion(dry_run=dry_run)
    changes = plan(session.workspace, occasion, found, session.tongue)
    if not dry_run:
        if session.form != "json" and not yes:
            session.show(changes_view.document(changes))
        count = len(changes.customers)
        session.confirm(say_n("Regrade {count} customer?", "Regrade {count} customers?", count), yes=yes)
    return end(session, regrade_all(session.workspace, occasion, changes, session.tongue))
