"""One customer in full, with the journal told in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tradectl.core.layout import CARD, JOURNAL
from tradectl.core.message import Message, say, say_n
from tradectl.core.model.entry import Entry
from tradectl.core.model.typed import typed
from tradectl.views.document import (
    Blank,
    Document,
    Heading,
    Item,
    Joined,
    KeyValues,
    Listing,
    Paragraph,
    Role,
    Stacked,
    Styled,
)
from tradectl.views.entry_words import HOW, word_of
from tradectl.views.field_words import field_word, value_word
from tradectl.views.in_words import in_words
from tradectl.views.punctuation import COLON_ALONE, COMMA

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import date

    from tradectl.core.history import NextStep, OpenPledge
    from tradectl.core.journal import JournalLine
    from tradectl.core.model.card import Card, Contact
    from tradectl.core.record import DealRecord, Record
    from tradectl.views.document import Block, Cell, Text

_RECENT = 10


def customer_value(record: Record, card: dict[str, Any]) -> dict[str, object]:
    """Return one customer in full as the envelope's data; `card` is the card typed and made plain."""
    return {
        "customer": card,
        "journal": list(record.journal.entries),
        "deals": [
            {"path": deal.path, "title": deal.deal.title, "opened": deal.deal.opened, "stage": deal.deal.stage}
            for deal in record.deals
            if deal.deal
        ],
        "path": record.path,
    }


def customer_document(
    record: Record, pledges: Sequence[OpenPledge], step: NextStep | None, *, everything: bool
) -> Document:
    """Return one customer for a screen: the card in short, what is open, the latest entries (or all)."""
    blocks: list[Block] = []
    card = record.card
    if card is None:
        unread = Styled(say("The card cannot be read; see `tradectl validate`."), Role.BAD)
        blocks += [Heading(1, record.name), Paragraph(unread), KeyValues(((say("Folder"), record.path),))]
    else:
        blocks += [Heading(1, card.name), KeyValues(tuple(_card_pairs(card, record)))]
    if step is not None:
        blocks += [Heading(2, say("Next step")), Paragraph(Joined((step.on.isoformat(), step.goal)))]
    if record.deals:
        blocks += [Heading(2, say("Deals")), Listing(tuple(_deal(deal) for deal in record.deals))]
    if pledges:
        items = tuple(_pledge(pledge) for pledge in pledges)
        blocks += [Heading(2, say("Promised and awaited")), Listing(items, numbered=True)]
    lines = record.journal.lines if everything else record.journal.lines[-_RECENT:]
    if lines:
        corrected = {correction.of for correction in record.journal.corrections}
        items = tuple(entry_item(line, corrected) for line in lines)
        blocks += [Heading(2, say("Journal")), Listing(items)]
    hidden = len(record.journal.lines) - len(lines)
    if hidden:
        more = say_n("{count} older entry: add --all", "{count} older entries: add --all", hidden)
        blocks += [Blank(), Paragraph(Styled(more, Role.FAINT))]
    if card is not None and card.notes:
        blocks += [Heading(2, say("Notes")), *(Paragraph(part) for part in card.notes.strip().split("\n") if part)]
    return Document(card.name if card else record.name, tuple(blocks))


def entry_item(line: JournalLine, corrected: Collection[str] = ()) -> Item:
    """Return a journal entry for a screen, its id beneath it; `corrected` are the ids that count for nothing."""
    entry = line.entry
    head: list[Text] = [Styled(f"{entry.at:%Y-%m-%d %H:%M}", Role.STRONG), entry.by, word_of(entry)]
    if entry.from_ == "them":
        head.append(say("from them"))
    head += [entry.with_] if entry.with_ else []
    if entry.id in corrected:
        head.append(Styled(say("(corrected, see below)"), Role.WARN))
    return Item(Joined(tuple(head)), (*_told(entry, line.raw), *_marks(entry)))


def _told(entry: Entry, raw: Mapping[str, Any]) -> Iterator[Text]:
    """Yield what an entry tells, a line each; of fields that were set, `raw` names those too that held nothing."""
    yield from _decided(entry)
    if entry.did:
        yield from _lines(entry.did)
    if entry.heard:
        first, *more = _lines(entry.heard)
        yield Joined((say("They said:"), first))
        yield from more
    yield from (Joined((say("Promised:"), pledge.what, _until(pledge.by))) for pledge in entry.promised)
    yield from (Joined((say("Awaited:"), pledge.what, _until(pledge.by))) for pledge in entry.awaits)
    if entry.next is not None:
        yield Joined((say("Next:"), entry.next.on.isoformat(), entry.next.goal))
    if entry.kind == "corrected":
        yield from _replacement(entry)
    if entry.because:
        first, *more = _lines(entry.because)
        yield Joined((say("Because:"), first))
        yield from more
    yield from _before(entry, raw.get("fields"))


