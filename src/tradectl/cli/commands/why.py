"""`tradectl why`."""

import typer

from tradectl.cli.options import CustomerName, Form
from tradectl.i18n.marks import help_text

HELP = help_text("Say why a customer is due, or why not and when.")
EXAMPLE = "tradectl why MUELLER"


def run(ctx: typer.Context, customer: CustomerName, form: Form = "table") -> int:
    """Print every reason of one customer, and every rule that is quiet."""
    from tradectl.app.why import why
    from tradectl.cli.session import FORMATS
    from tradectl.views.due import why_document
    from tradectl.views.due_values import why_value

    session = ctx.obj
    session.print_as(form, FORMATS)
    found, problems = why(session.workspace, session.now(), customer)
    session.answer(why_value(found), why_document(found), problems=problems)
    return 0
