"""What came of a fair, in tables: who counts as met, contacted, quoted, won; the days after; what a lead cost."""

from __future__ import annotations

import json
from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from tests.samples import CHINA, day, prospect, won

from tradectl.core.fairs import Fair
from tradectl.core.journal import parse_journal
from tradectl.core.lead_class import LeadClass
from tradectl.core.money import Money, parse_money
from tradectl.core.report.fair import fair_report
from tradectl.i18n.translator import translator
from tradectl.views.markdown import render
from tradectl.views.report_fair import document

CANTON = Fair("Canton Fair 139", date(2026, 4, 15), date(2026, 4, 19), "Guangzhou", None, "fairs/20260415-canton")
HANOVER = Fair("Hannover Messe", date(2026, 4, 20), date(2026, 4, 24), "Hannover", None, "fairs/20260420-hannover")
FAIRS = (CANTON, HANOVER)


def entry(at, kind="contact", **fields):
    fields = {"via": "email", **fields} if kind == "contact" else fields
    told = {"id": f"{at.replace('-', '')}T020000Z-mei-{len(str(fields)):08x}", "at": f"{at}T10:00:00+08:00"}
    return {**told, "by": "mei", "kind": kind, **{name.rstrip("_"): value for name, value in fields.items()}}


def met(customer, *entries, deals=(), products=()):
    text = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in entries)
    card = SimpleNamespace(demand=SimpleNamespace(products=products) if products else None)
    opened = tuple(SimpleNamespace(deal=SimpleNamespace(opened=day(on), stage=stage)) for on, stage in deals)
    journal = parse_journal(text, "journal.jsonl", CHINA, lambda _: None)
    assert not journal.problems
    return customer, SimpleNamespace(card=card, journal=journal, deals=opened)


def lead(grade="D", name="DE-LEAD-20260416", **more):
    more = {"registered": "2026-04-16", "fair": "Canton Fair 139", **more}
    return prospect(grade, **more)._replace(id=name, path=f"prospect/D/{name}")


def report(*people, fair=CANTON, today="2026-05-04"):
    return fair_report(people, FAIRS, fair, "Brightway", day(today))


@pytest.mark.parametrize(
    ("name", "is_met"),
    [
        ("Canton Fair 139", True),
        ("canton", True),
        ("ＣＡＮＴＯＮ fair", True),
        ("Hannover Messe", False),
        ("Frankfurt", False),
        ("", False),
        (None, False),
    ],
)
def test_who_names_the_fair_was_met_there(name, is_met):
    assert report(met(lead(fair=name))).total.leads == is_met


def test_who_is_registered_later_is_not_seen_yet():
    assert report(met(lead()), today="2026-04-15").leads == ()


@pytest.mark.parametrize(
    ("entries", "contacted", "in_time"),
    [
        ([], None, False),
        ([entry("2026-04-16", via="fair")], None, False),
        ([entry("2026-04-16", via="fair"), entry("2026-04-26")], "2026-04-26", True),
        ([entry("2026-04-27")], "2026-04-27", False),
        ([entry("2026-04-21", from_="them")], "2026-04-21", True),
        ([entry("2026-04-14"), entry("2026-04-15")], "2026-04-15", True),
        ([entry("2026-04-21", "handled", did="sorted the cards")], None, False),
        ([entry("2026-05-05")], None, False),
    ],
)
def test_a_lead_is_contacted_by_anything_after_the_talk_at_the_stand(entries, contacted, in_time):
    found = report(met(lead(), *entries))
    (one,) = found.leads
    assert str(one.contacted) == str(contacted)
    assert (found.in_time(one), found.total.contacted) == (in_time, in_time)