def _decided(entry: Entry) -> Iterator[Text]:
    """Yield what an entry of the program says in fields of its own."""
    if entry.kind in ("regraded", "reopened", "owner"):
        yield Joined((entry.from_, "→", entry.to))
    if entry.kind == "kept":
        yield Joined((HOW[entry.how or "kept"], entry.to))
    if entry.kind == "won" and entry.order:
        yield say("Order won {order}", order=entry.order)
    if entry.kind == "snoozed" and entry.until:
        yield say("Reminders paused until {day}", day=entry.until)


def _before(entry: Entry, fields: object) -> Iterator[Text]:
    """Yield the old values of the fields that were set."""
    for key, old in (fields if isinstance(fields, dict) else {}).items():
        if entry.kind == "merged" and key in (CARD, JOURNAL):
            yield Joined((Joined((key, COLON_ALONE), ""), say("kept in this entry")))
        else:
            word = say("not taken over:") if entry.kind == "merged" else say("before:")
            told = "–" if old is None else in_words(old, key=key)
            yield Joined((Joined((field_word(key), COLON_ALONE), ""), word, told))


def _lines(text: str) -> list[str]:
    """Return a text line by line, empty ones left out; what else acts in it is spelled out where it is shown."""
    return [line for line in text.replace("\r\n", "\n").split("\n") if line.strip()] or [text]


def _replacement(entry: Entry) -> Iterator[Text]:
    if entry.entry is None:
        yield say("Withdrawn: it counts for nothing.")
        return
    yield say("It now reads:")
    told = {"at": entry.at.isoformat(), "by": entry.by, "kind": "contact", **entry.entry, "id": entry.of or entry.id}
    replacement, _ = typed(Entry, told)
    if replacement is not None:
        yield Joined((word_of(replacement), replacement.with_))
        yield from _told(replacement, told)


def _marks(entry: Entry) -> Iterator[Text]:
    """Yield files and ids: what a person copies into the next command."""
    yield from (Joined((say("File:"), name)) for name in entry.files)
    if entry.of:
        yield Styled(Message("→ {id}", (("id", entry.of),)), Role.FAINT)
    yield Styled(entry.id, Role.FAINT)


def _until(day: date | None) -> Text:
    return say("({text})", text=day) if day else ""


def _deal(deal: DealRecord) -> Text:
    name = deal.path.rpartition("/")[2]
    return Joined((name, deal.deal.title, say("({text})", text=deal.deal.stage))) if deal.deal else name


def _pledge(pledge: OpenPledge) -> Item:
    by = say("until {day}", day=pledge.by) if pledge.by else say("no date")
    return Item(Joined((pledge.what, by), COMMA), (Styled(pledge.ref, Role.FAINT),))


def _card_pairs(card: Card, record: Record) -> list[tuple[Text, Cell]]:
    status: Text = say("won") if card.status == "won" else Joined((say("prospect"), card.grade or "–"))
    pairs: list[tuple[Text, Cell]] = [
        (say("Code"), card.code),
        (say("Country"), card.country),
        (say("Status"), status),
        (say("Owner"), card.owner),
        (say("Registered"), card.registered.isoformat()),
    ]
    optional: tuple[tuple[Text, Cell | None], ...] = (
        (say("Won"), card.won.isoformat() if card.won else None),
        (say("Expected close"), card.expected_close.isoformat() if card.expected_close else None),
        (say("Website"), card.website or None),
        (say("Tax number"), card.tax_id or None),
        (say("Company number"), card.company_id or None),
        (say("Address"), _address(card)),
        (say("Snoozed"), _snooze(card)),
        (say("Products"), Joined(card.demand.products, COMMA) if card.demand and card.demand.products else None),
        (say("Reviewed"), card.reviewed.isoformat() if card.reviewed else None),
        (say("Source"), _source(card)),
        (say("Tags"), Joined(card.tags, COMMA) if card.tags else None),
    )
    pairs += [(name, value) for name, value in optional if value is not None]
    pairs += [(say("Contact"), _contact(contact)) for contact in card.contacts]
    pairs.append((say("Folder"), record.path))
    return pairs


def _contact(contact: Contact) -> Cell:
    born = say("birthday {day}", day=contact.birthday) if contact.birthday else ""
    reach = (contact.role, contact.email, contact.phone, contact.whatsapp, contact.wechat, born)
    return Stacked((contact.name, Joined(tuple(Styled(one, Role.FAINT) for one in reach if one), COMMA)))


def _address(card: Card) -> str | None:
    if card.address is None:
        return None
    parts = (card.address.street, f"{card.address.postcode} {card.address.city}".strip(), card.address.region)
    return ", ".join(part for part in parts if part) or None


def _source(card: Card) -> Text | None:
    source = card.source
    if source is None:
        return None
    return Joined((value_word("kind", source.kind), source.name, source.date.isoformat() if source.date else ""))


def _snooze(card: Card) -> Text | None:
    return Joined((card.snooze.until.isoformat(), card.snooze.because)) if card.snooze else None
