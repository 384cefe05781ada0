"""A lead as the card of a new customer: every value in its field, and what fits none in the notes (R53, R60, R88)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from tradectl.app.lead_reading import LeadReading, contacted, filled, written
from tradectl.core.intake.contact import contact_of
from tradectl.core.intake.lead import Doubt, Field
from tradectl.store.scalars import Word, plain_day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tradectl.core.fairs import Fair
    from tradectl.core.ids import CustomerId
    from tradectl.core.intake.lead import Lead
    from tradectl.core.settings import Settings

_DEAD = "E"


class Terms(NamedTuple):
    """What holds for every row of an import: who owns it, its grade and fair where the row says none; the day."""

    settings: Settings
    today: date
    owner: str
    grade: str = ""
    fair: Fair | None = None
    fair_name: str = ""  # as typed, where nobody knows the fair
    headings: Mapping[str, str] = {}  # under which heading each field stands in the file
    fairs: Mapping[str, Fair] = {}  # those that are noted, as the rows call them


class Newcomer(NamedTuple):
    """A lead made ready: the fields of its card but code and day, its days, and what is doubtful.

    `last_contact` and `next_on` are for the journal.
    """

    fields: Mapping[str, Any]
    shelf: str  # a grade, or `won`
    owner: str
    won: date | None
    last_contact: date | None
    next_on: date | None
    next_goal: str
    doubts: tuple[Doubt, ...]
    claims: tuple[str, ...] = ()  # what the file says of how far things are, with its headings

    @property
    def is_won(self) -> bool:
        """Return whether the customer bought already."""
        return self.shelf == "won"

    @property
    def is_new(self) -> bool:
        """Return whether a first contact is owed within the week (R23)."""
        return "since" not in self.fields and self.shelf not in (_DEAD, "won")

    @property
    def met(self) -> date | None:
        """Return the day somebody was met at a fair, None where nobody knows it."""
        day = self.fields.get("source", {}).get("date")
        return date.fromisoformat(day.text) if isinstance(day, Word) else None

    @property
    def fair(self) -> str:
        """Return the fair where the lead was met, empty where it was none."""
        source = self.fields.get("source", {})
        return str(source.get("name", "")) if source.get("kind") == Word("fair") else ""


def newcomer(lead: Lead, terms: Terms) -> Newcomer:
    """Return a lead as a card has it; a value that its field cannot take is kept in the notes as it was written."""
    reading = LeadReading(lead, terms)
    days = reading.days
    status, won = reading.status()
    since = min(filter(None, (days[Field.SINCE], *contacted(lead, terms.today), won)), default=None)
    if since is not None and since >= terms.today:
        since = None
    grade = reading.grade(status)
    owner = reading.owner()
    fields: dict[str, Any] = {
        "since": plain_day(since) if since else None,
        "name": lead.name,
        "kind": Word("person") if lead.is_person else None,
        "aliases": list(lead.fields.get(Field.ALIAS, ())),
        "status": Word(status),
        "won": plain_day(won) if won else None,
        "grade": Word(grade) if grade else None,
        "owner": owner,
        "expected_close": written(days[Field.EXPECTED_CLOSE]),
        "inquiry_class": reading.quality(),
        "source": reading.source(),
        "website": lead.one(Field.WEBSITE),
        "tax_id": lead.one(Field.TAX_ID),
        "company_id": lead.one(Field.COMPANY_ID),
        "address": _address(lead),
        "language": lead.one(Field.LANGUAGE),
        "contacts": _contacts(lead),
        "demand": reading.demand(),
        "project": {"budget": text} if (text := lead.one(Field.BUDGET)) else None,
        "competitors": [{"name": name} for name in lead.fields.get(Field.COMPETITORS, ())],
        "credit": reading.credit(),
        "tags": list(lead.fields.get(Field.TAGS, ())),
        "notes": reading.notes(),
    }
    return Newcomer(
        {key: value for key, value in fields.items() if value},
        grade or status,
        owner,
        won,
        days[Field.LAST_CONTACT],
        days[Field.NEXT_DAY],
        lead.one(Field.NEXT_STEP),
        tuple(reading.doubts),
        reading.claims(),
    )


def with_id(fields: Mapping[str, Any], customer: CustomerId) -> dict[str, Any]:
    """Return the fields of a card with what its folder's name says."""
    return {
        "format": Word("1"),
        "code": customer.code,
        "country": customer.country,
        "registered": plain_day(customer.registered),
        **fields,
    }


def _contacts(lead: Lead) -> list[dict[str, object]]:
    several = len(lead.people) > 1
    found = [contact_of(one, several and not count, lead.name) for count, one in enumerate(lead.people)]
    for contact in found:
        contact.update({key: Word(str(contact[key])) for key in ("birthday", "main") if key in contact})
    return found


def _address(lead: Lead) -> dict[str, object] | None:
    return filled(
        {
            "street": lead.one(Field.STREET) or lead.one(Field.ADDRESS),
            "city": lead.one(Field.CITY),
            "postcode": lead.one(Field.POSTCODE),
            "region": lead.one(Field.REGION),
        }
    )
