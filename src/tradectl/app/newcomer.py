"""A lead as the card of a new customer: every value in its field, and what fits none in the notes (R53, R60, R88)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from tradectl.core.fairs import met_on
from tradectl.core.grading import grade_for
from tradectl.core.intake.contact import contact_of
from tradectl.core.intake.lead import Doubt, Field
from tradectl.core.intake.origin import source_of
from tradectl.core.layout import GRADES
from tradectl.core.message import say
from tradectl.core.money_shape import money_parts
from tradectl.core.problems import Severity
from tradectl.store.scalars import Word, plain_day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tradectl.core.fairs import Fair
    from tradectl.core.ids import CustomerId
    from tradectl.core.intake.lead import Lead
    from tradectl.core.settings import Settings

_LOWEST, _DEAD = "D", "E"
_QUALITIES = ("A", "B", "C", "D")
_REMARKS = (Field.BUSINESS, Field.BOOTH, Field.PAYMENT_TERMS, Field.NEXT_STEP)
_CLAIMS = (
    Field.GRADE, Field.INQUIRY_CLASS, Field.STATUS, Field.WON, Field.OWNER, Field.SINCE, Field.LAST_CONTACT,
    Field.EXPECTED_CLOSE,
)  # fmt: skip
_DAYS = (Field.SINCE, Field.WON, Field.EXPECTED_CLOSE, Field.MET, Field.LAST_CONTACT, Field.NEXT_DAY)


class Terms(NamedTuple):
    """What holds for every row of an import: who owns it, its grade and fair where the row says none; the day."""

    settings: Settings
    today: date
    owner: str
    grade: str = ""
    fair: Fair | None = None
    fair_name: str = ""  # as typed, where nobody knows the fair
    headings: Mapping[str, str] = {}  # under which heading each field stands in the file


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
    reading = _Reading(lead, terms)
    days = reading.days
    status, won = reading.status()
    since = min(filter(None, (days[Field.SINCE], days[Field.LAST_CONTACT], won)), default=None)
    if since is not None and since >= terms.today:
        since = None
    grade = None if status == "won" else reading.grade()
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
        "expected_close": _written(days[Field.EXPECTED_CLOSE]),
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


class _Reading:
    """One lead while it is read: what cannot be taken goes to the notes."""

    def __init__(self, lead: Lead, terms: Terms) -> None:
        self.lead = lead
        self.terms = terms
        self.doubts: list[Doubt] = []
        self.rest: list[tuple[str, str]] = []
        self.days = {field: self._day(field) for field in _DAYS}

    def _day(self, field: Field) -> date | None:
        text = self.lead.one(field)
        try:
            found = date.fromisoformat(text) if text else None
        except ValueError:
            self.rest.append((field, text))
            return None
        is_past = field in (Field.SINCE, Field.WON, Field.LAST_CONTACT, Field.MET)
        if found is not None and is_past and found > self.terms.today:
            self._doubt(say("{day} is in the future.", day=found), say("Correct the day, or clear the cell."))
            self.rest.append((field, text))
            return None
        return found

    def status(self) -> tuple[str, date | None]:
        """Return `won` with the day of the first order, or `prospect`."""
        text, won = self.lead.one(Field.STATUS), self.days[Field.WON]
        if text not in ("won", "prospect", ""):
            self.rest.append((Field.STATUS, text))
        if text != "won":
            return ("won" if won and not text else "prospect"), won
        if won is None:
            won = self.days[Field.SINCE] or self.days[Field.LAST_CONTACT] or self.terms.today
            self._doubt(
                say("The day of the first order is not given; {day} is taken.", day=won),
                say("Write it where it is known: tradectl set CUSTOMER won=2024-05-31"),
                Severity.HINT,
            )
        return "won", won

    def grade(self) -> str:
        """Return the row's grade, else that of the import, else by the expected close, else the lowest."""
        text = self.lead.one(Field.GRADE)
        if text in GRADES:
            return text
        if text:
            self.rest.append((Field.GRADE, text))
        if self.terms.grade:
            return self.terms.grade
        return grade_for(self.days[Field.EXPECTED_CLOSE], self.terms.settings, self.terms.today) or _LOWEST

    def owner(self) -> str:
        """Return the person of the desk whom a row names by id, name or e-mail."""
        text = self.lead.one(Field.OWNER)
        if not text:
            return self.terms.owner
        known = text.casefold()
        for person in self.terms.settings.people:
            if known in {one.casefold() for one in (person.id, person.name, person.email) if one}:
                return person.id
        people = ", ".join(person.id for person in self.terms.settings.people)
        remedy = say("Write one of these people: {people}", people=people)
        if self.terms.owner:
            remedy = say("Until this is corrected, the owner is {owner}. Write one of these people: {people}",
                         owner=self.terms.owner, people=people)  # fmt: skip
        self._doubt(say("{owner} is not one of the people in tradectl.yaml.", owner=text), remedy)
        self.rest.append((Field.OWNER, text))
        return self.terms.owner

    def quality(self) -> Word | None:
        """Return the class of the inquiry (R17)."""
        text = self.lead.one(Field.INQUIRY_CLASS)
        if text and text not in _QUALITIES:
            self.rest.append((Field.INQUIRY_CLASS, text))
        return Word(text) if text in _QUALITIES else None

    def source(self) -> dict[str, object] | None:
        """Return where the lead came from: the row's fair, the import's, else what the row says."""
        lead, met, fair = self.lead, self.days[Field.MET], self.terms.fair
        name = lead.one(Field.FAIR) or (fair.name if fair else self.terms.fair_name)
        kind, said = ("fair", name) if name else source_of(lead.one(Field.SOURCE))
        if fair is not None and name == fair.name and met is None:
            met = met_on(fair, self.terms.today)
        if not kind:
            self.rest += [(Field.MET, met.isoformat())] if met else []
            return None
        return {key: value for key, value in (("kind", Word(kind)), ("name", said), ("date", _written(met))) if value}

    def demand(self) -> dict[str, object] | None:
        """Return what they want to buy."""
        return _filled(
            {
                "products": list(self.lead.fields.get(Field.PRODUCTS, ())),
                "annual_quantity": self.lead.one(Field.QUANTITY),
                "target_price": self._money(Field.TARGET_PRICE),
                "certificates": list(self.lead.fields.get(Field.CERTIFICATES, ())),
            }
        )

    def credit(self) -> dict[str, object] | None:
        """Return how much credit they have."""
        return _filled({"limit": self._money(Field.CREDIT_LIMIT)})

    def claims(self) -> tuple[str, ...]:
        """Return what a customer who is there already is not made to say: somebody else knows it better by now."""
        lead, headings = self.lead, self.terms.headings
        return tuple(
            f"{headings.get(field, field)}: {text}" for field in _CLAIMS for text in lead.fields.get(field, ())
        )

    def notes(self) -> str:
        """Return the remarks, then what has no field, a line each with its heading."""
        lead = self.lead
        remarks = [(field, text) for field in _REMARKS for text in lead.fields.get(field, ())]
        if self.days[Field.NEXT_DAY] is not None:
            remarks = [one for one in remarks if one[0] is not Field.NEXT_STEP]
        more = [(field, text) for field in Field for text in lead.fields.get(field, ())[1:] if field in _ONE_VALUE]
        headings = self.terms.headings
        lines = [f"{headings.get(field, field)}: {text}" for field, text in (*remarks, *more, *self.rest)]
        lines += [f"{heading}: {text}" for heading, text in lead.others]
        return "\n".join((*lead.fields.get(Field.NOTES, ()), *lines)).strip()

    def _money(self, field: Field) -> str:
        text = self.lead.one(field)
        if text and money_parts(text) is None:
            self.rest.append((field, text))
            return ""
        return text

    def _doubt(self, message: Any, remedy: Any, severity: Severity = Severity.WARNING) -> None:
        self.doubts.append(Doubt(severity, self.lead.row, "", message, remedy))


