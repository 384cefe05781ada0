"""Customers with cards and journals for the tests of the weekly report, in 2026-W12 (16 to 22 March)."""

import json
from datetime import date

from tests.samples import CHINA, PLAIN, day

from tradectl.core.ids import parse_customer_id
from tradectl.core.journal import parse_journal
from tradectl.core.layout import shelf_of
from tradectl.core.model.card import Card
from tradectl.core.model.typed import typed
from tradectl.core.problems import Severity
from tradectl.core.record import Record, customer_of
from tradectl.core.report.week import week_report
from tradectl.core.settings import Person, Settings

WEEK = (date(2026, 3, 16), date(2026, 3, 22))
DESK = Settings(people=(Person("mei", "林梅"), Person("jun"), Person("hao", role="head")), desk="Desk", holidays=None)
ALONE = Settings(people=(Person("mei", "林梅"),), desk="Desk", holidays=None)


def customer(code="BOLT", *entries, **changes):
    """A customer of mei, grade D, reviewed and handled early in March, with the entries given as mappings."""
    card = {
        "format": "1",
        "code": code,
        "country": "US",
        "registered": "2026-01-05",
        "name": f"{code} Inc.",
        "status": "prospect",
        "grade": "D",
        "owner": "mei",
        "reviewed": "2026-03-01",
    } | changes
    typed_card, faults = typed(Card, card)
    assert not faults
    shelf = shelf_of(typed_card.status, typed_card.grade, typed_card.won)
    name = f"{card['country']}-{code}-{typed_card.registered:%Y%m%d}"
    path = f"{shelf}/{name}"
    rows = []
    for number, entry in enumerate(entries):
        rows.append({"id": f"{code.lower()}-{number}", "by": "mei", "kind": "contact"} | entry)
        rows[-1]["at"] = f"{entry['at']}T{10 + number // 60:02d}:{number % 60:02d}:00+08:00"
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    journal = parse_journal(text, f"{path}/journal.jsonl", CHINA)
    assert all(problem.severity is Severity.HINT for problem in journal.problems)
    record = Record(path, parse_customer_id(name), typed_card, lambda _loc: (1, 1), "", journal)
    return customer_of(record, lambda _country: None), record


def contact(at, via="email", **more):
    return {"at": at, "via": via, **{key.removesuffix("_"): value for key, value in more.items()}}


def report(*customers, today="2026-03-22", owner="mei", settings=DESK, week=WEEK, calendar=PLAIN):
    return week_report(customers, settings, calendar, week, day(today), owner=owner)
