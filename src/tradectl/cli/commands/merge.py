"""`tradectl merge`."""

from typing import Annotated

import typer

from tradectl.cli.completion import customer
from tradectl.cli.options import Because, CustomerName, DryRun, WriteForm, Yes
from tradectl.i18n.marks import help_text

HELP = help_text("Join two customers who are one: cards, journals and documents. One undo takes it back.")
EXAMPLE = "tradectl merge BOLT2 BOLT --take website"


def run(
    ctx: typer.Context,
    customer: CustomerName,
    into: Annotated[
        str,
        typer.Argument(
            metavar="INTO", autocompletion=customer, help=help_text("The customer that stays, with its id and folder.")
        ),
    ],
    take: Annotated[
        list[str] | None,
        typer.Option(
            "--take", metavar="FIELD", help=help_text("Where both cards say something, take it from CUSTOMER.")
        ),
    ] = None,
    because: Because = "",
    dry_run: DryRun = False,
    yes: Yes = False,
    form: WriteForm = "table",
) -> int:
    """Show what becomes of the two, ask, and join them."""
    from tradectl.app import merge as app
    from tradectl.cli.ending import end
    from tradectl.core.message import say
    from tradectl.views import merge as view

    session = ctx.obj
    session.print_as(form)
    occasion = session.occasion(dry_run=dry_run)
    planned = app.plan(
        session.workspace, occasion, customer, into, session.tongue, take=tuple(take or ()), because=because
    )
    contradictions = planned.joined.contradictions
    if session.form != "json":
        if yes and not dry_run:
            session.show(view.contradicted(contradictions))
        else:
            session.show(
                view.document(planned.changes, contradictions, path=planned.path, into=planned.target, dry_run=dry_run)
            )
            if dry_run:
                return 0
    if not dry_run:
        session.confirm(say("Join the two?"), yes=yes)
    told = view.values(contradictions, planned.kept, planned.documents.renamed, path=planned.path)
    return end(session, app.merge(session.workspace, occasion, planned, session.tongue), told)
