"""Choose the renderer: terminal for people, plain text for pipes, Markdown and CSV when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.message import say
from tradectl.views.document import Table

if TYPE_CHECKING:
    from tradectl.cli.session import Session
    from tradectl.views.document import Document


def printed(document: Document, session: Session) -> str:
    """Return a document as text for where it goes."""
    if session.form == "md":
        from tradectl.views import markdown

        return markdown.render(document, session.tongue)
    if session.form == "csv":
        from tradectl.views import csv

        if not any(isinstance(block, Table) for block in document.blocks):
            raise TradectlError(
                ErrorCode.USAGE, say("This has no rows, so it is no csv."), say("Choose table, json or md.")
            )
        return csv.render(document, session.tongue)
    if session.world.is_terminal:
        from tradectl.views import terminal

        no_color = bool(session.world.flag("NO_COLOR")) or session.world.flag("TERM") == "dumb"
        return terminal.render(document, session.tongue, width=session.world.width, no_color=no_color)
    from tradectl.views import plain

    return plain.render(document, session.tongue)
