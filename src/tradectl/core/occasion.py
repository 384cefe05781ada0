"""The occasion of a command: when it runs, who acts, what makes its ids unique. A value; nothing below asks again."""

from __future__ import annotations

from tradectl.core.ids import entry_id, operation_id
from tradectl.core.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from tradectl.core.settings import Person


class Occasion(NamedTuple):
    """`now` is in the desk's time zone, `today` its date; `chance` is eight random hexadecimal digits."""

    now: datetime
    by: Person | None
    chance: str
    host: str
    user: str
    environment: Mapping[str, str] = {}  # for git alone
    dry_run: bool = False

    @property
    def today(self) -> date:
        """Return the date now at the desk."""
        return self.now.date()

    @property
    def operation(self) -> str:
        """Return the id of this command's operation."""
        return operation_id(self.now, self.chance)

    def entry_id(self, count: int = 0, at: datetime | None = None) -> str:
        """Return the id of this command's `count`-th journal entry."""
        return entry_id(at or self.now, self.by.id if self.by else "unknown", self.chance, count)
