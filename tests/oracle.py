"""What is due, a second time: slowly and plainly, from raw cards and journal lines, sharing no code with the program.

Everything goes in as the files hold it: days as `2026-03-20`, intervals as `7 days`, entries as decoded lines of a
journal. It is written from the table of rules alone, so that where it and the program differ, one of them is wrong.
"""

import math
from datetime import date, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

ONE_DAY = timedelta(days=1)
HANDLED = ["contact", "handled", "kept", "reviewed", "regraded", "won", "reopened", "deal"]
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
CADENCE = {"A": "1 workday", "B": "7 days", "C": "15 days", "D": "30 days", "E": "1 year", "won": "30 days"}
REVIEW = {"default": "2 months", "E": "1 year"}
REASON_ORDER = ["promise", "reply", "next", "awaits", "new_customer", "quota", "cadence", "birthday", "review"]


def oracle_due(cards, journals, settings, *, days_off, make_up, today, within=0):
    """{customer id: {(rule, due day)}} of everybody with something due by `today` plus `within` days."""
    desk = _Desk(settings, days_off, make_up, _day(today))
    until = desk.today + within * ONE_DAY
    answer = {}
    for name, card in cards.items():
        if _day(card["registered"]) <= desk.today:
            rules = _all_rules(card, desk.seen(journals.get(name, [])), desk)
            due = {(rule, day.isoformat()) for rule, day in rules if day <= until}
            if due:
                answer[name] = due
    return answer


def oracle_order(cards, due, today):
    """The ids of `oracle_due`'s answer in the order of the list."""
    today = _day(today)

    def place(name):
        card, reasons = cards[name], due[name]
        earliest = min(_day(day) for _, day in reasons)
        broken = any(rule == "promise" and _day(day) < today for rule, day in reasons)
        reviews = {rule for rule, _ in reasons} == {"review"}
        kind = "won" if card["status"] == "won" else card["grade"]
        close = str(card.get("expected_close") or "9999-99-99")
        overdue = max((today - earliest).days, 0)
        return (reviews, not broken, ["A", "won", "B", "C", "D", "E"].index(kind), -overdue, close, name)

    names = sorted(due, key=place)
    waiting = []
    for name in names:
        met = (cards[name].get("source") or {}).get("kind") == "fair"
        first_contact = any(rule == "new_customer" for rule, _ in due[name])
        broken = not place(name)[1]
        if met and first_contact and not broken:
            waiting.append(name)
    by_class = [name for rank in (1, 2, 3, 4) for name in waiting if _lead_rank(cards[name]) == rank]
    return [by_class.pop(0) if name in waiting else name for name in names]


def _lead_rank(card):
    big = card.get("tier") == "A"
    if card["status"] == "won" or card.get("won"):
        return 1 if big else 2
    promising = card["grade"] in "AB" or str(card.get("inquiry_class")) in ["A", "B"]
    return 3 if big or promising else 4


def oracle_desk(cards, journals, settings, *, days_off, make_up, today):
    """{(salesperson's id, due day)}: who owes the desk a visit by today."""
    desk = _Desk(settings, days_off, make_up, _day(today))
    week = [desk.today + (n - desk.today.weekday()) * ONE_DAY for n in range(7)]
    working = [day for day in week if desk.works(day)]
    if not working or working[-1] > desk.today:
        return set()
    owed = set()
    for person in settings["people"]:
        visits = 0
        for name, card in cards.items():
            if _day(card["registered"]) <= desk.today:
                for entry in desk.seen(journals.get(name, [])):
                    is_visit = entry["kind"] == "contact" and entry.get("via") in ("visit", "meeting")
                    visits += is_visit and entry["by"] == person["id"] and entry["day"] in week
        if person.get("role", "sales") == "sales" and visits < settings.get("visits_a_week", 0):
            owed.add((person["id"], working[-1].isoformat()))
    return owed


