"""What a foreign file holds: leads of a table or of contact cards, a letter, our own files."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.intake.headings import IGNORED, heading_key, mapping, recognised, saved
from tradectl.core.intake.kinds import CONTACTS, TABLE
from tradectl.core.intake.lead import Field, Record, Value
from tradectl.core.intake.leads import leads, records
from tradectl.core.message import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tradectl.core.intake.days import Order
    from tradectl.core.intake.headings import Columns
    from tradectl.core.intake.lead import Doubt, Lead
    from tradectl.core.intake.sheet import Sheet
    from tradectl.core.message import Message
    from tradectl.exchange.mail import Letter
    from tradectl.exchange.sheet import Book


class Asked(NamedTuple):
    """How a person wants a file to be read; empty where nothing is said.

    `columns` maps headings to fields by name, of which the table must have those in `headings`; `countries` gives the
    country of rows a person corrected in the plan.
    """

    sheet: str = ""
    columns: Mapping[str, str] = {}
    country: str = ""
    day_order: Order = ""
    countries: Mapping[int, str] = {}
    headings: tuple[str, ...] = ()


class Arrival(NamedTuple):
    """What was read: `rows` of the file, the companies in them, how the columns were understood."""

    kind: str
    rows: int
    leads: tuple[Lead, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    notes: tuple[Message, ...] = ()
    columns: Mapping[str, str] = {}


def read_contacts(name: str, raw: bytes, asked: Asked) -> Arrival:
    """Return the people of contact cards, those of one company together."""
    from tradectl.exchange.vcard_reading import read_vcards  # noqa: PLC0415 (start-up)

    found = read_vcards(name, raw)
    companies = leads(_placed(found, asked), goes_on=False, day_order=asked.day_order)
    return Arrival(CONTACTS, len(found), companies)


def read_letter(name: str, raw: bytes) -> Letter:
    """Return a mail."""
    from tradectl.exchange import mail  # noqa: PLC0415 (start-up)

    return mail.read_letter(name, raw)


def read_book(name: str, raw: bytes) -> Book:
    """Return the tables of a file."""
    from tradectl.exchange.sheet import read_tables  # noqa: PLC0415 (start-up)

    return read_tables(name, raw)


def read_sheets(sheets: Sequence[Sheet], asked: Asked) -> Arrival:
    """Return the companies of the sheet that is asked for, else of the first that has headings.

    Raise INVALID where no sheet has any, or where the mapping of columns is wrong, USAGE where it names a heading that
    the table has not.
    """
    sheet, columns = _chosen(sheets, asked.sheet, _known(asked))
    _check_headings(asked.headings, [columns])
    others = [one.name for one in sheets if one is not sheet and one.rows and not one.hidden]
    notes = (say("Only the sheet {sheet} is read; others: {others}", sheet=sheet.name, others=", ".join(others)),)
    return _read(sheet, columns, asked)._replace(notes=notes if others else ())


def read_all_sheets(sheets: Sequence[Sheet], asked: Asked) -> Arrival:
    """Return the companies of every sheet, of the one that is asked for where one is; raise as `read_sheets` does."""
    if asked.sheet or len(sheets) == 1:
        return read_sheets(sheets, asked)
    chosen = [_chosen([sheet], "", _known(asked)) for sheet in sheets]
    _check_headings(asked.headings, [columns for _, columns in chosen])
    read = [_read(sheet, columns, asked) for sheet, columns in chosen]
    return Arrival(
        TABLE,
        sum(one.rows for one in read),
        tuple(lead for one in read for lead in one.leads),
        tuple(doubt for one in read for doubt in one.doubts),
        columns={heading: field for one in reversed(read) for heading, field in one.columns.items()},
    )


def _known(asked: Asked) -> Mapping[str, Field | None]:
    known, wrong = mapping(asked.columns)
    if wrong:
        raise TradectlError(ErrorCode.INVALID, wrong[0].message, wrong[0].remedy)
    return known


def _read(sheet: Sheet, columns: Columns, asked: Asked) -> Arrival:
    found = records(sheet, columns)
    companies = leads(_placed(found, asked), day_order=asked.day_order)
    told = {heading: field for heading, field in saved(columns).items() if field != IGNORED or heading in asked.columns}
    filled = {heading for record in found for heading, _ in record.others}
    doubts = tuple(one for one in columns.doubts if one.column in filled)
    return Arrival(TABLE, len(found), companies, doubts, (), told)


def _check_headings(wanted: Iterable[str], tables: Iterable[Columns]) -> None:
    headings = {heading_key(one.heading): one.heading for columns in tables for one in columns.columns if one.heading}
    missing = next((heading for heading in wanted if heading_key(heading) not in headings), None)
    if missing is not None:
        raise TradectlError(
            ErrorCode.USAGE,
            say("The table has no column '{heading}'.", heading=missing),
            say("Its columns: {columns}", columns=", ".join(headings.values())),
        )


def _chosen(sheets: Sequence[Sheet], wanted: str, known: Mapping[str, Field | None]) -> tuple[Sheet, Columns]:
    seen = recognised(sheets, wanted, known)
    if seen and seen[0][1].row:
        return seen[0]
    if wanted and not seen:
        raise TradectlError(
            ErrorCode.NOT_FOUND,
            say("There is no sheet '{sheet}'.", sheet=wanted),
            say("Sheets: {sheets}", sheets=", ".join(one.name for one in sheets if not one.hidden)),
        )
    doubt = next((columns.doubts[0] for _, columns in seen if columns.doubts), None)
    if doubt is None:
        raise TradectlError(ErrorCode.INVALID, say("The file is empty."), say("Name another file."))
    raise TradectlError(ErrorCode.INVALID, doubt.message, doubt.remedy)


def _placed(found: Iterable[Record], asked: Asked) -> Iterable[Record]:
    """Return records with the country a person gave: for one row in the plan, for all that name none by the flag."""
    if not asked.country and not asked.countries:
        return found
    return tuple(_in_country(record, asked) for record in found)


def _in_country(record: Record, asked: Asked) -> Record:
    mended = asked.countries.get(record.row)
    named = any(value.field is Field.COUNTRY for value in record.values)
    if mended is None and (named or not asked.country):
        return record
    kept = [value for value in record.values if value.field is not Field.COUNTRY]
    return record._replace(values=(*kept, Value(Field.COUNTRY, "", mended or asked.country)))
