"""Findings about one card: what contradicts itself, the calendar or the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.checks.codes import SEVERITIES, problem
from tradectl.core.countries import is_country
from tradectl.core.grading import grade_for
from tradectl.core.identity.mail import looks_like_mail
from tradectl.core.identity.phones import is_phone
from tradectl.core.ids import is_code
from tradectl.core.message import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tradectl.core.checks.setting import Setting
    from tradectl.core.model.card import Card
    from tradectl.core.problems import Problem
    from tradectl.core.record import Record

_WHOLE = 100
_DEAD = "E"  # kept, but nobody expects an order: no date contradicts it


def check_card(record: Record, setting: Setting) -> Iterator[Problem]:
    """Yield every finding about a card that could be read."""
    card = record.card
    if card is None:
        return
    yield from _identity(record, card)
    yield from _status(record, card)
    yield from _dates(record, card)
    yield from _future(record, card, setting)
    yield from _closing(record, card, setting)
    yield from _people(record, card, setting)
    yield from _contacts(record, card)
    yield from _reachable(record, card)
    yield from _terms(record, card)
    yield from _accepted(record, card)


def _identity(record: Record, card: Card) -> Iterator[Problem]:
    for key, text in (("name", card.name), ("owner", card.owner)):
        if not text.strip():
            yield problem(
                "CARD01",
                record.card_path,
                record.place((key,)),
                say("{field} is empty.", field=key),
                say("Write it after the colon: {field}: …", field=key),
            )
    if not is_code(card.code):
        yield problem(
            "CARD20",
            record.card_path,
            record.place(("code",)),
            say("{code} is no code: 2 to 16 of A–Z, 0–9 and _, no name that Windows keeps.", code=card.code or "''"),
            say("Write the code that stands in the folder's name: code: {code}", code=record.id.code)
            if record.id
            else say("Write such a code in the card and in the folder's name."),
        )
    if not is_country(card.country):
        yield problem(
            "CARD12",
            record.card_path,
            record.place(("country",)),
            say("{country} is no ISO 3166 country code.", country=card.country or "''"),
            say("Write the two capital letters of the country, for example DE, BR or GB."),
        )


def _status(record: Record, card: Card) -> Iterator[Problem]:
    code = record.id.code if record.id else card.code
    if card.status == "prospect" and record.plain.get("grade") is None:
        yield problem(
            "CARD05",
            record.card_path,
            record.place(("grade",)),
            say("A prospect needs a grade from A to E."),
            say("Run: tradectl regrade {code} D", code=code),
        )
    if card.status == "won" and record.plain.get("won") is None:
        yield problem(
            "CARD06",
            record.card_path,
            record.place(("won",)),
            say("The customer is won, but the day of the first won order is missing."),
            say("Run: tradectl set {code} won=YYYY-MM-DD", code=code),
        )
    if card.status == "won" and card.grade is not None:
        yield problem(
            "CARD16",
            record.card_path,
            record.place(("grade",)),
            say("A won customer has the grade {grade}; grades belong to prospects.", grade=card.grade),
            say("Run: tradectl set {code} grade=", code=code),
        )


def _dates(record: Record, card: Card) -> Iterator[Problem]:
    """Yield days out of order, at the one that is to be corrected: that of the registration stands in the folder."""
    pairs = (
        ("since", card.since, "registered", card.registered, "since"),
        ("registered", None if card.since else card.registered, "won", card.won, "won"),
        ("since", card.since, "won", card.won, "won"),
        ("registered", card.registered, "reviewed", card.reviewed, "reviewed"),
        ("registered", card.registered, "expected_close", card.expected_close, "expected_close"),
    )
    for first, early, second, late, wrong in pairs:
        if early is not None and late is not None and late < early:
            yield problem(
                "CARD07",
                record.card_path,
                record.place((wrong,)),
                say("{second} {late} is before {first} {early}.", second=second, late=late, first=first, early=early),
                say("Correct {field} in the card.", field=wrong),
            )


def _future(record: Record, card: Card, setting: Setting) -> Iterator[Problem]:
    """Yield days that cannot have come yet: a customer registered tomorrow is not seen today."""
    for key, day in (
        ("registered", card.registered),
        ("since", card.since),
        ("won", card.won),
        ("reviewed", card.reviewed),
    ):
        if day is not None and day > setting.today:
            yield problem(
                "CARD22",
                record.card_path,
                record.place((key,)),
                say("{field} {day} lies in the future.", field=key, day=day),
                say("Correct the date in the card."),
            )


def _closing(record: Record, card: Card, setting: Setting) -> Iterator[Problem]:
    if card.status != "prospect" or card.grade is None or card.expected_close is None:
        return
    code = record.id.code if record.id else card.code
    place = record.place(("expected_close",))
    fitting = grade_for(card.expected_close, setting.settings, setting.today)
    if card.grade == _DEAD:
        return
    if fitting is None:
        yield problem(
            "CARD09",
            record.card_path,
            place,
            say("The expected close {day} has passed.", day=card.expected_close),
            say("Run: tradectl set {code} expected_close=YYYY-MM-DD", code=code),
        )
    elif card.grade != fitting:
        yield problem(
            "CARD08",
            record.card_path,
            record.place(("grade",)),
            say(
                "Grade {grade} contradicts the expected close {day}, which fits grade {fitting}.",
                grade=card.grade,
                day=card.expected_close,
                fitting=fitting,
            ),
            say("Run: tradectl regrade {code} {fitting}, or correct expected_close", code=code, fitting=fitting),
        )


def _people(record: Record, card: Card, setting: Setting) -> Iterator[Problem]:
    code = record.id.code if record.id else card.code
    if card.owner.strip() and setting.settings.person(card.owner) is None:
        yield problem(
            "CARD11",
            record.card_path,
            record.place(("owner",)),
            say("The owner {owner} is not one of the people in tradectl.yaml.", owner=card.owner),
            say(
                "Run: tradectl set {code} owner=ID with one of: {people}",
                code=code,
                people=", ".join(person.id for person in setting.settings.people),
            ),
        )
    if card.time_zone is not None and not setting.is_zone(card.time_zone):
        yield problem(
            "CARD13",
            record.card_path,
            record.place(("time_zone",)),
            say("The time zone {zone} is unknown.", zone=card.time_zone),
            say("Write a name such as Europe/Berlin or America/Sao_Paulo."),
        )
    if card.snooze is not None and card.snooze.until <= setting.today:
        yield problem(
            "CARD21",
            record.card_path,
            record.place(("snooze", "until")),
            say("The snooze ended on {day}.", day=card.snooze.until),
            say("Run: tradectl snooze {code} --end", code=code),
        )


def _contacts(record: Record, card: Card) -> Iterator[Problem]:
    code = record.id.code if record.id else card.code
    if card.status == "prospect" and card.grade == "A" and not card.contacts:
        yield problem(
            "CARD10",
            record.card_path,
            record.place(("contacts",)),
            say("An A customer needs a person to talk to."),
            say('Run: tradectl set {code} contacts.name="…" contacts.email=…', code=code),
        )
    mains = [index for index, contact in enumerate(card.contacts) if contact.main]
    for index in mains[1:]:
        yield problem(
            "CARD17",
            record.card_path,
            record.place(("contacts", index, "main")),
            say("{name} is the second main contact.", name=card.contacts[index].name),
            say("Keep `main: true` with one contact only."),
        )


def _reachable(record: Record, card: Card) -> Iterator[Problem]:
    country = card.country if is_country(card.country) else ""
    for index, contact in enumerate(card.contacts):
        if contact.email and not looks_like_mail(contact.email):
            yield problem(
                "CARD14",
                record.card_path,
                record.place(("contacts", index, "email")),
                say("{email} is no e-mail address.", email=contact.email),
                say("Write one address as name@company.com, without a name or a blank."),
            )
        for key, number in (("phone", contact.phone), ("whatsapp", contact.whatsapp)):
            if number and not is_phone(number, country):
                yield problem(
                    "CARD15",
                    record.card_path,
                    record.place(("contacts", index, key)),
                    say("{number} is not a valid phone number.", number=number),
                    say("Write it with the country code, for example +49 40 1234567."),
                )


def _terms(record: Record, card: Card) -> Iterator[Problem]:
    terms = card.credit.terms if card.credit else ()
    if not terms or any(problem.code == "CARD02" for problem in record.problems):  # a part that cannot be read counts 0
        return
    total = sum(term.percent for term in terms)
    if total != _WHOLE:
        yield problem(
            "CARD18",
            record.card_path,
            record.place(("credit", "terms")),
            say("The payment terms add up to {sum} percent, not 100.", sum=total),
            say("Correct the percent of each part."),
        )


def _accepted(record: Record, card: Card) -> Iterator[Problem]:
    given = record.plain.get("accept")
    for code in given if isinstance(given, dict) else ():
        if code in SEVERITIES and card.accept.get(code, "").strip():
            continue
        yield problem(
            "CARD19",
            record.card_path,
            record.place(("accept", code)),
            say("{code} is accepted without a reason.", code=code)
            if code in SEVERITIES
            else say("{code} is accepted, but there is no such code.", code=code),
            say("Write a code that `tradectl validate` shows, and the reason: accept: {CARD08: waits for the tender}"),
        )
