"""A mail as an entry of a customer's journal, its attachments in the dated folder of its day (R22, R52)."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from tradectl.app.attachments import Attachment, file_away
from tradectl.app.card_edit import Steps, edit_card
from tradectl.app.mail_home import Home, home_of, home_of_recipients
from tradectl.app.roster import place_of, unreadable
from tradectl.core.entries import after_the_last, append, entry
from tradectl.core.identities import identity_of
from tradectl.core.identity.domains import mail_address, own_domain
from tradectl.core.identity.folding import words
from tradectl.core.identity.keys import Identity, identity_keys
from tradectl.core.intake.mail_text import one_line, said
from tradectl.core.intake.plan import Attach, Known, Refuse
from tradectl.core.intake.property_line import property_line
from tradectl.core.message import Message, say, say_n
from tradectl.core.record import particulars_of
from tradectl.exchange.mail import Address
from tradectl.store.places import Place
from tradectl.store.reader import read_customer

if TYPE_CHECKING:
    from tradectl.core.changes import SetFields
    from tradectl.core.identity.keys import IdentityKeys
    from tradectl.core.intake.plan import Step
    from tradectl.core.model.card import Card
    from tradectl.core.occasion import Occasion
    from tradectl.core.record import Record
    from tradectl.exchange.mail import Attachment as Part
    from tradectl.exchange.mail import Letter
    from tradectl.store.workspace import Workspace

_ROWS = (1,)
_FIRST_YEAR = 2000
_SMALL = 20 << 10  # bytes of a picture in the text that is no more than a logo
_SEALS = frozenset(["application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"])
_LONGEST_ID = 250


def plan_mail(workspace: Workspace, occasion: Occasion, letter: Letter, *, customer: str = "") -> Step:
    """Return what comes of a mail: an entry for the customer it is from, or was sent to by one of the desk's people.

    `customer` says whose it is, else the address does. Raise as `place_of` does where
    nobody is called `customer`.
    """
    at = _moment(letter, workspace, occasion)
    if isinstance(at, Refuse):
        return at
    ours = identity_keys(Identity("", "", "", emails=tuple(person.email for person in workspace.settings.people)))
    is_ours = _is_of(letter.sender, ours)
    others = tuple(one for one in letter.to if not _is_of(one, ours))
    home: Home | Refuse
    if customer:
        told = say("You said that it is of this customer.")
        person = next(iter(others), Address("", "")) if is_ours else letter.sender
        home = Home(place_of(workspace, customer), (told,), person)
    else:
        home = home_of_recipients(workspace, others, letter) if is_ours else home_of(workspace, letter)
    if isinstance(home, Refuse):
        return home
    record = read_customer(workspace.root, Place(home.place.path), workspace.zone)
    if record.card is None:
        error = unreadable(record.name, record.path, record.problems)
        return Refuse(_ROWS, _name(letter), error.message, error.hint or error.message, record.name, code="invalid")
    if _is_there(record, letter):
        return Known(_ROWS, record.name, record.card.name)
    return _attach(workspace, occasion, record, record.card, letter, home, at, is_ours=is_ours)


def _is_of(person: Address, ours: IdentityKeys) -> bool:
    """Return whether an address is of the desk: one of its people's, or at the domain of its own that they have."""
    address = mail_address(person.address)
    return address is not None and (address in ours.addresses or own_domain(address) in ours.domains)


def notes_of(letter: Letter) -> tuple[Message, ...]:
    """Return what is not taken of a mail, for a person to know."""
    left = len(letter.attachments) - len(_documents(letter))
    if not left:
        return letter.notes
    told = say_n(
        "{count} small picture or seal in the mail is not filed.",
        "{count} small pictures or seals in the mail are not filed.",
        left,
    )
    return (*letter.notes, told)


