"""Columns recognised by their headings: which row is the header, what each column holds, what nobody knows."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tradectl.core.identity.folding import words
from tradectl.core.intake.heading_words import HEADINGS
from tradectl.core.intake.lead import PERSONAL, Doubt, Field
from tradectl.core.message import say
from tradectl.core.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tradectl.core.intake.sheet import Row, Sheet
    from tradectl.core.message import Message

_SEARCHED = 40  # rows
_LONGEST = 80  # characters of a heading
_PARTS = (
    r"[/\n|(（\[【)）\]】,，;；:：+&]|\s[-–—]\s"
    r"|(?<=[\u3400-\u9fff])\s*(?=[A-Za-z])|(?<=[A-Za-z.])\s*(?=[\u3400-\u9fff])"
)
_REACHING = frozenset([
    Field.EMAIL, Field.PHONE, Field.MOBILE, Field.FAX, Field.WHATSAPP, Field.WECHAT, Field.CHAT, Field.REACH,
])  # fmt: skip
_SAYS_LITTLE = frozenset([Field.NAME, Field.NUMBER])
_COUNTED = r"(?<=[^\W\d])[\s_#-]*[0-9]{1,2}(?=$|[\s_-])"
_ENOUGH = 2
_ALIKE = 0.75
_COMPARED = 50  # headings of a table: each takes milliseconds
_FIELD_NAMES = frozenset(field.value for field in Field)
IGNORED = "-"
# Our own column in a file of rejected rows, in the three languages: it is left out when the mended file comes back.
_REASON = "why not imported | 未导入原因 | 未汇入原因"


class Column(NamedTuple):
    """One column: its place from 0, its heading as written, what it holds (None: nothing that is taken).

    `person` counts the contacts a row has side by side, from 0.
    """

    place: int
    heading: str
    field: Field | None
    person: int = 0


class Columns(NamedTuple):
    """What a table's columns hold; `row` is the header's number, 0 where no row is one."""

    row: int
    columns: tuple[Column, ...]
    doubts: tuple[Doubt, ...] = ()

    @property
    def unknown(self) -> tuple[Column, ...]:
        """Return the columns with a heading that nobody knows and that nobody decided to leave out."""
        told = {doubt.column for doubt in self.doubts}
        return tuple(column for column in self.columns if column.field is None and column.heading in told)


def heading_field(heading: str, known: Mapping[str, Field | None] | None = None) -> Field | None:
    """Return what a column with a heading holds, None where it is not known or its parts disagree.

    `Company / 公司`, `E-mail 2` and `Tel. (office)` are known by a part of them; `known` goes before (see `mapping`).
    """
    key = heading_key(heading)
    if known and key in known:
        return known[key]
    whole = _fields().get(key) or _fields().get(heading_key(_without_count(heading)))
    if whole is not None:
        return whole
    parts = [_fields().get(heading_key(_without_count(part))) for part in re.split(_PARTS, heading[:_LONGEST])]
    found = {part for part in parts if part is not None}
    found = found - _SAYS_LITTLE or found  # `Customer (company)` says more than `Customer`
    if len(found) > 1 and found <= _REACHING:
        return Field.REACH  # `Tel/Fax`
    return found.pop() if len(found) == 1 else None


def heading_key(heading: str) -> str:
    """Return a heading as it is compared: its letters and digits, folded."""
    return "".join(words(heading[:_LONGEST].replace("*", " ").replace("_", " ")))


def is_reason(heading: str) -> bool:
    """Return whether a column is the one that told why a row was not imported."""
    return heading_key(heading) in _reasons()


def mapping(plain: Mapping[str, str]) -> tuple[dict[str, Field | None], tuple[Doubt, ...]]:
    """Return a saved mapping of headings to fields by name, ready for `recognise`, and what is wrong with it.

    `{"Kd.-Name": "company", "Intern": "-"}`: a dash leaves a column out.
    """
    known: dict[str, Field | None] = {}
    doubts = []
    for heading, name in plain.items():
        if name == IGNORED:
            known[heading_key(heading)] = None
        elif name in _FIELD_NAMES:
            known[heading_key(heading)] = Field(name)
        else:
            text = say(
                "The mapping gives the column '{heading}' to '{field}', which is no field.", heading=heading, field=name
            )
            remedy = say("Fields: {fields}", fields=", ".join(Field))
            doubts.append(Doubt(Severity.ERROR, 0, heading, text, remedy))
    return known, tuple(doubts)


def saved(columns: Columns) -> dict[str, str]:
    """Return the mapping that would recognise these columns again: the inverse of `mapping`."""
    return {column.heading: column.field or IGNORED for column in columns.columns if column.heading}


def recognise(sheet: Sheet, known: Mapping[str, Field | None] | None = None) -> Columns:
    """Return what the columns of a sheet hold, by the row among the first that names most of them."""
    best = max(
        sheet.rows[:_SEARCHED], key=lambda row: len(_named(row, known)), default=None
    )  # the first of equals: `max` keeps it
    if best is None or not _is_header(best, known):
        return Columns(0, (), (_no_header(sheet),))
    found = [heading_field(cell, known) for cell in best.cells]
    fields = _decided(found)
    people = _people(best.cells, fields)
    columns = tuple(
        Column(place, cell.strip(), field, person)
        for place, (cell, field, person) in enumerate(zip(best.cells, fields, people, strict=True))
    )
    return Columns(best.number, columns, tuple(_unknown(best.number, columns, known)))


def recognised(
    sheets: Iterable[Sheet], wanted: str, known: Mapping[str, Field | None] | None = None
) -> list[tuple[Sheet, Columns]]:
    """Return the sheets that may be read with their columns, the one that is read first: the first that has a header.

    They are those of the name that is wanted, else all that are not hidden and say something.
    """
    name = wanted.strip().casefold()
    seen = [one for one in sheets if (one.name.strip().casefold() == name if name else one.rows and not one.hidden)]
    return sorted(((one, recognise(one, known)) for one in seen), key=lambda pair: not pair[1].row)


def _named(row: Row, known: Mapping[str, Field | None] | None) -> set[Field]:
    return {field for cell in row.cells if cell and (field := heading_field(cell, known)) is not None}


def _is_header(row: Row, known: Mapping[str, Field | None] | None) -> bool:
    """Return whether a row names columns: two of them, or the only one it has."""
    filled = [cell for cell in row.cells if cell.strip() and not is_reason(cell)]
    named = _named(row, known) - {Field.NUMBER}
    return len(named) >= min(_ENOUGH, len(filled)) and bool(named)


def _decided(found: Sequence[Field | None]) -> list[Field | None]:
    """Return the fields with `Name` and `Customer` decided: the company, or the contact where one stands apart."""
    has_company, has_contact = Field.COMPANY in found, bool({Field.CONTACT, Field.LAST_NAME} & set(found))
    fields: list[Field | None] = []
    for field in found:
        if field is not Field.NAME:
            fields.append(field)
        elif not has_company:
            fields.append(Field.COMPANY)
            has_company = True
        elif Field.LAST_NAME in found and Field.FIRST_NAME not in found and Field.CONTACT not in found:
            fields.append(Field.FIRST_NAME)  # `Nombre, Apellidos`
        else:
            fields.append(Field.CONTACT if not has_contact else Field.ALIAS)
            has_contact = True
    return _surnames(fields, found)


def _surnames(fields: list[Field | None], found: Sequence[Field | None]) -> list[Field | None]:
    """Return the fields with `Nom` beside `Prénom`, and `Name` beside `Vorname`, as the family name."""
    if Field.FIRST_NAME not in fields or Field.LAST_NAME in fields or Field.CONTACT in found:
        return fields
    places = [place for place, field in enumerate(found) if field is Field.NAME]
    nearest = min(places, key=lambda place: abs(place - fields.index(Field.FIRST_NAME)), default=None)
    if nearest is not None:
        fields[nearest] = Field.LAST_NAME
    return fields


def _people(cells: Sequence[str], fields: Sequence[Field | None]) -> list[int]:
    """Return which contact each column is about: by its number where headings are numbered, else by its place."""
    several = sum(field in (Field.CONTACT, Field.LAST_NAME) for field in fields) > 1
    numbered = any(field in PERSONAL and re.search(r"[0-9]", cell) for cell, field in zip(cells, fields, strict=True))
    people, current, seen = [], 0, set[Field]()
    for cell, field in zip(cells, fields, strict=True):
        number = re.search(r"[0-9]{1,2}", cell)
        if not several or field not in PERSONAL:
            people.append(0)
            continue
        if field in (Field.CONTACT, Field.FIRST_NAME, Field.LAST_NAME) and field in seen:
            current, seen = current + 1, set[Field]()
        seen.add(field)
        counted = int(number[0]) - 1 if number and int(number[0]) else 0
        people.append(counted if numbered else current)
    return people


def _unknown(row: int, columns: Iterable[Column], known: Mapping[str, Field | None] | None) -> Iterable[Doubt]:
    told = 0
    for column in columns:
        is_decided = is_reason(column.heading) or (known and heading_key(column.heading) in known)
        if column.field is None and column.heading and not is_decided:
            text = say("Nobody knows what the column '{heading}' holds.", heading=column.heading)
            yield Doubt(Severity.WARNING, row, column.heading, text, _to_map(column.heading, compared=told < _COMPARED))
            told += 1


def _to_map(heading: str, *, compared: bool) -> Message:
    """Return how to say what a column holds, where they are `compared` with the field whose heading is most like it."""
    left = _option(heading, IGNORED)
    alike = get_close_matches(heading_key(heading), _fields(), 1, _ALIKE) if compared else ()
    if not alike:
        taken = _option(heading, "FIELD")
        return say(
            "It is kept in the notes. To take it: --map {taken}; to leave it out: --map {left}", taken=taken, left=left
        )
    field = _fields()[alike[0]]
    return say(
        "It is kept in the notes. If it is '{field}': --map {taken}; to leave it out: --map {left}",
        field=field,
        taken=_option(heading, field),
        left=left,
    )


def _option(heading: str, field: str) -> str:
    """Return the value of --map as it is typed."""
    return '"{}={}"'.format(heading.replace('"', '\\"'), field)


def _no_header(sheet: Sheet) -> Doubt:
    text = say("No row of '{sheet}' names its columns.", sheet=sheet.name)
    remedy = say("Write a row above the data with headings such as Company, Contact, E-mail, Phone, Country.")
    return Doubt(Severity.ERROR, sheet.rows[0].number if sheet.rows else 0, "", text, remedy)


def _without_count(heading: str) -> str:
    return re.sub(_COUNTED, "", heading[:_LONGEST])


@cache
def _reasons() -> frozenset[str]:
    return frozenset(heading_key(words) for words in _REASON.split("|"))


@cache
def _fields() -> dict[str, Field]:
    """Return every heading as it is compared."""
    found = {heading_key(field): field for field in Field}
    for field, table in HEADINGS.items():
        found |= {heading_key(part): field for line in table.splitlines() for part in line.split("|") if part.strip()}
    return found
