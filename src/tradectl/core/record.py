"""One customer as read from the disk: the folder, the typed card with its places, the journal, what else lies there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tradectl.core.facts import ContactPerson, Customer, YearlyDay
from tradectl.core.glance import Particulars
from tradectl.core.layout import CARD, JOURNAL

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    plain: Mapping[str, object] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def name(self) -> str:
        """Return the folder's own name: the customer's id."""
        return self.path.rsplit("/", 1)[-1]

    @property
    def card_path(self) -> str:
        """Return the path of the card."""
        return f"{self.path}/{CARD}"

    @property
    def journal_path(self) -> str:
        """Return the path of the journal."""
        return f"{self.path}/{JOURNAL}"


_EVIDENT = ("registered", "since", "won", "grade", "status", "owner", "expected_close", "reviewed", "snooze", "name")


def customer_of(record: Record, default_zone: Callable[[str], str | None]) -> Customer | None:
    """Return the facts of a record's card, None where the card cannot be read or its folder has no id."""
    card = record.card
    if card is None or record.id is None:
        return None
    main = card.main_contact
    return Customer(
        id=record.name,
        path=record.path,
        code=card.code,
        name=card.name,
        country=card.country,
        status=card.status,
        grade=card.grade if card.status == "prospect" else None,
        owner=card.owner,
        registered=card.registered,
        since=card.since,
        won=card.won,
        expected_close=card.expected_close,
        reviewed=card.reviewed,
        snooze_until=card.snooze.until if card.snooze else None,
        snooze_because=card.snooze.because if card.snooze else "",
        time_zone=card.time_zone or default_zone(card.country),
        contact=ContactPerson(main.name, main.phone or main.whatsapp or None, main.email or None) if main else None,
        yearly=_yearly(card, record.place),
        lines={key: record.place((key,))[0] for key in _EVIDENT},
    )


def _yearly(card: Card, place: Place) -> tuple[YearlyDay, ...]:
    birthdays = [
        (contact.birthday, contact.name, True, place(("contacts", index, "birthday"))[0])
        for index, contact in enumerate(card.contacts)
        if contact.birthday
    ]
    others = [
        (anniversary.on, anniversary.what, False, place(("anniversaries", index))[0])
        for index, anniversary in enumerate(card.anniversaries)
    ]
    return tuple(
        YearlyDay(int(on[-5:-3]), int(on[-2:]), what, birthday, line) for on, what, birthday, line in birthdays + others
    )


def particulars_of(record: Record) -> Particulars:
    """Return what a record's card and journal tell besides; nothing where the card cannot be read."""
    card = record.card
    if card is None:
        return Particulars()
    gone = {correction.of for correction in record.journal.corrections}
    entries = (line.entry for line in record.journal.lines)
    return Particulars(
        tuple(card.aliases),
        tuple(card.tags),
        tuple(one.email for one in card.contacts if one.email),
        (card.website,) if card.website else (),
        tuple(number for one in card.contacts for number in (one.phone, one.whatsapp) if number),
        tuple(one.of for one in entries if one.kind == "not_duplicate" and one.of and one.id not in gone),
    )