def _moment(letter: Letter, workspace: Workspace, occasion: Occasion) -> datetime | Refuse:
    """Return when a mail was sent, at the desk; a clock that is some minutes fast is no future."""
    at: datetime | None = None
    if letter.sent is not None and letter.sent.year >= _FIRST_YEAR:
        sent = letter.sent if letter.sent.tzinfo else letter.sent.replace(tzinfo=UTC)  # so RFC 5322 means `-0000`
        try:
            at = sent.astimezone(workspace.zone).replace(microsecond=0)
        except OverflowError:
            at = None
    remedy = say("Log it by hand: tradectl log CUSTOMER --in --heard … --at …")
    if at is None:
        reason = say("The mail does not say when it was sent.")
        return Refuse(_ROWS, _name(letter), reason, remedy, code="day")
    if at.date() > occasion.today:
        return Refuse(_ROWS, _name(letter), say("{day} is in the future.", day=at.date()), remedy, code="day")
    return min(at, occasion.now.replace(microsecond=0))


def _attach(
    workspace: Workspace,
    occasion: Occasion,
    record: Record,
    card: Card,
    letter: Letter,
    home: Home,
    at: datetime,
    *,
    is_ours: bool,
) -> Attach:
    files, names = file_away(
        workspace, record.path, _documents(letter), at.date(), title=letter.subject or "mail", beside=True
    )
    text = said(letter.subject, letter.text)
    made = entry(
        occasion,
        "contact",
        at=after_the_last(at, record.journal),
        via="email",
        from_="" if is_ours else "them",
        with_=one_line(home.person.name or home.person.address, 100),
        did=text if is_ours else "",
        heard="" if is_ours else text,
        files=names,
        mail=_identity(letter),
    )
    edit, people = (None, ()) if is_ours else _newcomer(workspace, record, card, letter)
    changes = (*files, *((edit,) if edit else ()), append(record.journal_path, made))
    return Attach(_ROWS, record.name, card.name, people, tuple(names), home.evidence, changes)


def _documents(letter: Letter) -> tuple[Attachment, ...]:
    """Return what is worth filing: no seals, no logos of signatures (small pictures that the text shows)."""
    return tuple(Attachment(one.name, one.content) for one in letter.attachments if not _is_ornament(one))


def _is_ornament(one: Part) -> bool:
    return one.kind in _SEALS or (one.inline and one.kind.startswith("image/") and len(one.content) < _SMALL)


def _newcomer(
    workspace: Workspace, record: Record, card: Card, letter: Letter
) -> tuple[SetFields | None, tuple[str, ...]]:
    """Return the edit that puts a sender at the customer's own domain on the card, and the name of who is new there."""
    told = particulars_of(record)
    known = identity_keys(identity_of(record.name, card, told))
    address = mail_address(letter.sender.address)
    if address is None or address in known.addresses or own_domain(address) not in known.domains:
        return None, ()
    name = one_line(letter.sender.name, 100)
    for place, contact in enumerate(card.contacts):
        if name and words(contact.name) == words(name):
            new: dict[Steps, object] = {("contacts", place, "email"): letter.sender.address}
            if contact.email:
                line = property_line("EMAIL", letter.sender.address)
                new = {("contacts", place, "vcard"): [*contact.vcard, line]}
            return edit_card(workspace, record, new), ()
    person = {"name": name or letter.sender.address, "email": letter.sender.address}
    fields: dict[Steps, object] = {("contacts", len(card.contacts)): person} if card.contacts else {}
    return edit_card(workspace, record, fields or {("contacts",): [person]}), (person["name"],)


def _is_there(record: Record, letter: Letter) -> bool:
    """Return whether the mail stands in the journal, and not as an entry that was withdrawn."""
    identity = _identity(letter)
    withdrawn = {one.of for one in record.journal.corrections if one.replacement is None}
    entries: tuple[dict[str, Any], ...] = record.journal.entries
    return any(one.get("mail") == identity and one["id"] not in withdrawn for one in entries)


def _identity(letter: Letter) -> str:
    """Return the mail's own name, and where it has none that can be written, one of what it says."""
    told = letter.identity
    if told and len(told) <= _LONGEST_ID and re.fullmatch(r"[!-~]+", told):
        return told
    parts = (told, letter.sender.address, str(letter.sent), letter.subject, letter.text)
    digest = sha256("\n".join(parts).encode("utf-8", "backslashreplace")).hexdigest()
    return f"sha256:{digest}"


def _name(letter: Letter) -> str:
    return one_line(letter.sender.name or letter.sender.address, 100)
