"""A customer in a listing."""

from __future__ import annotations

from tradectl.core.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tradectl.core.facts import Customer
    from tradectl.core.finding.ranking import Found
    from tradectl.core.history import History


class Row(NamedTuple):
    """A customer with its history, its next due day (None: no rule says) and the window that day falls in (R10).

    `found` tells where the words of `find` stand, paths relative to the workspace; None in other listings.
    """

    customer: Customer
    history: History
    due: date | None
    window: str
    found: tuple[Found, ...] | None = None
