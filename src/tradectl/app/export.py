"""`export`: the customers that are asked for, as rows, as people, as days of a calendar (R30, R79)."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING
from zlib import crc32

from tradectl.app.due import due
from tradectl.app.listing import Filter, list_customers
from tradectl.core.follow_up_row import FollowUpRow
from tradectl.core.message import say
from tradectl.core.problems import Met
from tradectl.core.report.follow_up import follow_ups
from tradectl.core.rules.next_step import step_in_force
from tradectl.exchange.vcard import Address, Person
from tradectl.i18n.countries import country_name
from tradectl.store.places import Place
from tradectl.store.reader import read_customer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date, datetime

    from tradectl.core.agenda import DueItem, Finding
    from tradectl.core.facts import Event
    from tradectl.core.message import Message
    from tradectl.core.model.card import Card, Contact
    from tradectl.core.record import Record
    from tradectl.store.workspace import Workspace

# They tell of the card, or (`kept`) repeat what an earlier entry promised: no follow-up.
_ASIDE = frozenset(["updated", "added", "reviewed", "not_duplicate", "owner", "kept"])


def follow_up_rows(
    workspace: Workspace, today: date, wanted: Filter, progress: Callable[[Message, int, int], None]
) -> tuple[tuple[FollowUpRow, ...], Met]:
    """Return the customers a filter lets through, by id, and what was met in reading; tell how far it is."""
    rows, met = list_customers(workspace, today, wanted)
    calendar = workspace.calendar(today)
    found = []
    for done, row in enumerate(rows):
        progress(say("Reading customers"), done, len(rows))
        record = read_customer(workspace.root, Place(row.customer.path), workspace.zone)
        if record.card is None:  # spoilt since the index looked
            met = Met((*met.problems, *record.problems), (*met.missing, record.name))
            continue
        step = step_in_force(row.history, calendar)
        found.append(FollowUpRow(row, record.card, step, _said(record, today)))
    progress(say("Reading customers"), len(rows), len(rows))
    return tuple(found), met


def _said(record: Record, today: date) -> str:
    """Return the newest entry that tells something: what was done, then what was heard."""
    for event, *texts in _told(record, today):
        words = [text for text in texts if text and isinstance(text, str)]
        if words and event.kind not in _ASIDE:
            return f"{event.day}: {' / '.join(words)}"
    return ""


def _told(record: Record, today: date) -> Iterator[tuple[Event, object, object]]:
    """Yield the entries that count, the newest first: what was done, what was heard.

    Where nothing is corrected they are taken as written: typing them all would take most of the time of an export.
    """
    journal = record.journal
    written = {entry["id"]: entry for entry in journal.entries}
    if journal.corrections or len(written) < len(journal.entries):
        yield from ((one.event, one.entry.did, one.entry.heard) for one in reversed(follow_ups(journal, today)))
        return
    for event in reversed(journal.events):
        if event.day <= today:
            yield event, written[event.id].get("did"), written[event.id].get("heard")


def people(rows: Iterable[FollowUpRow], language: str, *, redacted: bool = False) -> tuple[Person, ...]:
    """Return everybody at some customers, and a customer itself where nobody is known there.

    `redacted`: company, person and job title alone (R79). `language` is that of the countries' names.
    """
    return tuple(
        _redacted(person) if redacted else person
        for row in rows
        for person in _people(row.row.customer.id, row.card, language)
    )


def _people(customer: str, card: Card, language: str) -> Iterator[Person]:
    company = card.name if card.kind == "company" else ""
    whole = Person(
        key=customer,
        name=card.name,
        company=company,
        is_company=card.kind == "company",
        website=card.website,
        address=_address(card, language),
        tags=card.tags,
        customer=customer,
    )
    seen: dict[str, count[int]] = {}
    for contact in card.contacts:
        number = next(seen.setdefault(contact.name, count()))
        yield _person(whole, contact, f"{customer}\n{contact.name}" + (f"\n{number}" if number else ""))
    if not card.contacts:
        yield whole


def _person(whole: Person, contact: Contact, key: str) -> Person:
    return whole._replace(
        key=key,
        name=contact.name,
        is_company=False,
        role=contact.role,
        email=contact.email,
        phone=contact.phone,
        whatsapp=contact.whatsapp if contact.whatsapp != contact.phone else "",
        wechat=contact.wechat,
        birthday=contact.birthday or "",
        notes=contact.notes,
        kept=contact.vcard,
    )


def _address(card: Card, language: str) -> Address | None:
    given = card.address
    if given is None:
        return None
    return Address(given.street, given.city, given.region, given.postcode, country_name(card.country, language))


def _redacted(person: Person) -> Person:
    return Person(person.key, person.name, person.company, person.is_company, person.role)


def due_items(
    workspace: Workspace, now: datetime, wanted: Filter, *, acting: str | None, owner: str | None, within: int
) -> tuple[tuple[DueItem, ...], Met]:
    """Return whom `due` lists up to a day, as far as a filter lets them through.

    `owner` as `due` takes it: None for those of who acts.
    """
    morning = due(workspace, now, acting=acting, owner=owner, within=within, grades=wanted.grades or None)
    rest = wanted._replace(owner="", grades=frozenset())
    if rest == Filter():
        return morning.agenda.items, morning.met
    rows, _ = list_customers(workspace, now.date(), rest)
    through = {row.customer.path for row in rows}
    return tuple(item for item in morning.agenda.items if item.customer.path in through), morning.met


def keys_of(item: DueItem) -> tuple[str, ...]:
    """Return a name for each of a customer's reasons that stays the same whenever the matter is due.

    It is the customer and the rule; a promise has its own name besides, a birthday its day and whose it is.
    """
    found: list[str] = []
    for finding in item.findings:
        key = ".".join(part for part in (item.customer.id, finding.rule.name, _matter(finding)) if part)
        again = sum(one == key or one.startswith(f"{key}~") for one in found)
        found.append(f"{key}~{again + 1}" if again else key)
    return tuple(found)


def _matter(finding: Finding) -> str:
    fact = finding.fact
    ref = getattr(fact, "ref", "")
    if ref:
        return str(ref).replace("/", ".")
    if finding.rule.name == "birthday" and isinstance(fact, tuple):
        yearly = fact[0]
        return f"{yearly.month:02}{yearly.day:02}-{crc32(yearly.what.encode('utf-8', 'backslashreplace')):08x}"
    return ""
