"""Where a reason's facts stand: the card's, the journal's and the settings' lines."""

from __future__ import annotations

from tradectl.core.facts import Evidence
from tradectl.core.layout import CARD, JOURNAL, SETTINGS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tradectl.core.facts import Customer, YearlyDay
    from tradectl.core.history import GradeMove, Mark
    from tradectl.core.settings import Settings


def card_line(customer: Customer, key: str) -> Evidence:
    """Return the card's line of a field, its first line where the card does not give the field."""
    return Evidence(f"{customer.path}/{CARD}", customer.lines.get(key, 1))


def yearly_line(customer: Customer, yearly: YearlyDay) -> Evidence:
    """Return the card's line of a birthday or anniversary."""
    return Evidence(f"{customer.path}/{CARD}", yearly.line)


def journal_line(customer: Customer, mark: Mark | GradeMove) -> Evidence:
    """Return the line of a journal entry."""
    return Evidence(f"{customer.path}/{JOURNAL}", mark.line)


def settings_line(settings: Settings, key: str) -> tuple[Evidence, ...]:
    """Return the line of a dotted key of the settings or of what it stands in; nothing where defaults hold."""
    while key:
        if key in settings.lines:
            return (Evidence(SETTINGS, settings.lines[key]),)
        key = key.rpartition(".")[0]
    return ()
