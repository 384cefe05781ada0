"""Operations that can be undone, newest first."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from tradectl.core.message import Message, say
from tradectl.views.document import Column, Document, Paragraph, Role, Stacked, Styled, Table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo


class Operation(Protocol):
    """What is shown of an operation."""

    @property
    def operation(self) -> str:
        """Return its id."""
        ...

    @property
    def command(self) -> str:
        """Return the verb."""
        ...

    @property
    def by(self) -> str:
        """Return who did it."""
        ...

    @property
    def subject(self) -> Message:
        """Return what was done, in a sentence."""
        ...

    @property
    def customers(self) -> tuple[str, ...]:
        """Return the customers it was about."""
        ...

    @property
    def undoes(self) -> str | None:
        """Return the operation it took back."""
        ...

    @property
    def commit(self) -> str | None:
        """Return the commit git made of it."""
        ...


def values(found: Sequence[Operation]) -> dict[str, object]:
    """Return the operations as the envelope's data."""
    return {
        "operations": [
            {
                "operation": one.operation,
                "command": one.command,
                "by": one.by,
                "subject": one.subject,
                "customers": list(one.customers),
                "undoes": one.undoes,
                "commit": one.commit,
            }
            for one in found
        ]
    }


def document(found: Sequence[Operation], zone: tzinfo) -> Document:
    """Return the operations for a screen; those that were taken back are marked."""
    title = say("Operations")
    if not found:
        return Document(title, (Paragraph(say("Nothing was done on this computer yet.")),))
    taken_back = {one.undoes for one in found if one.undoes}
    rows = tuple(
        (
            _when(one.operation, zone),
            one.operation,
            one.by,
            Stacked((Styled(one.subject, Role.FAINT), Styled(say("taken back"), Role.FAINT)))
            if one.operation in taken_back
            else one.subject,
        )
        for one in found
    )
    columns = (
        Column(say("When")),
        Column(say("Operation")),
        Column(say("Who"), weight=1),
        Column(say("What"), least=20, weight=3, wraps=True),
    )
    return Document(title, (Table(columns, rows),))


def _when(operation: str, zone: tzinfo) -> str:
    """Return the time an operation's name begins with, at the desk; nothing for another name."""
    try:
        at = datetime.strptime(operation.partition("-")[0], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        return ""
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M}"
