"""`tradectl edit`."""

import typer

from tradectl.cli.options import CustomerName
from tradectl.i18n.marks import help_text

HELP = help_text(
    "Edit a card in your editor. It is $VISUAL or $EDITOR, else the system's; the card is checked when you come back."
)
EXAMPLE = "tradectl edit MUELLER"


def run(ctx: typer.Context, customer: CustomerName) -> int:
    """Open the card, check it on return, offer to go back in, keep the edit."""
    from tradectl.app.edit import begin, keep
    from tradectl.app.roster import place_of
    from tradectl.app.validate import validate
    from tradectl.cli.editor import edit_file
    from tradectl.core.errors import TradectlError
    from tradectl.core.message import say
    from tradectl.core.problems import Severity
    from tradectl.views import problems as view
    from tradectl.views.outcome import edited

    session = ctx.obj
    workspace = session.workspace
    occasion = session.occasion()
    begun = begin(workspace, place_of(workspace, customer))
    record = begun.record
    broken = False
    while True:
        try:
            edit_file(
                workspace.root / record.card_path, session.world.environment, can_ask=session.world.stdin.isatty()
            )
        except TradectlError:
            keep(workspace, occasion, begun, session.tongue)  # what it saved before it ended so
            raise
        found = validate(workspace, occasion.today, paths=(record.path,))
        if found.problems:
            session.show(view.document(found.problems))
        broken = any(one.severity is Severity.ERROR and one.path == record.card_path for one in found.problems)
        if not (broken and session.world.can_ask and session.yes_or_no(say("Go back into the editor?"))):
            break
    done = keep(workspace, occasion, begun, session.tongue)
    if done is None:
        session.note(say("Nothing was changed."))
        return 1 if broken else 0
    if broken:
        session.note(say("The card of {name} is broken, and not committed. Go on: tradectl edit {name}; "
                         "or take the edit back: tradectl undo", name=begun.code))  # fmt: skip
    else:
        session.show(edited(begun.code, done.changes))
    for notice in done.notices:
        session.note(notice)
    return 1 if broken else 0
