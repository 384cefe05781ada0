"""`tradectl save`."""

from typing import Annotated

import typer

from tradectl.cli.options import DryRun, WriteForm
from tradectl.i18n.marks import help_text

HELP = help_text("Commit everything that is not committed yet. Edits by hand, documents, all of it.")
EXAMPLE = help_text('tradectl save "Certificates of 2026"')


def run(
    ctx: typer.Context,
    message: Annotated[str, typer.Argument(metavar="MESSAGE", help=help_text("What the commit is called."))] = "",
    dry_run: DryRun = False,
    form: WriteForm = "table",
) -> int:
    """Commit all that is pending."""
    from tradectl.app.saving import pending, save
    from tradectl.core.errors import ErrorCode, TradectlError
    from tradectl.core.message import say
    from tradectl.views.document import Document, Listing, Paragraph

    session = ctx.obj
    session.print_as(form)
    if dry_run:
        files = pending(session.workspace, session.occasion(acting=False))
        listed = Document(say("Saved"), (Listing(files), Paragraph(say("Nothing was changed (--dry-run)."))))
        session.answer({"dry_run": True, "pending": list(files)}, listed)
        return 0
    done = save(session.workspace, session.occasion(acting=False), message, session.tongue)
    if done.sha is None and done.warnings:
        raise TradectlError(ErrorCode.REFUSED, done.warnings[0], details=done.warnings[1:])
    if done.sha is None:
        told = Document(say("Saved"), (Paragraph(say("Everything is saved already.")),))
    else:
        counts = say(
            "Saved: {added} new, {changed} changed, {removed} removed.",
            added=done.added,
            changed=done.changed,
            removed=done.removed,
        )
        told = Document(say("Saved"), (Paragraph(counts),))
    data = {"commit": done.sha, "added": done.added, "changed": done.changed, "removed": done.removed}
    session.answer(data, told)
    for warning in done.warnings:
        session.note(warning)
    return 0
