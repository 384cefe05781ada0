"""Whether a card can take new values: what each field takes, and who owns it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tradectl.core.checks.typing import dotted, remedy, wanted
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.message import Message, say
from tradectl.core.model.card import Card
from tradectl.core.model.typed import typed
from tradectl.store.documents import edited
from tradectl.store.scalars import plain_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tradectl.app.card_edit import Steps
    from tradectl.core.record import Record
    from tradectl.core.settings import Settings


def edited_card(record: Record, fields: Mapping[Steps, object]) -> dict[str, Any]:
    """Return the card as it will be read; raise INVALID for a place it has not."""
    try:
        return edited(record.plain, fields)
    except LookupError:
        raise TradectlError(
            ErrorCode.INVALID,
            say("The card has no such field to set."),
            say("See its fields: tradectl show {name}", name=record.name),
        ) from None


def refusal(settings: Settings, record: Record, fields: Mapping[Steps, object]) -> tuple[Message, Message] | None:
    """Return why a value is not what its field takes or names nobody, and what to write; None where all are fine."""
    faults = typed(Card, edited_card(record, fields))[1]
    before = {(fault.loc, fault.value) for fault in typed(Card, record.plain)[1]} if faults else set()
    for fault in faults:
        if (fault.loc, fault.value) not in before:
            if fault.kind == "missing":
                return say("{field} is missing.", field=dotted(fault.loc)), remedy(fault)
            told = say(
                "{field} is {value}, which is not {wanted}.",
                field=dotted(fault.loc),
                value=f"'{fault.value}'",
                wanted=wanted(fault),
            )
            return told, remedy(fault)
    return owner_refusal(settings, plain_of(fields.get(("owner",))))


def owner_refusal(settings: Settings, owner: object) -> tuple[Message, Message] | None:
    """Return why somebody cannot own a customer."""
    if not isinstance(owner, str) or settings.person(owner) is not None:
        return None
    return (
        say("{owner} is not one of the people in tradectl.yaml.", owner=owner),
        say("The people are: {people}", people=", ".join(person.id for person in settings.people)),
    )
