"""`tradectl recover`."""

from __future__ import annotations

import typer

from tradectl.cli.options import WriteForm
from tradectl.i18n.marks import help_text

HELP = help_text(
    "Finish a command that was cut off. After a crash or a power cut, writing commands do this by themselves."
)
EXAMPLE = "tradectl recover"


def run(ctx: typer.Context, form: WriteForm = "table") -> int:
    """Finish what was cut off and say what was found."""
    from tradectl.app.undo import recover_workspace
    from tradectl.cli.session import choice
    from tradectl.core.message import say
    from tradectl.views.document import Document, Paragraph

    session = ctx.obj
    session.form = choice(form, ("table", "json"), "--format")
    finished, told = recover_workspace(session.workspace, session.occasion(acting=False), session.tongue)
    lines = told or (say("There is no unfinished work."),)
    document = Document(say("Recovery"), tuple(Paragraph(line) for line in lines))
    session.answer({"finished": list(finished), "notices": list(told)}, document)
    return 0
