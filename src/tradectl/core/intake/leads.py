"""Rows and contact cards to leads: one for each company, with all its people, products and remarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.identity.domains import own_domain, website_host
from tradectl.core.identity.folding import words
from tradectl.core.intake import cells
from tradectl.core.intake.company import read_value
from tradectl.core.intake.days import Order, order_of
from tradectl.core.intake.joining import People, join_fields
from tradectl.core.intake.lead import DAYS, PERSONAL, Doubt, Field, Lead, Person, Record, Value
from tradectl.core.intake.normal import country_of_phone
from tradectl.core.intake.people import people_of
from tradectl.core.intake.property_line import ONLY_ONE, name_of
from tradectl.core.message import say
from tradectl.core.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tradectl.core.intake.headings import Columns
    from tradectl.core.intake.sheet import Row, Sheet

# What tells a row without a company from the company above; whatever else it says is of that one.
_OF_A_COMPANY = frozenset([
    Field.COUNTRY, Field.REGION, Field.CITY, Field.STREET, Field.POSTCODE, Field.ADDRESS, Field.WEBSITE, Field.TAX_ID,
    Field.COMPANY_ID, Field.CUSTOMER, Field.CODE, Field.NUMBER,
])  # fmt: skip
_OF_THE_ROW = (Field.COUNTRY, Field.NUMBER)
_MOST_OF_A_NAME = 100  # companies that something tells apart; of thousands each row would be compared with all
_TELLS_APART = (Field.TAX_ID, Field.COMPANY_ID, Field.CUSTOMER, Field.CODE)


def records(sheet: Sheet, columns: Columns) -> tuple[Record, ...]:
    """Return the rows below the header with each cell under its field; empty rows and repeated headers are none."""
    unknown = {column.place for column in columns.unknown}
    found = []
    for row in sheet.rows:
        if row.number <= columns.row or not columns.row or _is_header_again(row, columns):
            continue
        values, others = [], []
        for column in columns.columns:
            text = row.cell(column.place)
            if cells.is_nothing(text) and not _is_country(column.field, text):
                continue
            if column.field is not None:
                values.append(Value(column.field, column.heading, text, column.person))
            elif column.place in unknown:
                others.append((column.heading, text.strip()))
        beyond = [
            (sheet.name, text.strip()) for text in row.cells[len(columns.columns) :] if not cells.is_nothing(text)
        ]
        if values or others or beyond:
            found.append(Record(row.number, tuple(values), (*others, *beyond)))
    return tuple(found)


def leads(found: Iterable[Record], *, goes_on: bool = True, day_order: Order = "") -> tuple[Lead, ...]:
    """Return the companies of records, in their order, each with the people and remarks of all its rows.

    Rows of one name in one country are one company, unless a number or the website tells them apart. `goes_on`: a row
    without a company belongs to the one above, where it says nothing that only a company has. `day_order` is what a
    person said of `03/04/2026`; without it each column shows it, or asks.
    """
    everything = tuple(found)
    orders = _orders(everything, day_order)
    companies: list[_Company] = []
    by_name: dict[str, list[_Company]] = {}
    for record in everything:
        own = _read(record, orders)
        above = companies[-1] if companies and goes_on else None
        near = by_name.get(own.key, [])[-_MOST_OF_A_NAME:] if own.key else []
        home = next((one for one in near if one.takes(own)), None)
        if home is None and above is not None and not own.key and above.goes_on_with(own):
            home = above
            own.doubts.append(_gone_on(own, above))
        if home is not None:
            home.add(own)
            continue
        companies.append(own)
        if own.key:
            by_name.setdefault(own.key, []).append(own)
    return tuple(company.lead() for company in companies)


class _Company:
    """What is known of one company so far."""

    def __init__(self, record: Record, name: str, fields: dict[Field, list[str]], doubts: list[Doubt]) -> None:
        self.records = [record]
        self.name = name
        self.key = " ".join(words(name))
        self.fields = fields
        self.doubts = doubts
        self.domains = _domains(record)
        self.hosts = {host for site in fields.get(Field.WEBSITE, ()) if (host := website_host(site))}

    @property
    def country(self) -> str:
        return self.fields.get(Field.COUNTRY, [""])[0]

    def takes(self, other: _Company) -> bool:
        """Return whether another row of this name is of this company."""
        if self.country and other.country and self.country != other.country:
            return False
        if self.hosts and other.hosts and not self.hosts & other.hosts:
            return False
        return not any(
            field in self.fields and field in other.fields and self.fields[field] != other.fields[field]
            for field in _TELLS_APART
        )

    def goes_on_with(self, other: _Company) -> bool:
        """Return whether a row without a company's name goes on with this company."""
        said = {value.field for record in other.records for value in record.values}
        new = (set(other.fields.get(field, ())) - set(self.fields.get(field, ())) for field in said & _OF_A_COMPANY)
        return bool(self.key) and not any(new) and not (self.domains and other.domains - self.domains)

    def add(self, other: _Company) -> None:
        """Take another row of this company along."""
        record = other.records[0]
        headings: dict[str, str] = {value.field: value.column for value in reversed(record.values)}
        self.doubts += join_fields(self.fields, other.fields, record.row, headings)
        self.records += other.records
        self.doubts += other.doubts
        self.domains |= other.domains
        self.hosts |= other.hosts

    def lead(self) -> Lead:
        """Return what is known as a value; the country of phones with a calling code counts where none is given."""
        people, doubts = self._people(self.country)
        country = self.country
        if not country:
            asked = any(doubt.severity is Severity.ERROR for doubt in self.doubts)
            country = "" if asked else _country_of(people)
            if country:
                people, doubts = self._people(country)
            if not asked:
                doubts.append(_without_country(self.records[0].row, country))
        name, is_person = self.name, False
        if not self.key:
            name, is_person = next((person.name for person in people if words(person.name)), ""), True
            doubts.append(_without_company(self.records[0].row, name))
        fields: dict[Field, tuple[str, ...]] = {
            field: tuple(texts) for field, texts in self.fields.items() if field not in _OF_THE_ROW
        }
        others = tuple(pair for record in self.records for pair in (*record.others, *_of_nobody(record)))
        column = next((value.column for value in reversed(self._values()) if value.field is Field.COUNTRY), "")
        others += tuple((column, text) for text in self.fields.get(Field.COUNTRY, ())[1:])
        rows = tuple(dict.fromkeys(record.row for record in self.records))
        told = tuple(dict.fromkeys((*self.doubts, *doubts)))
        return Lead(rows, name, country, fields, tuple(people), others, told, is_person and bool(name))

    def _people(self, country: str) -> tuple[list[Person], list[Doubt]]:
        found = People()
        doubts: list[Doubt] = []
        for record in self.records:
            own, told = people_of(record, country)
            doubts += told
            for person in own:
                found.add(person)
        return found.all, doubts

    def _values(self) -> list[Value]:
        return [value for record in self.records for value in record.values]


