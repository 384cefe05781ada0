"""Whose a mail is: the customer whom its address names, or the firm's own domain behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tradectl.app.roster import place_of
from tradectl.core.identity.domains import mail_address, own_domain
from tradectl.core.identity.keys import Identity, identity_keys
from tradectl.core.intake.mail_text import one_line
from tradectl.core.intake.plan import Refuse
from tradectl.core.message import Message, say
from tradectl.core.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tradectl.exchange.mail import Address, Letter
    from tradectl.store.places import Place
    from tradectl.store.workspace import Workspace

_ROWS = (1,)
_TOLD = 12  # customers
_HARMLESS = r"[^\w .,&-]"  # in a line that somebody copies into a shell
_PLAIN_MAIL = r"[A-Za-z0-9_.+-]+@[A-Za-z0-9.-]+"


class Home(NamedTuple):
    """The customer a mail belongs to, why, and with whom it was."""

    place: Place
    evidence: tuple[Message, ...]
    person: Address


class _Hit(NamedTuple):
    customer: str
    is_address: bool  # else the domain alone
    person: Address


def home_of(workspace: Workspace, letter: Letter) -> Home | Refuse:
    """Return the one customer a mail is from; a refusal where nobody or several have the address or its domain."""
    found = _hits(workspace, letter.sender)
    return _one(workspace, found, letter) if found else _unknown(letter)


def home_of_recipients(workspace: Workspace, people: Iterable[Address], letter: Letter) -> Home | Refuse:
    """Return the one customer that a mail of the desk went to."""
    found = [hit for person in people for hit in _hits(workspace, person)]
    if found:
        return _one(workspace, found, letter)
    reason = say("Nobody to whom the mail was sent is known.")
    return Refuse(_ROWS, one_line(letter.subject), reason, _say_whose(), code="unknown_recipient")


def _hits(workspace: Workspace, person: Address) -> list[_Hit]:
    address = mail_address(person.address)
    if address is None:
        return []
    candidate = Identity(id="", code="", name="", emails=(address,))
    others = [identity_keys(one) for one in workspace.names().near(candidate)[0]]
    exact = [one for one in others if address in one.addresses]
    domain = own_domain(address)
    near = exact or [one for one in others if domain is not None and domain in one.domains]
    return [_Hit(one.identity.id, bool(exact), person) for one in near]


def _one(workspace: Workspace, found: list[_Hit], letter: Letter) -> Home | Refuse:
    """Return the only customer among the hits; an address says more than a domain."""
    hits = [hit for hit in found if hit.is_address] or found
    first = hits[0]
    customers = sorted({hit.customer for hit in hits})
    if len(customers) > 1:
        told = tuple(say("It may be {customer}.", customer=customer) for customer in customers[:_TOLD])
        reason = say("The mail may be of {count} customers.", count=len(customers))
        return Refuse(_ROWS, one_line(letter.subject), reason, _say_whose(), evidence=told, code="ambiguous")
    told_of = (
        say("{address} stands on its card.", address=first.person.address)
        if first.is_address
        else say("{domain} is its domain.", domain=own_domain(first.person.address) or "")
    )
    return Home(place_of(workspace, customers[0]), (told_of,), first.person)


def _unknown(letter: Letter) -> Refuse:
    sender = letter.sender
    name = " ".join(re.sub(_HARMLESS, " ", one_line(sender.name, 60)).split())
    plain = sender.address if re.fullmatch(_PLAIN_MAIL, sender.address) else "…"
    return Refuse(
        _ROWS,
        one_line(sender.name or sender.address, 100),
        say("Nobody has the address {address}", address=sender.address or "–"),
        say(
            'Add the customer, then import the mail again: tradectl add "COMPANY" --country CODE --contact "{contact}"',
            contact=f"{name} <{plain}>" if name else plain,
        ),
        code="unknown_sender",
    )


def _say_whose() -> Message:
    return say("Say whose it is: tradectl import FILE --to CUSTOMER")