@pytest.mark.parametrize(
    ("entries", "deals", "quoted"),
    [
        ([entry("2026-04-21", did="Sent the quotation for panels")], [], "2026-04-21"),
        ([entry("2026-04-21", did="Quoted 12.50 FOB Ningbo")], [], "2026-04-21"),
        ([entry("2026-04-21", did="Sent PI-2026-017")], [], "2026-04-21"),
        ([entry("2026-04-21", did="发了报价单")], [], "2026-04-21"),
        ([entry("2026-04-21", did="寄出形式發票")], [], "2026-04-21"),
        ([entry("2026-04-21", "handled", did="proforma prepared")], [], "2026-04-21"),
        ([entry("2026-04-21", did="Sent a pious greeting, API explained, quotas told")], [], None),
        ([entry("2026-04-21", heard="Wants a quotation")], [], None),
        ([entry("2026-04-21", did="asked for a quotation", from_="them")], [], None),
        ([entry("2026-04-14", did="quotation")], [], None),
        ([], [("2026-04-22", "quoted")], "2026-04-22"),
        ([], [("2026-04-22", "inquiry"), ("2026-04-24", "ordered")], "2026-04-24"),
        ([], [("2026-04-22", "lost")], None),
        ([], [("2026-04-02", "quoted")], None),
        ([entry("2026-04-25", did="quotation")], [("2026-04-22", "sample")], "2026-04-22"),
    ],
)
def test_a_lead_is_quoted_where_an_entry_of_ours_or_a_deal_says_so(entries, deals, quoted):
    (one,) = report(met(lead(), *entries, deals=deals)).leads
    assert str(one.quoted) == str(quoted)


@pytest.mark.parametrize(
    ("customer", "entries", "deals", "ordered"),
    [
        (lead(), [], [], None),
        (lead(None, status="won", won="2026-04-20"), [], [], "2026-04-20"),
        (lead(None, status="won", won="2025-04-20"), [], [], None),
        (lead(None, status="won", won="2025-04-20"), [entry("2026-04-22", "won")], [], "2026-04-22"),
        (lead(None, status="won", won="2025-04-20"), [], [("2026-04-23", "shipped")], "2026-04-23"),
        (lead(), [], [("2026-04-23", "sample")], None),
    ],
)
def test_an_order_counts_from_the_fairs_first_day_on(customer, entries, deals, ordered):
    found = report(met(customer, *entries, deals=deals))
    assert str(found.leads[0].ordered) == str(ordered)
    assert found.total.ordered == (ordered is not None)


def test_leads_are_counted_by_class_country_and_product():
    people = (
        met(lead("A", "DE-A-20260416"), entry("2026-04-20", did="quoted"), products=("LED Panel", "led panel")),
        met(lead("D", "DE-B-20260416"), products=("downlight", "ＬＥＤ panel")),
        met(lead("D", "FR-C-20260416", country="FR"), entry("2026-04-29")),
        met(won(registered="2026-04-16", won="2026-04-17", fair="Canton Fair 139", country="US", tier="A")),
    )
    found = report(*people)

    def told(lines):
        return [(line.of, line.leads, line.contacted, line.quoted, line.ordered) for line in lines]

    assert told(found.classes) == [("first_big", 1, 0, 0, 1), ("valuable", 1, 1, 1, 0), ("ordinary", 2, 0, 0, 0)]
    assert told(found.countries) == [("DE", 2, 1, 1, 0), ("FR", 1, 0, 0, 0), ("US", 1, 0, 0, 1)]
    assert told(found.products) == [("LED Panel", 2, 1, 1, 0), ("downlight", 1, 0, 0, 0), ("", 2, 0, 0, 1)]
    assert [one.kind for one in found.leads] == [
        LeadClass.FIRST_BIG, LeadClass.VALUABLE, LeadClass.ORDINARY, LeadClass.ORDINARY
    ]  # fmt: skip


