"""`tradectl show`."""

from typing import Annotated

import typer

from tradectl.cli.options import CustomerName, Form
from tradectl.i18n.marks import help_text

HELP = help_text("Show one customer. The card, what is open, the journal.")
EXAMPLE = "tradectl show MUELLER"


def run(
    ctx: typer.Context,
    customer: CustomerName,
    everything: Annotated[bool, typer.Option("--all", help=help_text("Show the whole journal."))] = False,
    form: Form = "table",
) -> int:
    """Print one customer in full."""
    from tradectl.app.listing import show
    from tradectl.cli.session import FORMATS
    from tradectl.views import customers as view

    session = ctx.obj
    session.print_as(form, FORMATS)
    record, pledges, step = show(session.workspace, session.today, customer)
    card = record.card.model_dump(mode="json", by_alias=True, exclude_unset=True) if record.card else {}
    session.answer(
        view.customer_value(record, card),
        view.customer_document(record, pledges, step, everything=everything or session.form == "md"),
        problems=record.problems,
    )
    return 0
