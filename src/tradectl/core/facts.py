"""What the rules need to know of a customer, each fact with the line it rests on; no card, no parser behind it.

A `Customer` is what a card says; `History` is what the journal says as of one day (core/history). The rules take the
two and nothing else, so that an index can feed them.

The values of the daily path are named tuples: each makes its class in a tenth of a millisecond, a frozen dataclass
in half of one, and every start of the program pays for some thirty of them (docs/architecture.md, start-up).
"""

from collections.abc import Mapping
from datetime import date, datetime

from tradectl.core.named import NamedTuple


class ContactPerson(NamedTuple):
    """Whom to call: the main contact of a card, else its first."""

    name: str
    phone: str | None = None
    email: str | None = None


class YearlyDay(NamedTuple):
    """A birthday or an anniversary: month and day, whose or of what, and the card's line."""

    month: int
    day: int
    what: str  # a person's name for a birthday, the text of `what` for an anniversary
    birthday: bool
    line: int


class Customer(NamedTuple):
    """What the card says, typed; `path` is the folder relative to the workspace, `lines` the line of each field."""

    id: str
    path: str
    code: str
    name: str
    country: str
    status: str  # prospect | won
    grade: str | None  # A–E for prospects, None for won ones
    owner: str
    registered: date
    since: date | None = None
    won: date | None = None
    expected_close: date | None = None
    reviewed: date | None = None
    snooze_until: date | None = None
    snooze_because: str = ""
    time_zone: str | None = None
    contact: ContactPerson | None = None
    yearly: tuple[YearlyDay, ...] = ()
    tier: str | None = None
    inquiry_class: str | None = None
    fair: str | None = None  # where the lead was met: its name as the card has it, empty where it has none
    lines: Mapping[str, int] = {}

    @property
    def class_key(self) -> str:
        """Return the key of the cadence table: the grade, `won`, or nothing where the grade could not be read."""
        return "won" if self.status == "won" else (self.grade or "")


class Pledge(NamedTuple):
    """Something promised or awaited: what, by when (None: no date was given)."""

    what: str
    by: date | None


class Event(NamedTuple):
    """One journal entry as the rules see it, corrections applied; `day` is its date in the desk's time zone.

    `next_on`/`next_goal` hold what the entry sets; `sets_next` tells `next: null` (clears) from no `next` at all.
    `of`, `how`, `to` belong to `kept` entries, `grade_from`/`grade_to` to `regraded` ones (and `reopened`: to).
    """

    id: str
    at: datetime
    day: date
    by: str
    kind: str
    line: int
    via: str | None = None
    from_them: bool = False
    sets_next: bool = False
    next_on: date | None = None
    next_goal: str = ""
    promised: tuple[Pledge, ...] = ()
    awaits: tuple[Pledge, ...] = ()
    of: str | None = None
    how: str | None = None
    to: date | None = None
    grade_from: str | None = None
    grade_to: str | None = None

    @property
    def is_handled(self) -> bool:
        """Return whether the entry counts for the cadence (R5–R9): somebody processed the customer."""
        return self.kind in HANDLED_KINDS

    @property
    def is_contact(self) -> bool:
        """Return whether the entry reached the customer or came from them (R23, R24)."""
        return self.kind == "contact"


HANDLED_KINDS = frozenset(["contact", "handled", "kept", "reviewed", "regraded", "won", "reopened", "deal"])


class Evidence(NamedTuple):
    """The file and line a reason rests on."""

    path: str
    line: int
