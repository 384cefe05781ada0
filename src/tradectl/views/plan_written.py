"""Where the plan of an import was written, and how it goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.message import say
from tradectl.views.document import Document, Listing, Paragraph, Role, Styled
from tradectl.views.import_plan import headline, to_know

if TYPE_CHECKING:
    from tradectl.core.intake.plan import Plan


def plan_written(plan: Plan, path: str, command: str) -> Document:
    """Return where the plan is, the command that carries it out, and what is in doubt."""
    told = (
        say("The plan is in {path}.", path=path),
        say("Change it there: action, customer, country, code, grade, owner."),
        say("Then: {command}", command=command),
    )
    blocks = (Paragraph(Styled(headline(plan), Role.STRONG)), Listing(told), *to_know(plan))
    return Document(say("Import"), blocks)
