"""`tradectl recover`."""

import typer

from tradectl.cli.options import DryRun, WriteForm
from tradectl.i18n.marks import help_text

HELP = help_text(
    "Finish a command that was cut off. After a crash or a power cut, writing commands do this by themselves."
)
EXAMPLE = "tradectl recover"


def run(ctx: typer.Context, dry_run: DryRun = False, form: WriteForm = "table") -> int:
    """Finish what was cut off and say what was found."""
    from tradectl.app.undo import recover_workspace, waiting
    from tradectl.core.message import say
    from tradectl.views.document import Document, Paragraph

    session = ctx.obj
    session.print_as(form)
    data: dict[str, object]
    if dry_run:
        waits, told = waiting(session.workspace, session.occasion(acting=False))
        data = {"dry_run": True, "unfinished": waits}
    else:
        finished, told = recover_workspace(session.workspace, session.occasion(acting=False), session.tongue)
        data = {"finished": list(finished)}
    lines = told or (say("There is no unfinished work."),)
    document = Document(say("Recovery"), tuple(Paragraph(line) for line in lines))
    session.answer({**data, "notices": list(told)}, document)
    return 0