class _Desk:
    def __init__(self, settings, days_off, make_up, today):
        self.settings, self.days_off, self.make_up, self.today = settings, days_off, make_up, today
        calendar = settings.get("calendar") or {}
        self.workdays = [WEEKDAYS.index(day) for day in calendar.get("workdays", WEEKDAYS[:6])]
        self.extra_off = [_day(day) for day in calendar.get("extra_days_off", [])]
        self.extra_work = [_day(day) for day in calendar.get("extra_workdays", [])]
        self.zone = ZoneInfo(settings.get("time_zone", "Asia/Shanghai"))

    def base(self, day):
        works = day.weekday() in self.workdays
        if day in self.days_off:
            works = False
        if day in self.make_up:
            works = True
        if day in self.extra_off:
            works = False
        if day in self.extra_work:
            works = True
        return works

    def works(self, day):
        if self.base(day) and day.weekday() in (5, 6) and day not in self.extra_work and day not in self.make_up:
            return self.base(day - ONE_DAY) or self.base(day + ONE_DAY)
        return self.base(day)

    def next(self, day):
        for n in range(1, 101):
            if self.works(day + n * ONE_DAY):
                return day + n * ONE_DAY
        return day

    def off(self, day, floor=None):
        for n in range(100):
            back = day - n * ONE_DAY
            if self.works(back):
                return self.next(floor) if n and floor and back <= floor else back
        return day

    def plus(self, day, interval):
        count, unit = interval.split()
        if unit.rstrip("s") != "workday":
            return day + relativedelta(**{unit.rstrip("s") + "s": int(count)})
        for _ in range(int(count)):
            day = self.next(day)
        return day

    def seen(self, lines):
        """The entries that count today, in order, each with `moment` and `day`."""
        entries = []
        for line in lines:
            if line not in entries:
                entries.append(line)
        marks = sorted((self.dated(line) for line in entries if line["kind"] == "corrected"), key=_order)
        marks = [mark for mark in marks if mark["day"] <= self.today]
        holding = []
        for mark in reversed(marks):
            if not any(other["of"] == mark["id"] for other in holding):
                holding.append(mark)
        corrected = {mark["of"] for mark in holding}
        result = [line for line in entries if line["kind"] != "corrected" and line["id"] not in corrected]
        for name in corrected:
            newest = next(mark for mark in holding if mark["of"] == name)
            if newest["entry"] is not None:
                old = next((line for line in entries if line["id"] == name), newest | {"kind": "contact"})
                result.append({key: old[key] for key in ("at", "by", "kind")} | newest["entry"] | {"id": name})
        return sorted((e for e in map(self.dated, result) if e["day"] <= self.today), key=_order)

    def dated(self, entry):
        moment = datetime.fromisoformat(entry["at"])
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=self.zone)
        return entry | {"moment": moment, "day": moment.astimezone(self.zone).date()}


def _order(entry):
    return entry["moment"], entry["id"]


def _day(value):
    return value if type(value) is date else date.fromisoformat(str(value)[:10])


def _all_rules(card, entries, desk):
    """Every (rule, day) of a customer, past and future; the snoozed ones left out."""
    found = [
        *_cadence(card, entries, desk),
        *_next(entries, desk),
        *_pledges(entries, desk),
        *_reply(entries, desk),
        *_new_customer(card, entries, desk),
        *_quota(card, entries, desk),
        *_birthday(card, desk),
        *_review(card, desk),
    ]
    snooze = card.get("snooze")
    if snooze and desk.today < _day(snooze["until"]):
        found = [(rule, day) for rule, day in found if rule not in ("cadence", "quota", "new_customer", "review")]
    return found


def _kind(card):
    return "won" if card["status"] == "won" else card["grade"]


def _cadence(card, entries, desk):
    handled = [entry["day"] for entry in entries if entry["kind"] in HANDLED]
    start = max(handled) if handled else _day(card["registered"])
    interval = (CADENCE | desk.settings.get("cadence", {}))[_kind(card)]
    yield "cadence", desk.off(desk.plus(start, interval), start)