def test_the_days_after_tell_who_was_contacted_and_who_waited():
    people = [
        met(lead(name=f"DE-L{number}-20260416"), *([entry(on)] if on else []))
        for number, on in enumerate(["2026-04-17", "2026-04-19", "2026-04-22", "2026-04-22", "2026-04-30", None])
    ]
    found = report(*people)
    assert [(one.day.day, one.contacted, one.waiting) for one in found.days] == [
        (19, 2, 4), (20, 0, 4), (21, 0, 4), (22, 2, 2), (23, 0, 2), (24, 0, 2), (25, 0, 2), (26, 0, 2),
    ]  # fmt: skip
    assert [one.customer.id for one in found.waiting] == ["DE-L5-20260416"]
    assert [len(report(*people, today=today).days) for today in ("2026-04-18", "2026-04-19", "2026-04-21")] == [0, 1, 3]
    assert found.deadline == CANTON.until + timedelta(days=7)


@pytest.mark.parametrize(
    ("cost", "leads", "orders", "per_lead", "per_order"),
    [
        ("12000 CNY", 7, 2, "1714.29 CNY", "6000.00 CNY"),
        ("100 USD", 3, 0, "33.33 USD", None),
        ("100000 JPY", 3, 3, "33333 JPY", "33333 JPY"),
        ("10 KWD", 3, 1, "3.333 KWD", "10.000 KWD"),
        ("0.05 USD", 2, 1, "0.03 USD", "0.05 USD"),
        ("0 CNY", 2, 1, "0.00 CNY", "0.00 CNY"),
        ("12000 CNY", 0, 0, None, None),
        (None, 3, 1, None, None),
    ],
)
def test_what_a_lead_and_an_order_cost(cost, leads, orders, per_lead, per_order):
    fair = CANTON._replace(cost=parse_money(cost) if cost else None)
    people = [
        met(lead(name=f"DE-L{number}-20260416", won="2026-04-20" if number < orders else None))
        for number in range(leads)
    ]
    found = fair_report(people, (fair, HANOVER), fair, "Brightway", day("2026-05-04"))
    assert str(found.cost_per_lead) == str(per_lead)
    assert str(found.cost_per_order) == str(per_order)


def test_shares_are_exact_whatever_the_amount():
    assert Money(Decimal("999999999999999999.999999"), "USD").shared(1) == Money(
        Decimal("1000000000000000000.00"), "USD"
    )
    assert Money(Decimal("0.1"), "USD").shared(1) == Money(Decimal("0.10"), "USD")


def test_a_name_that_many_customers_have_is_looked_up_once():
    class Counted(tuple):
        __slots__ = ()
        looked = 0

        def __iter__(self):
            Counted.looked += 1
            return super().__iter__()

    people = [met(lead(name=f"DE-L{number}-20260416")) for number in range(30)]
    assert len(fair_report(people, Counted(FAIRS), CANTON, "Brightway", day("2026-05-04")).leads) == 30
    assert Counted.looked == 1


@pytest.mark.parametrize(
    ("mailed", "told"),
    [
        ([None, None], ["2 leads were not contacted in the week after the fair."]),
        ([None, "2026-04-26"], ["1 lead was not contacted in the week after the fair."]),
        (
            [None, "2026-04-27"],
            ["2 leads were not contacted in the week after the fair.", "1 of them was since."],
        ),
        (
            ["2026-04-27"],
            [
                "1 lead was not contacted in the week after the fair.",
                "1 of them was since.",
                "Everybody was contacted.",
            ],
        ),
        (["2026-04-26"], ["Everybody was contacted."]),
    ],
)
def test_who_was_late_is_counted_as_the_last_day_of_the_table_counts(mailed, told):
    people = [
        met(lead(name=f"DE-LEAD{number}-20260416"), *([entry(on)] if on else [])) for number, on in enumerate(mailed)
    ]
    made = report(*people)
    page = render(document(made, "en"), translator("en"))
    said = page.partition("### Not contacted yet\n")[2].splitlines()
    assert [line.strip("*") for line in said if line and not line.startswith("|")] == told
    assert made.days[-1].waiting == (int(told[0].split()[0]) if "week" in told[0] else 0)
