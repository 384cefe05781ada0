"""A customer as a row of the follow-up table (R30): the card, how things stand, what was said last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.named import NamedTuple

if TYPE_CHECKING:
    from tradectl.core.history import NextStep
    from tradectl.core.model.card import Card
    from tradectl.core.row import Row


class FollowUpRow(NamedTuple):
    """One customer; `said` is what was done and heard in the newest entry that tells something."""

    row: Row
    card: Card
    step: NextStep | None
    said: str
