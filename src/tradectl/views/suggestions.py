"""Grade suggestions shown, each with its reason (domain: grade drift)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.message import say
from tradectl.views.document import Column, Document, Paragraph, Role, Styled, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tradectl.core.grading import Suggestion


def values(suggestions: Sequence[Suggestion]) -> dict[str, object]:
    """Return the suggestions as the envelope's data; `to` is null where a new expected close is asked for."""
    return {
        "suggestions": [
            {
                "customer": one.customer.id,
                "from": one.customer.grade,
                "to": one.to,
                "text": one.text,
                "evidence": [{"path": place.path, "line": place.line} for place in one.evidence],
            }
            for one in suggestions
        ]
    }


def document(suggestions: Sequence[Suggestion]) -> Document:
    """Return the suggestions for a screen."""
    title = say("Suggested grades")
    if not suggestions:
        return Document(title, (Paragraph(Styled(say("Every grade agrees with its expected close."), Role.GOOD)),))
    columns = (
        Column(say("Code")),
        Column(say("Customer"), least=12, most=36, weight=2),
        Column(say("Now")),
        Column(say("Better")),
        Column(say("Why"), least=24, weight=4, wraps=True, narrow="beneath"),
    )
    rows = tuple(
        (one.customer.code, one.customer.name, one.customer.grade or "–", one.to or "?", one.text)
        for one in suggestions
    )
    return Document(title, (Table(columns, rows),))
