"""The generated journals: what was said, promised and agreed, in lines as tradectl writes them."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from customers import CONTACTS_A_MONTH, working_day
from words import TALK

if TYPE_CHECKING:
    from customers import Chance, Customer

Entry = dict[str, Any]

_VIAS = ("email", "email", "email", "call", "call", "chat", "chat", "meeting", "visit", "sample", "letter", "fair")
_USUAL = ("contact", "theirs", "handled", "reviewed", "updated", "regraded")
_HOW_OFTEN = (66, 16, 10, 3, 3, 2)
_WITHOUT_QUOTA = ("C", "D", "E")  # a regrading into the others would change how many contacts are due
_OPEN_AT_ONCE = 2  # promises
_OFFSET = 8  # hours: the desk's clock is ahead of UTC, all year round
_OLD = timedelta(days=12)  # a step served so long ago is served on any calendar
_UTC_FORMAT = "{:%Y%m%d}T{:02}{:02}{:02}Z-{}-{:08x}"


def journal(customer: Customer, day: date, people: list[str]) -> list[Entry]:
    """Return the entries of a customer in order of time; the last one stands on the day it was handled last."""
    days = _days(customer, day)
    if not days:
        return []
    writer = _Writer(customer, day, people)
    for place, when in enumerate(days):
        writer.write(when, days[place + 1] if place + 1 < len(days) else None)
    writer.settle(days[-1])
    return writer.entries


def lines(entries: list[Entry]) -> str:
    """Return the text of a journal."""
    return "".join(_dumps(entry) + "\n" for entry in entries)


_dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _days(customer: Customer, day: date) -> list[date]:
    """Return the days of the entries: as many contacts this month as the quota asks for by today."""
    chance, count = customer.chance, customer.entries
    if not count:
        return []
    month = day.replace(day=1)
    lately: list[date] = []
    until = customer.base - timedelta(days=3 if customer.kind == "reply" else 0)  # nobody answered before they asked
    if customer.grade in ("A", "B") and (needed := contacts_needed(day, short=customer.kind == "quota")) is not None:
        worked = [when for when in month_days(day) if when <= until]
        if worked:
            needed += 0 if customer.kind == "quota" else chance.choice((0, 0, 0, 1))
            lately = sorted(chance.choices(worked, k=needed))
        until = min(until, month - timedelta(days=1))
    span = max((until - customer.registered).days, 0)
    early = sorted(
        customer.registered + timedelta(days=chance.randint(0, span)) for _ in range(count - 1 - len(lately))
    )
    return [*early, *lately, customer.base]


def month_days(day: date) -> list[date]:
    """Return the working days of the month of `day`, Monday to Saturday, holidays left aside."""
    first = day.replace(day=1)
    days = (first + timedelta(days=number) for number in range(31))
    return [when for when in days if when.month == day.month and working_day(when) == when]


def contacts_needed(day: date, *, short: bool) -> int:
    """Return how many contacts this month leave the next one for later; `short`: one fewer, so that it is due."""
    days = month_days(day)
    needed = next(
        done
        for done in range(CONTACTS_A_MONTH + 1)
        if done == CONTACTS_A_MONTH or days[-(-(done + 1) * len(days) // CONTACTS_A_MONTH) - 1] > day
    )
    return max(needed - 1, 0) if short else needed


class _Writer:
    """Writes one customer's entries; keeps what is still promised."""

    def __init__(self, customer: Customer, day: date, people: list[str]) -> None:
        self.customer, self.day, self.people = customer, day, people
        self.chance: Chance = customer.chance
        self.entries: list[Entry] = []
        self.open: list[tuple[str, date, str]] = []
        self.second = 0
        self.last: date | None = None

    def write(self, when: date, following: date | None) -> None:
        """Write what happened on a day; `following` is the day of the next entry, None for the last."""
        customer, chance = self.customer, self.chance
        if not self.entries and (customer.kind == "new_customer" or (following and when == customer.registered)):
            self._entry(
                when,
                "added",
                did=chance.choice(TALK.added),
            )
            return
        if (
            customer.won
            and (following or not customer.kind)
            and not any(entry["kind"] == "won" for entry in self.entries)
            and when >= customer.won
        ):
            self._entry(when, "won", on=customer.won.isoformat(), order=f"PO-{chance.randrange(10_000)}")
            return
        if following is None:
            self._final(when)
            return
        if when.year == self.day.year and when.month == self.day.month and customer.grade in ("A", "B"):
            self._contact(when, following)  # counts for the quota
            return
        self._usual(when, following)

    def _usual(self, when: date, following: date) -> None:
        chance, grade = self.chance, self.customer.grade
        what = "kept" if self.open and chance.happens(0.35) else chance.choices(_USUAL, _HOW_OFTEN)[0]
        if what == "kept":
            self._kept(when)
        elif what == "theirs":
            self._theirs(when)
        elif what == "handled":
            self._entry(when, "handled", did=chance.choice(TALK.desk))
        elif what == "reviewed":
            self._entry(when, "reviewed")
        elif what == "updated":
            self._entry(when, "updated", did="Card corrected", fields={"contacts.0.phone": "+86 574 8765 4321"})
        elif what == "regraded" and grade in _WITHOUT_QUOTA:
            before = "D" if grade == "C" else "C"
            self._entry(when, "regraded", because="the project moved", **{"from": before, "to": grade})
        else:
            self._contact(when, following)

    def _final(self, when: date) -> None:
        """Write the last entry, which leaves open what makes the customer due, or something for later."""
        chance, customer = self.chance, self.customer
        kind = customer.kind
        if kind == "reply":
            self._theirs(when)
            return
        if kind == "quota":
            self._entry(when, "handled", did=chance.choice(TALK.desk))
            return
        more: Entry = {}
        late = timedelta(days=chance.choice((0, 0, 1, 3)))
        if kind == "promise":
            more["promised"] = [{"what": chance.choice(TALK.ours), "by": max(self.day - late, when).isoformat()}]
        elif kind == "awaits":
            more["awaits"] = [{"what": chance.choice(TALK.theirs), "by": max(self.day - late, when).isoformat()}]
        elif chance.happens(0.12):
            more[chance.choice(("promised", "awaits"))] = [{"what": chance.choice(TALK.ours), "by": self._later()}]
        if kind == "next":
            more["next"] = {"on": self.day.isoformat(), "goal": chance.choice(TALK.goals)}
        elif chance.happens(0.4):
            more["next"] = {"on": self._later(), "goal": chance.choice(TALK.goals)}
        self._ours(when, more)

    def _later(self) -> str:
        """Return a day of the coming months."""
        when = self.day + timedelta(days=self.chance.randrange(2, 100))
        return (when + timedelta(days=1) if working_day(when) != when else when).isoformat()

    def _contact(self, when: date, following: date) -> None:
        """Write a contact of ours, some with a promise, something awaited, a next step that was taken."""
        chance = self.chance
        more: Entry = {}
        soon = (when + timedelta(days=chance.randrange(2, 15))).isoformat()
        if len(self.open) < _OPEN_AT_ONCE and chance.happens(0.2):
            key, things = chance.choice((("promised", TALK.ours), ("awaits", TALK.theirs)))
            more[key] = [{"what": chance.choice(things), "by": soon}]
        if chance.happens(0.35) and following <= self.customer.base - _OLD:
            more["next"] = {"on": following.isoformat(), "goal": chance.choice(TALK.goals)}
        entry = self._ours(when, more)
        for pledge in (*more.get("promised", ()), *more.get("awaits", ())):
            self.open.append((f"{entry['id']}/1", date.fromisoformat(soon), pledge["what"]))

    def _ours(self, when: date, more: Entry) -> Entry:
        chance = self.chance
        said: Entry = {"via": chance.choice(_VIAS)}
        if said["via"] == "chat":
            said["channel"] = chance.choice(("wechat", "whatsapp"))
        said["with"] = chance.choice(self.customer.people).name
        said["did"] = self._words(TALK.did)
        if heard := self._words(TALK.heard):
            said["heard"] = heard
        return self._entry(when, "contact", **said, **more)

    def _theirs(self, when: date) -> None:
        who = self.chance.choice(self.customer.people).name
        self._entry(when, "contact", via="email", **{"from": "them", "with": who, "heard": self._words(TALK.asked)})

    def _kept(self, when: date) -> None:
        """Settle the oldest promise, or move it."""
        of, _, what = self.open.pop(0)
        how = self.chance.choices(("kept", "waived", "moved"), (85, 8, 7))[0]
        if how == "moved":
            to = when + timedelta(days=7)
            self._entry(when, "kept", of=of, how=how, to=to.isoformat(), because="their engineer is ill", did=what)
            self.open.append((of, to, what))
        else:
            self._entry(when, "kept", of=of, how=how, did=what)

    def settle(self, when: date) -> None:
        """Settle what is still open; have the last word, unless a reply is to be due; correct an entry now and then."""
        for of, _, what in self.open:
            self._entry(when, "kept", of=of, how="kept", did=what)
        contacts = [entry for entry in self.entries if entry["kind"] == "contact"]
        if contacts and self.customer.kind != "reply" and contacts[-1].get("from"):
            last = contacts[-1]
            del last["from"]
            last["did"] = last.pop("heard")
        if self.chance.happens(0.03):
            plain = [entry for entry in contacts[:9] if not entry.keys() & {"promised", "awaits", "next", "from"}]
            if plain:
                wrong = self.chance.choice(plain)
                self._entry(when, "corrected", of=wrong["id"], entry={"via": "call", "did": wrong["did"]})

    def _words(self, among: tuple[str, ...]) -> str:
        chance = self.chance
        text = among[int(chance.random() * len(among))]
        return text.format(n=chance.randrange(100, 9000), d=chance.randrange(10, 20)) if "{" in text else text

    def _entry(self, when: date, kind: str, **more: Any) -> Entry:
        """Add an entry a while after the last one of that day; today's stand before ten o'clock."""
        chance = self.chance
        if when != self.last:
            self.second, self.last = int((8.5 + chance.random() * (1 if when == self.day else 7)) * 3600), when
        else:
            self.second += 1 + int(chance.random() * 240)
        minutes, second = divmod(self.second, 60)
        hour, minute = divmod(minutes, 60)
        by = self.customer.owner if chance.happens(0.9) else self.people[int(chance.random() * len(self.people))]
        entry: Entry = {
            "id": _UTC_FORMAT.format(when, hour - _OFFSET, minute, second, by, chance.getrandbits(32)),
            "at": f"{when.isoformat()}T{hour:02}:{minute:02}:{second:02}+08:00",
            "by": by,
            "kind": kind,
            **more,
        }
        self.entries.append(entry)
        return entry
