"""Plan an edit of a card: spliced into the person's own text and proven (store/yaml)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tradectl.core.changes import FieldChange, SetFields
from tradectl.core.checks.typing import dotted
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.message import say
from tradectl.core.model.card import CARD_ORDER
from tradectl.store.documents import splice
from tradectl.store.files import LARGEST_CARD, Unreadable, read_file
from tradectl.store.reader import digest
from tradectl.store.scalars import plain_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tradectl.core.record import Record
    from tradectl.store.workspace import Workspace

Steps = tuple[str | int, ...]


def edit_card(workspace: Workspace, record: Record, fields: Mapping[Steps, object]) -> SetFields:
    """Return the change that sets fields of a card; None as a value takes the field out.

    Raise CHANGED where the card is no longer what was read, REFUSED where an edit cannot be proven.
    """
    raw = read_file(workspace.root / record.card_path, LARGEST_CARD)
    if isinstance(raw, Unreadable) or digest(raw) != record.sha:
        raise TradectlError(
            ErrorCode.CHANGED,
            say("{path} was changed just now.", path=record.card_path),
            say("Look at it and run the command again."),
        )
    changes = tuple(FieldChange(dotted(steps), at(record, steps), plain_of(new)) for steps, new in fields.items())
    return SetFields(record.card_path, changes, record.sha, splice(raw, fields, CARD_ORDER))


def at(record: Record, steps: Steps) -> object:
    """Return what the card says at a place, None where it says nothing."""
    return value_at(record.plain, steps)


def value_at(plain: Mapping[str, object], steps: Steps) -> object:
    """Return what stands at a place of plain fields, None where nothing does."""
    here: Any = plain
    for step in steps:
        try:
            here = here[step]
        except (LookupError, TypeError):
            return None
    return here
