"""What a lead says, value by value: what its field cannot take goes to the notes as it was written."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from tradectl.core.fairs import met_on
from tradectl.core.grading import grade_for
from tradectl.core.identity.folding import words
from tradectl.core.intake.days import FIRST, LAST
from tradectl.core.intake.lead import Doubt, Field
from tradectl.core.intake.origin import source_of
from tradectl.core.layout import GRADES
from tradectl.core.message import say
from tradectl.core.money_shape import money_parts
from tradectl.core.problems import Severity
from tradectl.store.scalars import Word, plain_day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tradectl.app.newcomer import Terms
    from tradectl.core.intake.lead import Lead

_LOWEST = "D"
_QUALITIES = ("A", "B", "C", "D")
_REMARKS = (Field.BUSINESS, Field.BOOTH, Field.PAYMENT_TERMS, Field.NEXT_STEP, Field.CUSTOMER)
_CLAIMS = (
    Field.GRADE, Field.INQUIRY_CLASS, Field.STATUS, Field.WON, Field.OWNER, Field.SINCE, Field.LAST_CONTACT,
    Field.EXPECTED_CLOSE,
)  # fmt: skip
_DAYS = (Field.SINCE, Field.WON, Field.EXPECTED_CLOSE, Field.MET, Field.LAST_CONTACT, Field.NEXT_DAY)
# Of these a card, or its notes, take all; of any other field the first, and the rest goes to the notes.
_SEVERAL = frozenset([
    Field.ALIAS, Field.PRODUCTS, Field.CERTIFICATES, Field.COMPETITORS, Field.TAGS, Field.NOTES, *_REMARKS,
])  # fmt: skip


class LeadReading:
    """One lead while it is read: what cannot be taken goes to the notes."""

    def __init__(self, lead: Lead, terms: Terms) -> None:
        self.lead = _latest_first(lead, terms.today)
        self.terms = terms
        self.doubts: list[Doubt] = []
        self.rest: list[tuple[str, str]] = []
        self.days = {field: self._day(field) for field in _DAYS}

    def _day(self, field: Field) -> date | None:
        text = self.lead.one(field)
        found = _day_of(text)
        if text and found is None:
            self.rest.append((field, text))
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

    def grade(self, status: str) -> str:
        """Return the row's grade, else that of the import, else by the expected close, else the lowest.

        Empty for a won customer: grades belong to prospects.
        """
        text = self.lead.one(Field.GRADE)
        if status == "won":
            self.rest += [(Field.GRADE, text)] if text else []
            return ""
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
        person = self.terms.settings.named(text)
        if person is not None:
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
        lead, met, terms = self.lead, self.days[Field.MET], self.terms
        typed = lead.one(Field.FAIR)
        fair = terms.fairs.get(typed) if typed else terms.fair
        name = fair.name if fair else typed or terms.fair_name
        told = lead.one(Field.SOURCE)
        kind, said = source_of(told)
        if name:
            if told and (kind, said) not in (("fair", ""), ("fair", name)) and told != name:
                self.rest.append((Field.SOURCE, told))
            kind, said = "fair", name
        if fair is not None and met is None:
            met = met_on(fair, terms.today)
        if not kind:
            self.rest += [(Field.MET, met.isoformat())] if met else []
            return None
        return {key: value for key, value in (("kind", Word(kind)), ("name", said), ("date", written(met))) if value}

    def demand(self) -> dict[str, object] | None:
        """Return what they want to buy."""
        return filled(
            {
                "products": list(self.lead.fields.get(Field.PRODUCTS, ())),
                "annual_quantity": self.lead.one(Field.QUANTITY),
                "target_price": self._money(Field.TARGET_PRICE),
                "certificates": list(self.lead.fields.get(Field.CERTIFICATES, ())),
            }
        )

    def credit(self) -> dict[str, object] | None:
        """Return how much credit they have."""
        return filled({"limit": self._money(Field.CREDIT_LIMIT)})

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
        if self.days[Field.NEXT_DAY] is not None and lead.one(Field.NEXT_STEP):
            remarks.remove((Field.NEXT_STEP, lead.one(Field.NEXT_STEP)))
        more = [(field, text) for field in Field for text in lead.fields.get(field, ())[1:] if field not in _SEVERAL]
        address = lead.one(Field.ADDRESS)
        if address and lead.one(Field.STREET) and not _is_told(address, lead):
            more.insert(0, (Field.ADDRESS, address))
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


def contacted(lead: Lead, today: date) -> list[date]:
    """Return the days of contact that a lead tells, of all its rows; none to come."""
    return [day for text in lead.fields.get(Field.LAST_CONTACT, ()) if (day := _past(text, today))]


def _is_told(address: str, lead: Lead) -> bool:
    """Return whether the parts of an address say all of a whole one."""
    told = " ".join(lead.one(field) for field in (Field.STREET, Field.POSTCODE, Field.CITY, Field.REGION))
    return set(words(address)) <= set(words(told))


def _latest_first(lead: Lead, today: date) -> Lead:
    """Return a lead with the latest contact before the others, which go to the notes."""
    texts = lead.fields.get(Field.LAST_CONTACT, ())
    latest = sorted(texts, key=lambda text: _past(text, today) or date.min, reverse=True)
    return lead._replace(fields={**lead.fields, Field.LAST_CONTACT: tuple(latest)}) if texts else lead


def _past(text: str, today: date) -> date | None:
    day = _day_of(text)
    return day if day is not None and day <= today else None


def _day_of(text: str) -> date | None:
    """Return the day of a text that was understood; one that no card can hold was not."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST <= day.year <= LAST else None


def filled(fields: Mapping[str, Any]) -> dict[str, object] | None:
    """Return the fields that say something, None where none does."""
    return {key: value for key, value in fields.items() if value} or None


def written(day: date | None) -> Word | None:
    """Return a day as a card has it."""
    return plain_day(day) if day else None
