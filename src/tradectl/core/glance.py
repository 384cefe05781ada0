"""A customer at a glance: what listings and rules ask of everybody, so that ten thousand cards need not be opened."""

from __future__ import annotations

from datetime import date

from tradectl.core.facts import ContactPerson, Customer, YearlyDay
from tradectl.core.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Any

    from tradectl.core.history import Correction, History
    from tradectl.core.problems import Problem

Loc = tuple[str | int, ...]


class Particulars(NamedTuple):
    """What a customer may be found or recognised by besides its name; `decided`: whom somebody decided it is not."""

    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    websites: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    tax_ids: tuple[str, ...] = ()
    company_ids: tuple[str, ...] = ()
    decided: tuple[str, ...] = ()


class Glance(NamedTuple):
    """What is known of a customer's folder; `history` is the journal's as of its last entry.

    `customer` is None where the card cannot be read or the folder's name is no id.
    """

    path: str
    customer: Customer | None
    history: History
    particulars: Particulars = Particulars()

    @property
    def name(self) -> str:
        """Return the folder's own name: the customer's id."""
        return self.path.rpartition("/")[2]


class Seen(NamedTuple):
    """A customer's folder as it was read: the glance and what was wrong."""

    glance: Glance
    problems: tuple[Problem, ...] = ()


_EVIDENT = ("registered", "since", "won", "grade", "status", "owner", "expected_close", "reviewed", "snooze", "name")
_YES = frozenset(["true", "yes", "on"])


def customer_of_fields(
    path: str, fields: Mapping[str, Any], line: Callable[[Loc], int], default_zone: Callable[[str], str | None]
) -> Customer:
    """Return the facts of a card's fields, strings as they are written or typed; `line` tells where a value stands."""
    get = fields.get
    people = list(get("contacts") or ())
    main = next((one for one in people if _is_true(one.get("main"))), people[0] if people else None)
    snooze, source = get("snooze"), get("source")
    status = fields["status"]
    return Customer(
        id=path.rpartition("/")[2],
        path=path,
        code=fields["code"],
        name=fields["name"],
        country=fields["country"],
        status=status,
        grade=get("grade") if status == "prospect" else None,
        owner=fields["owner"],
        registered=_day(fields["registered"]) or date.min,  # it is required
        since=_day(get("since")),
        won=_day(get("won")),
        expected_close=_day(get("expected_close")),
        reviewed=_day(get("reviewed")),
        snooze_until=_day(snooze["until"]) if snooze else None,
        snooze_because=snooze["because"] if snooze else "",
        time_zone=get("time_zone") or default_zone(fields["country"]),
        contact=_contact(main) if main is not None else None,
        yearly=_yearly(people, get("anniversaries") or (), line),
        tier=get("tier"),
        inquiry_class=get("inquiry_class"),
        fair=source.get("name") or "" if source and source["kind"] == "fair" else None,
        lines={key: line((key,)) for key in _EVIDENT},
    )


def particulars_of_fields(
    fields: Mapping[str, Any], entries: Sequence[Mapping[str, Any]], corrections: Sequence[Correction]
) -> Particulars:
    """Return what a card's fields and its journal's entries as written tell besides."""
    get = fields.get
    people = get("contacts") or ()
    gone = {correction.of for correction in corrections}
    decisions = [one for one in entries if one["kind"] == "not_duplicate" and one["id"] not in gone]
    return Particulars(
        tuple(get("aliases") or ()),
        tuple(get("tags") or ()),
        tuple(email for one in people for email in _told(one, ("email",), "EMAIL")),
        (fields["website"],) if get("website") else (),
        tuple(number for one in people for number in _told(one, ("phone", "whatsapp"), "TEL")),
        (fields["tax_id"],) if get("tax_id") else (),
        (fields["company_id"],) if get("company_id") else (),
        tuple(one["of"] for one in decisions if one.get("of")),
    )


def _told(person: Mapping[str, Any], fields: Iterable[str], name: str) -> Iterable[str]:
    """Return what a contact's fields say, and the properties of that name an imported contact card had besides."""
    said = [person[field] for field in fields if person.get(field)]
    if not person.get("vcard"):
        return said
    from tradectl.core.intake.property_line import values_of  # noqa: PLC0415 (start-up)

    return dict.fromkeys([*said, *values_of(person["vcard"], name)])


def _day(written: str | date | None) -> date | None:
    return date.fromisoformat(written) if isinstance(written, str) else written


def _is_true(written: object) -> bool:
    return written.lower() in _YES if isinstance(written, str) else bool(written)


def _contact(fields: Mapping[str, Any]) -> ContactPerson:
    get = fields.get
    return ContactPerson(fields["name"], get("phone") or get("whatsapp") or None, get("email") or None)


def _yearly(
    people: Iterable[Mapping[str, Any]], others: Iterable[Mapping[str, Any]], line: Callable[[Loc], int]
) -> tuple[YearlyDay, ...]:
    found = [
        _yearly_day(one["birthday"], one["name"], line(("contacts", index, "birthday")), birthday=True)
        for index, one in enumerate(people)
        if one.get("birthday")
    ]
    found += [
        _yearly_day(one["on"], one["what"], line(("anniversaries", index)), birthday=False)
        for index, one in enumerate(others)
    ]
    return tuple(found)


def _yearly_day(on: str, what: str, line: int, *, birthday: bool) -> YearlyDay:
    return YearlyDay(int(on[-5:-3]), int(on[-2:]), what, birthday, line)