_ONE_VALUE = frozenset([
    Field.WEBSITE, Field.TAX_ID, Field.COMPANY_ID, Field.LANGUAGE, Field.QUANTITY, Field.TARGET_PRICE, Field.BUDGET,
    Field.STREET, Field.CITY, Field.REGION, Field.POSTCODE, Field.ADDRESS, Field.FAIR, Field.SOURCE, Field.MET,
    Field.NEXT_DAY, Field.LAST_CONTACT,
])  # fmt: skip


def _contacts(lead: Lead) -> list[dict[str, object]]:
    several = len(lead.people) > 1
    found = [contact_of(one, several and not count, lead.name) for count, one in enumerate(lead.people)]
    for contact in found:
        contact.update({key: Word(str(contact[key])) for key in ("birthday", "main") if key in contact})
    return found


def _address(lead: Lead) -> dict[str, object] | None:
    street, whole = lead.one(Field.STREET), lead.one(Field.ADDRESS)
    return _filled(
        {
            "street": ", ".join(filter(None, (street, whole if whole != street else ""))),
            "city": lead.one(Field.CITY),
            "postcode": lead.one(Field.POSTCODE),
            "region": lead.one(Field.REGION),
        }
    )


def _filled(fields: Mapping[str, Any]) -> dict[str, object] | None:
    return {key: value for key, value in fields.items() if value} or None


def _written(day: date | None) -> Word | None:
    return plain_day(day) if day else None
