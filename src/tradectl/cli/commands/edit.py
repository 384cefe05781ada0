"""`tradectl edit`."""

import typer

from tradectl.cli.options import CustomerName
from tradectl.i18n.marks import help_text

HELP = help_text(
    "Edit a card in your editor. It is $VISUAL or $EDITOR, else the system's; the card is checked when you come back."
)
EXAMPLE = "tradectl edit MUELLER"


def run(ctx: typer.Context, customer: CustomerName) -> int:
    """Open the card, check it on return, offer to go back in, commit it."""
    from tradectl.app.roster import pick
    from tradectl.app.saving import save_edit
    from tradectl.app.validate import validate
    from tradectl.cli.editor import edit_file
    from tradectl.core.message import say
    from tradectl.core.problems import Severity
    from tradectl.views import problems as view

    session = ctx.obj
    workspace = session.workspace
    occasion = session.occasion()
    record = pick(workspace, customer)
    path = workspace.root / record.card_path
    while True:
        changed = edit_file(path, session.world.environment)
        found = validate(workspace, occasion.today, paths=(record.path,))
        if found.problems:
            session.show(view.document(found.problems))
        broken = any(one.severity is Severity.ERROR and one.path == record.card_path for one in found.problems)
        if not (broken and session.world.can_ask and session.yes_or_no(say("Go back into the editor?"))):
            break
    if not changed:
        session.note(say("Nothing was changed."))
        return 1 if broken else 0
    saved = save_edit(workspace, occasion, record.card_path, record.name, session.tongue)
    for warning in saved.warnings:
        session.note(warning)
    return 1 if broken else 0