def _domains(record: Record) -> set[str]:
    texts = [value.text for value in record.values if value.field is Field.EMAIL]
    return {domain for text in texts for mail in cells.mails(text)[0] if (domain := own_domain(mail))}


def _of_nobody(record: Record) -> Iterator[tuple[str, str]]:
    """Yield what a contact card keeps that is of a company without a person."""
    if not any(value.field in PERSONAL for value in record.values):
        named = ((name_of(line), line) for line in record.kept)
        yield from ((name, line) for name, line in named if name not in ONLY_ONE)


def _read(record: Record, orders: Mapping[str, Order]) -> _Company:
    fields: dict[Field, list[str]] = {}
    doubts = list(record.doubts)
    names: list[str] = []
    for value in record.values:
        if value.field is Field.COMPANY:
            names.append(cells.squeezed(value.text))
        elif value.field not in PERSONAL:
            texts, told = read_value(record.row, value, orders.get(value.column, ""))
            kept = fields.setdefault(value.field, [])
            kept += [text for text in texts if text and text not in kept]
            doubts += told
    if names and not words(names[0]):  # `???` is no name, and is kept as what it is
        column = next(value.column for value in record.values if value.field is Field.COMPANY)
        record = record._replace(others=(*record.others, (column, names[0])))
    if len(names) > 1:
        fields.setdefault(Field.ALIAS, []).extend(name for name in names[1:] if name != names[0])
    return _Company(
        record, names[0] if names else "", {field: texts for field, texts in fields.items() if texts}, doubts
    )


def _orders(found: Sequence[Record], said: Order) -> dict[str, Order]:
    columns: dict[str, list[str]] = {}
    for record in found:
        for value in record.values:
            if value.field in DAYS:
                columns.setdefault(value.column, []).append(value.text)
    return {column: said or order_of(texts) for column, texts in columns.items()}


def _is_header_again(row: Row, columns: Columns) -> bool:
    filled = [column for column in columns.columns if row.cell(column.place).strip()]
    return len(filled) > 1 and all(row.cell(column.place).strip() == column.heading for column in filled)


def _is_country(field: Field | None, text: str) -> bool:
    return field is Field.COUNTRY and text.strip().upper() == "NA"  # Namibia


def _country_of(people: Iterable[Person]) -> str:
    numbers = [text for person in people for text in (*person.phones, *person.mobiles, *person.whatsapp, *person.faxes)]
    found = {country_of_phone(number) for number in numbers if number.startswith("+")}
    return next(iter(found)) or "" if len(found) == 1 else ""


def _without_country(row: int, country: str) -> Doubt:
    if country:
        message = say("No country is given; {country} is taken from the phone numbers.", country=country)
        return Doubt(Severity.HINT, row, "", message, say("Write the country where that is wrong."))
    message = say("No country is given.")
    return Doubt(Severity.ERROR, row, "", message, say("Write its two letters, for example DE."), "country")


def _without_company(row: int, name: str) -> Doubt:
    if name:
        message = say("No company is given; {name} is taken as a customer of their own.", name=name)
        return Doubt(Severity.HINT, row, "", message, say("Write the company where there is one."))
    message = say("Neither company nor person is given.")
    return Doubt(Severity.ERROR, row, "", message, say("Write the company's name."), "name")


def _gone_on(own: _Company, above: _Company) -> Doubt:
    message = say("The row names no company and is taken for {name}, the one above.", name=above.name)
    return Doubt(Severity.HINT, own.records[0].row, "", message, say("Write the company where it is another one."))
