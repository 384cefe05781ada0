"""`regrade --suggest --apply`: every grade that contradicts the expected close that is given, as one operation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.app.carry_out import Outcome, carry_out
from tradectl.app.grading import regrading
from tradectl.core.changes import Change, ChangeSet
from tradectl.core.message import say_n
from tradectl.store.places import Place
from tradectl.store.reader import read_customer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tradectl.core.grading import Suggestion
    from tradectl.core.occasion import Occasion
    from tradectl.i18n.translator import Translator
    from tradectl.store.workspace import Workspace


def plan(workspace: Workspace, occasion: Occasion, found: Sequence[Suggestion], tongue: Translator) -> ChangeSet:
    """Return the operation that follows every suggestion that rests on a day, the reason in each journal."""
    changes: list[Change] = []
    chosen = [
        (suggestion, read_customer(workspace.root, Place(suggestion.customer.path), workspace.zone))
        for suggestion in found
        if suggestion.is_dated
    ]
    for count, (suggestion, record) in enumerate(chosen):
        because = tongue.text(suggestion.text)
        changes += regrading(workspace, occasion, record, suggestion.to or "", because, count)
    return ChangeSet(
        occasion.operation,
        "regrade",
        occasion.by.id if occasion.by else "",
        say_n("Regrade {count} customer by expected close", "Regrade {count} customers by expected close", len(chosen)),
        tuple(record.name for _, record in chosen),
        tuple(changes),
    )


def regrade_all(workspace: Workspace, occasion: Occasion, changes: ChangeSet, tongue: Translator) -> Outcome:
    """Carry the plan out."""
    return carry_out(workspace, occasion, changes, tongue)
