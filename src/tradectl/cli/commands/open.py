"""`tradectl open`."""

import typer

from tradectl.cli.options import CustomerName
from tradectl.i18n.marks import help_text

HELP = help_text("Open a customer's folder in the file manager.")
EXAMPLE = "tradectl open MUELLER"


def run(ctx: typer.Context, customer: CustomerName) -> int:
    """Open the folder; without a desktop, print its path."""
    from tradectl.app.roster import pick
    from tradectl.cli.editor import open_folder
    from tradectl.views.safe import clean

    session = ctx.obj
    folder = session.workspace.root.resolve() / pick(session.workspace, customer).path
    session.out(f"{clean(str(folder))}\n")
    open_folder(folder, session.world.environment)
    return 0
