"""The generated journals: what was said, promised and agreed, in lines as tradectl writes them."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from customers import CONTACTS_A_MONTH, working_day

if TYPE_CHECKING:
    import random

    from customers import Customer

Entry = dict[str, Any]

_DID = (
    "Sent the price list", "Sent PI-{n} with the new freight", "Offered {n} pcs, delivery in 35 days", "Asked about the trial order",
    "Sent photographs of the sample", "Explained the price of the driver", "Answered the questions about the warranty",
    "Confirmed the packing: 10 pcs a carton", "Sent the CE certificate and the test report", "Called about the open quotation",
    "发了报价单和产品目录", "确认了样品的颜色和包装", "打电话跟进 PI-{n}", "解释了交货期，工厂排到下个月", "寄出样品 2 件，DHL {n}",
    "Thanked them for the visit and summed it up", "Proposed 30 % deposit, balance against copy of B/L",
)  # fmt: skip
_HEARD = (
    "Wants 3 % off for a full container", "Their own customer decides next month", "Needs the certificate first",
    "Compares with a supplier in Zhongshan", "Happy with the sample", "On holiday until the {d}th", "客户说价格偏高，要再比较",
    "The project is postponed", "Asks for samples in 4000 K", "要求提供 SAA 证书", "Buys from stock until summer", "",  "", "", "",
)  # fmt: skip
_ASKED = (
    "Asks for the price of {n} pcs",
    "Wants to know the delivery time",
    "询问最小起订量",
    "Sends a drawing and asks for a quotation",
    "Asks when the sample arrives",
)
_DESK = (
    "Compared their list with our prices",
    "Checked the credit report",
    "Asked the factory for the delivery time",
    "整理了客户的资料",
    "Prepared the quotation",
)
_OURS = (
    "CE certificate",
    "revised quotation",
    "sample of the 4000 K version",
    "PI with FOB price",
    "photographs of the packing",
    "新的报价单",
    "IES file",
)
_THEIRS = (
    "2D drawing",
    "signed PI",
    "deposit",
    "their artwork for the carton",
    "measurements of the ceiling",
    "样品反馈",
)
_GOALS = (
    "get the PI confirmed",
    "hear about the sample",
    "agree on the price",
    "get the drawing",
    "remind of the deposit",
    "确认订单",
    "",
)
_VIAS = (
    "email",
    "email",
    "email",
    "email",
    "call",
    "call",
    "chat",
    "chat",
    "meeting",
    "visit",
    "sample",
    "letter",
    "fair",
)
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
        worked = [when for when in month_days(day) if when <= customer.base]
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
        self.chance: random.Random = customer.chance
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
                did=chance.choice(("Card from the fair", "Found in customs data", "网上询盘", "Inquiry by mail")),
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
        chance, dice = self.chance, self.chance.random()
        if self.open and dice < 0.35:
            self._kept(when)
        elif dice < 0.72:
            self._contact(when, following)
        elif dice < 0.84:
            self._theirs(when)
        elif dice < 0.93:
            self._entry(when, "handled", did=chance.choice(_DESK))
        elif dice < 0.96:
            self._entry(when, "reviewed")
        elif dice < 0.98:
            self._entry(when, "updated", did="Card corrected", fields={"contacts.0.phone": "+86 574 8765 4321"})
        elif self.customer.grade in ("C", "D", "E"):
            before = "D" if self.customer.grade == "C" else "C"
            self._entry(when, "regraded", because="the project moved", **{"from": before, "to": self.customer.grade})
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
            self._entry(when, "handled", did=chance.choice(_DESK))
            return
        more: Entry = {}
        late = timedelta(days=chance.choice((0, 0, 1, 3)))
        if kind == "promise":
            more["promised"] = [{"what": chance.choice(_OURS), "by": max(self.day - late, when).isoformat()}]
        elif kind == "awaits":
            more["awaits"] = [{"what": chance.choice(_THEIRS), "by": max(self.day - late, when).isoformat()}]
        elif chance.random() < 0.12:
            more[chance.choice(("promised", "awaits"))] = [{"what": chance.choice(_OURS), "by": self._later()}]
        if kind == "next":
            more["next"] = {"on": self.day.isoformat(), "goal": chance.choice(_GOALS)}
        elif chance.random() < 0.4:
            more["next"] = {"on": self._later(), "goal": chance.choice(_GOALS)}
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
        if len(self.open) < 2 and chance.random() < 0.2:
            key, things = chance.choice((("promised", _OURS), ("awaits", _THEIRS)))
            more[key] = [{"what": chance.choice(things), "by": soon}]
        if chance.random() < 0.35 and following <= self.customer.base - _OLD:
            more["next"] = {"on": following.isoformat(), "goal": chance.choice(_GOALS)}
        entry = self._ours(when, more)
        for pledge in (*more.get("promised", ()), *more.get("awaits", ())):
            self.open.append((f"{entry['id']}/1", date.fromisoformat(soon), pledge["what"]))

    def _ours(self, when: date, more: Entry) -> Entry:
        chance = self.chance
        said: Entry = {"via": chance.choice(_VIAS)}
        if said["via"] == "chat":
            said["channel"] = chance.choice(("wechat", "whatsapp"))
        said["with"] = chance.choice(self.customer.people).name
        said["did"] = self._words(_DID)
        if heard := self._words(_HEARD):
            said["heard"] = heard
        return self._entry(when, "contact", **said, **more)

    def _theirs(self, when: date) -> None:
        who = self.chance.choice(self.customer.people).name
        self._entry(when, "contact", via="email", **{"from": "them", "with": who, "heard": self._words(_ASKED)})

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
        """Settle what is still open, and answer them last unless a reply is to be due; correct an entry now and then."""
        for of, _, what in self.open:
            self._entry(when, "kept", of=of, how="kept", did=what)
        contacts = [entry for entry in self.entries if entry["kind"] == "contact"]
        if contacts and self.customer.kind != "reply" and contacts[-1].get("from"):
            last = contacts[-1]
            del last["from"]
            last["did"] = last.pop("heard")
        if len(self.entries) > 20 and self.chance.random() < 0.15:
            plain = [entry for entry in self.entries[:9] if entry.get("did") and entry.get("via") and len(entry) < 10]
            plain = [entry for entry in plain if not entry.keys() & {"promised", "awaits", "next", "from"}]
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
        by = self.customer.owner if chance.random() < 0.9 else self.people[int(chance.random() * len(self.people))]
        entry: Entry = {
            "id": _UTC_FORMAT.format(when, hour - _OFFSET, minute, second, by, chance.getrandbits(32)),
            "at": f"{when.isoformat()}T{hour:02}:{minute:02}:{second:02}+08:00",
            "by": by,
            "kind": kind,
            **more,
        }
        self.entries.append(entry)
        return entry
