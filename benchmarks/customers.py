"""The generated customers: who they are, who owns them, when they were handled last and what makes them due."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

import words
from words import TONGUES, latin

if TYPE_CHECKING:
    from words import Country, Tongue

# What makes a customer due, one after the other: one customer in a hundred is due.
KINDS = (
    "cadence", "promise", "next", "awaits", "reply", "new_customer", "quota", "review", "birthday",
    "cadence", "next", "promise", "cadence", "awaits", "next", "cadence", "reply", "cadence",
)  # fmt: skip
CLASSES = ("A", "B", "C", "D", "E", "won")
SHARES = (0.5, 2.0, 6.0, 20.0, 51.5, 20.0)  # of a hundred
CADENCE = {"A": 1, "B": 7, "C": 15, "D": 60, "E": 365, "won": 60}  # days, as in the desk's settings
CONTACTS_A_MONTH = 5
ONE_DUE_IN = 100
_DUE_PLACE = 7  # which of each hundred
_SUNDAY = 6
_GREETINGS = {*range(12), 363, 364}  # days from today without a birthday: a week of holidays brings none forward
_NEW = 60  # days for which a customer is new


class Chance(random.Random):
    """Seeded chance: the same seed gives the same customer."""

    def happens(self, share: float) -> bool:
        """Return true in a share (0 to 1) of the times."""
        return self.random() < share


@dataclass(slots=True)
class Person:
    """A contact person of a customer."""

    name: str
    role: str
    email: str
    phone: str
    birthday: str


@dataclass(slots=True)
class Customer:
    """A customer before it is written: facts of the card, and what the journal is to bring about."""

    chance: Chance
    code: str
    name: str
    country: Country
    town: str
    owner: str
    grade: str  # A to E or won
    kind: str  # the rule that makes it due, or nothing
    entries: int
    base: date  # handled last, else registered
    registered: date = date.min
    reviewed: date | None = None
    expected_close: date | None = None
    since: date | None = None
    won: date | None = None
    snoozed: date | None = None
    people: list[Person] = field(default_factory=list)
    website: str = ""
    founded: str = ""

    @property
    def id(self) -> str:
        """Return the name of the customer's folder."""
        return f"{self.country.code}-{self.code}-{self.registered:%Y%m%d}"

    @property
    def shelf(self) -> str:
        """Return the folder the customer's folder stands in."""
        return f"won/{self.won.year}" if self.won else f"prospect/{self.grade}"


def customer(index: int, seed: int, day: date, owners: list[str], used: dict[str, int]) -> Customer:
    """Return customer no. `index` of a desk that keeps up on `day`; `used` counts the codes given away."""
    chance = Chance(f"{seed}/{index}")
    tongue, number = _tongue(index)
    name, word = tongue.firm(number)
    country = tongue.countries[chance.randrange(len(tongue.countries))]
    due, place = divmod(index, ONE_DUE_IN)
    kind = KINDS[due % len(KINDS)] if place == _DUE_PLACE else ""
    grade = _grade(chance, kind)
    entries = int(chance.betavariate(0.9, 2.2) * 39)
    found = Customer(
        chance=chance,
        code=_code(word, used),
        name=name,
        country=country,
        town=chance.choice(country.towns),
        owner=owners[chance.randrange(len(owners))],
        grade=grade,
        kind=kind,
        entries=entries if grade == "E" and not kind else max(entries, 1),
        base=_base(chance, grade, kind, day),
    )
    _register(found, day)
    _review(found, day)
    _close(found, day)
    _people(found, tongue, number, day)
    return found


def _tongue(index: int) -> tuple[Tongue, int]:
    """Return the language of a customer and the number of its name in it."""
    turn, place = divmod(index, len(TONGUES))
    tongue = TONGUES[place]
    return tongue, turn * TONGUES.count(tongue) + TONGUES[:place].count(tongue)


def _code(word: str, used: dict[str, int]) -> str:
    stem = word.upper()[:9]
    used[stem] = count = used.get(stem, 0) + 1
    return stem if count == 1 else f"{stem}{count}"


def _grade(chance: Chance, kind: str) -> str:
    if kind == "quota":
        return "B"
    if kind == "new_customer":
        return "D"
    grades = CLASSES[1:5] if kind in ("next", "reply") else CLASSES[1:] if kind else CLASSES
    weights = SHARES[len(CLASSES) - len(grades) :] if grades[-1] == "won" else SHARES[1:5]
    return chance.choices(grades, weights)[0]


