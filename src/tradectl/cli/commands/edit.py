"""`tradectl edit`."""

from __future__ import annotations

import typer

from tradectl.cli.options import CustomerName
from tradectl.i18n.marks import help_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tradectl.app.edit import Begun, Kept
    from tradectl.cli.session import Session
    from tradectl.core.occasion import Occasion

HELP = help_text(
    "Edit a card in your editor. It is $VISUAL or $EDITOR, else the system's; the card is checked when you come back."
)
EXAMPLE = "tradectl edit MUELLER"


def run(ctx: typer.Context, customer: CustomerName) -> int:
    """Open the card, check it on return, offer to go back in, keep the edit."""
    from tradectl.app.edit import begin
    from tradectl.app.roster import place_of
    from tradectl.core.errors import TradectlError
    from tradectl.core.message import say
    from tradectl.views.outcome import edited

    session = ctx.obj
    occasion = session.occasion()
    begun = begin(session.workspace, occasion, place_of(session.workspace, customer), session.tongue)
    try:
        faulty = _edit(session, occasion, begun)
    except (TradectlError, KeyboardInterrupt) as stopped:  # what was saved before it ended so
        if isinstance(stopped, KeyboardInterrupt):
            session.world.stderr.write("\n")  # nobody answered on the line of the question
        _keep(session, occasion, begun)
        raise
    done = _keep(session, occasion, begun, faulty=faulty)
    if done is None:
        session.note(say("Nothing was changed."))
    elif not faulty:
        session.show(edited(begun.code, done.changes))
    return 1 if faulty else 0


def _edit(session: Session, occasion: Occasion, begun: Begun) -> bool:
    """Let the person edit until the card is sound or is to be left; return whether it has errors."""
    from tradectl.app.edit import found_again
    from tradectl.app.validate import validate
    from tradectl.cli.editor import edit_file
    from tradectl.core.message import say
    from tradectl.core.problems import Severity
    from tradectl.views import problems as view

    workspace, world = session.workspace, session.world
    while True:
        edit_file(workspace.root / begun.card_path, world.environment, can_ask=world.stdin.isatty())
        begun = found_again(workspace, begun)
        found = validate(workspace, occasion.today, paths=(begun.place.path,)).problems
        if found:
            session.show(view.document(found))
        faulty = any(one.severity is Severity.ERROR and one.path == begun.card_path for one in found)
        if not (faulty and world.can_ask and session.yes_or_no(say("Go back into the editor?"))):
            return faulty


def _keep(session: Session, occasion: Occasion, begun: Begun, *, faulty: bool = False) -> Kept | None:
    """Keep what was edited, and tell what is wrong with it and how to go on."""
    from tradectl.app.edit import keep
    from tradectl.core.message import say

    done = keep(session.workspace, occasion, begun, session.tongue)
    if done is None:
        return None
    name = begun.code
    if done.is_broken:
        session.note(say("The card of {name} is broken, and not committed.", name=name))
    elif faulty:
        session.note(say("The card of {name} has errors.", name=name))
    if done.is_broken or faulty:
        session.note(
            say("Go on: tradectl edit {name}; or take the edit back: tradectl undo", name=name)
            if done.can_undo
            else say("Go on: tradectl edit {name}", name=name)
        )
    for notice in done.notices:
        session.note(notice)
    return done
