"""A record's identity: everything by which a customer may be recognised again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.identity.keys import Identity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tradectl.core.journal import JournalLine
    from tradectl.core.record import Record


def identity_of(record: Record) -> Identity | None:
    """Return the identity of a record, None where its card cannot be read."""
    card = record.card
    if card is None:
        return None
    numbers = ((contact.phone, contact.whatsapp) for contact in card.contacts)
    return Identity(
        id=record.name,
        code=card.code,
        name=card.name,
        aliases=tuple(card.aliases),
        country=card.country,
        emails=tuple(contact.email for contact in card.contacts if contact.email),
        websites=(card.website,) if card.website else (),
        phones=tuple(number for pair in numbers for number in pair if number),
    )


def decided_pairs(records: Iterable[Record]) -> frozenset[frozenset[str]]:
    """Return the pairs of ids that somebody decided are not the same customer, and did not take back."""
    return frozenset(
        frozenset((record.name, line.entry.of))
        for record in records
        for line in record.journal.lines
        if _holds(line, record)
    )


def _holds(line: JournalLine, record: Record) -> bool:
    entry = line.entry
    if entry.kind != "not_duplicate" or not entry.of:
        return False
    return all(correction.of != entry.id for correction in record.journal.corrections)