def _base(chance: Chance, grade: str, kind: str, day: date) -> date:
    """Return the day the customer was handled last: before a due day that has come, or is still to come."""
    interval = CADENCE[grade]
    if kind == "cadence":
        late = chance.choice((0, 0, 0, 1, 2, 4))
        return day - timedelta(days=interval + late)
    if kind in ("reply", "new_customer"):
        return working_day(day - timedelta(days=1))
    if grade == "A":
        return day
    wakes = day + timedelta(days=chance.randrange(1, interval))
    if wakes.weekday() == _SUNDAY:
        wakes += timedelta(days=1 if wakes == day + timedelta(days=1) else -1)
    return min(wakes - timedelta(days=interval), day - timedelta(days=1))


def working_day(day: date) -> date:
    """Return the last working day on or before `day`, holidays left aside."""
    return day - timedelta(days=1) if day.weekday() == _SUNDAY else day


def _register(found: Customer, day: date) -> None:
    """Set when the customer was registered, won, known: never so lately that it counts as new by accident."""
    chance = found.chance
    if found.kind == "new_customer":
        found.entries, found.registered = 1, found.base
        return
    if not found.entries:
        found.registered = found.base
    else:
        latest = min(found.base, day - timedelta(days=_NEW + 10))
        found.registered = latest - timedelta(days=int(chance.betavariate(1, 2) * 2200))
    if chance.happens(0.1):
        found.since = found.registered - timedelta(days=chance.randrange(30, 3000))
    if found.grade == "won":
        found.won = found.registered + timedelta(days=int(chance.random() ** 2 * (found.base - found.registered).days))
    elif found.grade not in "AB" and not found.kind and chance.happens(0.02):
        found.snoozed = day + timedelta(days=chance.randrange(10, 120))


def _review(found: Customer, day: date) -> None:
    """Set when the card was reviewed: lately enough, for most of them spread over the time there was."""
    chance, most = found.chance, 360 if found.grade == "E" else 56
    if found.kind == "review":
        found.reviewed = day - timedelta(days=366 if found.grade == "E" else 62)
    elif (day - found.registered).days > most or chance.happens(0.5):
        found.reviewed = max(found.registered, day - timedelta(days=chance.randrange(most)))
    if found.reviewed and found.reviewed < found.registered:
        found.registered = found.reviewed
        if found.since:
            found.since = min(found.since, found.registered)
        if found.won:
            found.won = found.registered


def _close(found: Customer, day: date) -> None:
    """Set a day of order that fits the grade."""
    spans = {"A": (3, 27), "B": (33, 88), "C": (95, 178), "D": (190, 500)}
    if found.grade in spans and (found.grade in "ABC" or found.chance.happens(0.2)):
        found.expected_close = day + timedelta(days=found.chance.randint(*spans[found.grade]))


def _people(found: Customer, tongue: Tongue, number: int, day: date) -> None:
    """Set the contact persons and the website; domains, addresses and numbers are each customer's own."""
    chance = found.chance
    free = chance.happens(0.12)
    host = chance.choice(words.FREE_MAIL) if free else f"{found.code.lower()}.example"
    if not free and chance.happens(0.7):
        found.website = chance.choice(("https://www.{}", "www.{}", "{}", "{}/en")).format(host)
    for place in range(chance.choice((1, 1, 1, 2, 2, 3, 4))):
        given, family = chance.choice(tongue.given), chance.choice(tongue.family)
        local = f"{latin(given)}.{latin(family)}".lower() if not free else f"{found.code}.{place + 1}.trade".lower()
        found.people.append(
            Person(
                name=tongue.person(given, family),
                role=chance.choice(words.ROLES),
                email=f"{local}{place or ''}@{host}" if chance.happens(0.9) else "",
                phone=_phone(found.country, number * 4 + place) if chance.happens(0.75) else "",
                birthday=_yearly_day(chance, day) if chance.happens(0.2) else "",
            )
        )
    if chance.happens(0.08):
        found.founded = _yearly_day(chance, day)[-5:]
    if found.kind == "birthday":
        found.people[0].birthday = f"{day:%m-%d}"


def _phone(country: Country, serial: int) -> str:
    """Return a number of the country that nobody else has."""
    pattern = country.phones[serial % 2]
    free = pattern.count("#")
    digits = iter(f"{serial * 7919 % 10**free:0{free}}")
    return "".join(next(digits) if sign == "#" else sign for sign in pattern)


def _yearly_day(chance: Chance, day: date) -> str:
    """Return a birthday that is not near, with the year or without."""
    born = date(1960, 1, 1) + timedelta(days=chance.randrange(16_000))
    coming = date(day.year, born.month, min(born.day, 28))
    if (coming - day).days % 365 in _GREETINGS:
        born += timedelta(days=40)
    return f"{born:%Y-%m-%d}" if chance.happens(0.5) else f"{born:%m-%d}"
