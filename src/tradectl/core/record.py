"""One customer as read from the disk: the folder, the typed card with its places, the journal, what else lies there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tradectl.core.glance import Particulars, customer_of_fields, particulars_of_fields
from tradectl.core.layout import CARD, JOURNAL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tradectl.core.facts import Customer
    from tradectl.core.ids import CustomerId
    from tradectl.core.journal import Journal
    from tradectl.core.model.card import Card
    from tradectl.core.model.deal import Deal
    from tradectl.core.model.typed import Loc
    from tradectl.core.problems import Problem

Place = Callable[["Loc"], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class DealRecord:
    """A dated folder with a `deal.yaml`: its path, the typed deal (None where it cannot be read), its places."""

    path: str
    deal: Deal | None
    place: Place


@dataclass(frozen=True, slots=True)
class Record:
    """A customer's folder as it is on the disk; `path` is relative to the workspace, `sha` the hash of the card."""

    path: str
    id: CustomerId | None
    card: Card | None
    place: Place
    sha: str
    journal: Journal
    deals: tuple[DealRecord, ...] = ()
    names: tuple[str, ...] = ()  # of everything in the folder
    folders: tuple[str, ...] = ()  # those of them that are folders
    plain: Mapping[str, object] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def name(self) -> str:
        """Return the folder's own name: the customer's id."""
        return self.path.rsplit("/", 1)[-1]

    @property
    def fields(self) -> Mapping[str, Any]:
        """Return the card's fields without what could not be read; days and truths as they stand or typed."""
        if self.card is None or (self.plain and not self.problems):
            return self.plain
        return self.card.model_dump(by_alias=True, exclude_unset=True)

    @property
    def card_path(self) -> str:
        """Return the path of the card."""
        return f"{self.path}/{CARD}"

    @property
    def journal_path(self) -> str:
        """Return the path of the journal."""
        return f"{self.path}/{JOURNAL}"


def customer_of(record: Record, default_zone: Callable[[str], str | None]) -> Customer | None:
    """Return the facts of a record's card, None where the card cannot be read or its folder has no id."""
    if record.card is None or record.id is None:
        return None
    return customer_of_fields(record.path, record.fields, lambda loc: record.place(loc)[0], default_zone)


def particulars_of(record: Record) -> Particulars:
    """Return what a record's card and journal tell besides; nothing where the card cannot be read."""
    if record.card is None:
        return Particulars()
    return particulars_of_fields(record.fields, record.journal.entries, record.journal.corrections)