def _next(entries, desk):
    agreed = None
    for entry in entries:
        if agreed and entry["kind"] in HANDLED and entry["day"] >= agreed:
            agreed = None
        if "next" in entry:
            agreed = entry["next"] and desk.off(_day(entry["next"]["on"]), entry["day"])
    if agreed:
        yield "next", agreed


def _pledges(entries, desk):
    pledges = {}  # several entries may bear one id, so a list for each reference
    for entry in entries:
        both = [("promise", p) for p in entry.get("promised", [])] + [("awaits", p) for p in entry.get("awaits", [])]
        for n, (rule, pledge) in enumerate(both, 1):
            pledges.setdefault(f"{entry['id']}/{n}", []).append([rule, pledge.get("by"), entry["day"]])
    for entry in entries:
        if entry["kind"] != "kept":
            continue
        if entry.get("how", "kept") == "moved":
            for pledge in pledges.get(entry["of"], []):
                pledge[1:] = entry["to"], entry["day"]
        else:
            pledges.pop(entry["of"], None)
    for rule, by, floor in (pledge for group in pledges.values() for pledge in group):
        if by:
            yield rule, desk.off(_day(by), floor)


def _reply(entries, desk):
    contacts = [entry for entry in entries if entry["kind"] == "contact"]
    ours = [entry["day"] for entry in contacts if entry.get("from") != "them"]
    theirs = [entry["day"] for entry in contacts if entry.get("from") == "them"]
    unanswered = [day for day in theirs if not any(answer >= day for answer in ours)]
    if unanswered:
        yield "reply", desk.next(min(unanswered))


def _new_customer(card, entries, desk):
    registered = _day(card["registered"])
    contacted = any(entry["kind"] == "contact" and entry["day"] >= registered for entry in entries)
    if contacted or card.get("since") or _kind(card) == "E" or desk.today > registered + 60 * ONE_DAY:
        return
    week = [registered + (n - registered.weekday()) * ONE_DAY for n in range(7)]
    working = [day for day in week if desk.works(day)]
    yield "new_customer", max(registered, min([desk.next(registered), *working[-1:]]))


def _quota(card, entries, desk):
    quota = {"grades": ["A", "B"], "contacts_a_month": 5} | desk.settings.get("quota", {})
    if card["status"] == "won" or card["grade"] not in quota["grades"]:
        return
    start = max(desk.today.replace(day=1), _day(card["registered"]))
    for entry in entries:
        if entry["kind"] in ("regraded", "reopened"):
            before = entry.get("from") if entry["kind"] == "regraded" else None
            if entry["to"] in quota["grades"] and before not in quota["grades"]:
                came = entry["day"]
                start = max(start, came)
    month = [desk.today.replace(day=1) + n * ONE_DAY for n in range(31)]
    month = [day for day in month if day.month == desk.today.month and desk.works(day)]
    left = [day for day in month if day >= start]
    if not left:
        return
    required = math.ceil(Fraction(quota["contacts_a_month"] * len(left), len(month)))
    done = len([entry for entry in entries if entry["kind"] == "contact" and entry["day"] >= start])
    if done < required:
        yield "quota", left[math.ceil(Fraction((done + 1) * len(left), required)) - 1]


def _birthday(card, desk):
    days = [contact["birthday"] for contact in card.get("contacts", []) if contact.get("birthday")]
    days += [anniversary["on"] for anniversary in card.get("anniversaries", [])]
    for text in days:
        month, day = int(str(text)[-5:-3]), int(str(text)[-2:])
        for year in (desk.today.year, desk.today.year + 1):
            feast = date(year, 1, 1) + relativedelta(month=month, day=day)  # clips 29 February in common years
            if feast >= desk.today:
                yield "birthday", desk.off(feast)


def _review(card, desk):
    start = _day(card.get("reviewed") or card["registered"])
    every = REVIEW | desk.settings.get("review_every", {})
    yield "review", desk.off(desk.plus(start, every["E"] if _kind(card) == "E" else every["default"]))
