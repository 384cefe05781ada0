import pytest
from tests.samples import OCTOBER, PLAIN, SETTINGS, day, entry, past, prospect, won

from tradectl.core.agenda import agenda, first_due, owners_of, scope_of, why
from tradectl.core.facts import YearlyDay
from tradectl.core.rules import RULES
from tradectl.core.settings import Person, Settings

TODAY = "2026-03-20"
FRESH = past(entry(TODAY))
LATE = past(entry("2026-02-02"))  # nothing since


def named(name, customer):
    return customer._replace(id=name, path=f"prospect/B/{name}", reviewed=day(TODAY))


def listed(*people, at=TODAY, **more):
    return agenda(people, SETTINGS, PLAIN, day(at), **more)


def ids(found):
    return [item.customer.id for item in found.items]


def test_a_customer_is_due_on_the_earliest_of_the_reasons():
    known = past(entry("2026-03-12", promised=[("CE certificate", "2026-03-18")], next="2026-03-20"))
    (item,) = listed((prospect("B"), known)).items
    assert [(reason.rule, str(reason.due)) for reason in item.reasons] == [
        ("quota", "2026-03-13"),
        ("review", "2026-03-14"),
        ("promise", "2026-03-18"),
        ("cadence", "2026-03-19"),
        ("next", "2026-03-20"),
    ]
    assert (str(item.due), item.overdue_days) == ("2026-03-13", 7)
    assert item.next_step is not None
    assert item.next_step.on == day("2026-03-20")


def test_on_one_day_our_word_comes_first():
    said = entry("2026-03-18", promised=[("a", "2026-03-20")], awaits=[("b", "2026-03-20")], next="2026-03-20")
    known = past(said, entry("2026-03-19", from_them=True))
    customer = prospect("A", reviewed="2026-01-20", yearly=(YearlyDay(3, 20, "Hans", birthday=True, line=3),))
    at_once = SETTINGS._replace(contacts_a_month=1, cadence={"A": SETTINGS.cadence["A"]})
    (item,) = agenda([(customer, known)], at_once, PLAIN, day(TODAY)).items
    assert item.rules == ("promise", "reply", "next", "awaits", "cadence", "birthday", "review")


def test_only_what_is_due_by_then_is_listed():
    known = past(entry("2026-03-16", promised=[("sample", "2026-03-24")]))
    customer = named("B", prospect("D"))
    assert ids(listed((customer, known))) == []
    assert ids(listed((customer, known), within=3)) == []
    (item,) = listed((customer, known), within=4).items
    assert (item.rules, str(item.due), item.overdue_days) == (("promise",), "2026-03-24", 0)


def test_who_is_registered_later_is_not_seen():
    customer = prospect("B", registered="2026-03-21")
    feast = customer._replace(yearly=(YearlyDay(3, 20, "Hans", birthday=True, line=3),))
    found = listed((feast, past(entry("2026-03-16", via="visit"))), at=TODAY)
    assert (found.items, found.counts.customers) == ((), 0)


def test_who_is_registered_today_is():
    said = past(entry(TODAY, "handled", promised=[("sample", TODAY)]))
    assert ids(listed((named("B", prospect("B", registered=TODAY)), said))) == ["B"]


def test_the_order_of_the_list():
    broken = past(entry("2026-02-02", promised=[("sample", "2026-03-19")]))
    promised_for_today = past(entry("2026-02-02", promised=[("sample", "2026-03-20")]))
    people = [
        (prospect("D", reviewed="2026-01-15")._replace(id="01-review-only"), FRESH),
        (named("02-E", prospect("E", registered="2025-01-01")), past()),
        (named("03-D", prospect("D")), LATE),
        (named("04-C", prospect("C")), LATE),
        (named("05-B", prospect("B")), LATE),
        (named("06-won", won()), LATE),
        (named("07-A-later", prospect("A")), past(entry("2026-02-09"))),
        (named("08-A", prospect("A")), LATE),
        (named("09-A-closing", prospect("A", expected_close="2026-04-10")), LATE),
        (named("10-A-closing-first", prospect("A", expected_close="2026-04-01")), LATE),
        (named("11-A", prospect("A")), LATE),
        (named("12-D-broken", prospect("D")), broken),
        (named("13-B-broken", prospect("B")), broken),
        (named("14-D-today", prospect("D")), promised_for_today),
        (named("15-unread", prospect(None)), past(entry("2026-03-19", from_them=True))),
    ]
    found = listed(*people)
    assert ids(found) == [
        "13-B-broken",
        "12-D-broken",
        "10-A-closing-first",
        "09-A-closing",
        "08-A",
        "11-A",
        "07-A-later",
        "06-won",
        "05-B",
        "04-C",
        "03-D",
        "14-D-today",
        "02-E",
        "15-unread",
        "01-review-only",
    ]
    assert [item.only_review for item in found.items].count(True) == 1
    assert [item.broken for item in found.items].count(True) == 2
    assert listed(*reversed(people)) == found
    assert (found.counts.due, found.counts.overdue, found.counts.customers) == (15, 14, 15)


PEOPLE = (Person("mei"), Person("ann", role="merchandiser"), Person("hao", role="head"), Person("fin", role="finance"))


@pytest.mark.parametrize(
    ("person", "people", "scope"),
    [
        ("mei", PEOPLE, "mei"),
        ("ann", PEOPLE, "ann"),
        ("hao", PEOPLE, None),
        ("fin", PEOPLE, None),
        ("mei", PEOPLE[:2], "mei"),
        ("mei", PEOPLE[:1], None),
        ("gone", PEOPLE, None),
        (None, PEOPLE, None),
    ],
)
def test_whose_customers_a_person_sees(person, people, scope):
    assert scope_of(person, Settings(people)) == scope


def test_customers_whose_owner_is_gone_are_shown_to_everyone():
    mine, theirs, nobodys = (prospect()._replace(owner=owner) for owner in ("mei", "hao", "gone"))
    for scope, seen in [("mei", [mine, nobodys]), ("hao", [theirs, nobodys]), (None, [mine, theirs, nobodys])]:
        assert [one for one in (mine, theirs, nobodys) if owners_of(scope, SETTINGS)(one.owner)] == seen
    found = listed((mine, LATE), (theirs, LATE), (nobodys, LATE), scope="hao")
    assert {item.customer.owner for item in found.items} == {"hao", "gone"}
    assert found.counts.customers == 2


def test_grades_pick():
    people = [(named("A", prospect("A")), LATE), (named("B", prospect("B")), LATE), (named("won", won()), LATE)]
    assert ids(listed(*people, grades=["B"])) == ["B"]
    assert ids(listed(*people, grades={"A", "won"})) == ["A", "won"]
    assert listed(*people, grades={"A", "won"}).counts.customers == 2


SNOOZED = {"snooze_until": "2026-04-10", "snooze_because": "closed for Ramadan"}


def test_a_snooze_silences_what_nobody_agreed_to():
    known = past(
        entry("2026-02-02", promised=[("a", "2026-03-18")], awaits=[("b", "2026-03-18")], next="2026-03-19"),
        entry("2026-03-10", from_them=True),
    )
    customer = prospect("B", yearly=(YearlyDay(3, 20, "Hans", birthday=True, line=3),), **SNOOZED)
    (item,) = listed((customer, known)).items
    assert set(item.rules) == {"promise", "awaits", "next", "reply", "birthday"}
    assert {rule.name for rule in RULES if rule.snoozes} == {"cadence", "quota", "new_customer", "review"}


def test_a_snooze_ends_on_its_day():
    customer = named("B", prospect("D", **SNOOZED))
    assert ids(listed((customer, LATE), at="2026-04-09")) == []
    assert ids(listed((customer, LATE), at="2026-04-10")) == ["B"]


def test_visits_count_at_whosever_customer_they_were():
    settings = SETTINGS._replace(visits_a_week=1)
    visited = past(entry("2026-03-16", via="meeting", by="mei"))
    last_week = past(entry("2026-03-15", via="visit", by="mei"))
    theirs = prospect()._replace(owner="hao")

    def owed(known, scope):
        found = agenda([(theirs, known)], settings, PLAIN, day("2026-03-21"), scope=scope)
        return [str(reason.text) for reason in found.desk]

    assert owed(visited, "mei") == []
    assert owed(last_week, "mei") == ["林梅: 0 of 1 visits this week."]
    assert owed(last_week, None) == ["林梅: 0 of 1 visits this week."]
    assert owed(last_week, "hao") == []
    assert agenda([(theirs, last_week)], SETTINGS, PLAIN, day("2026-03-21")).desk == ()


def asked(customer, known, at=TODAY, calendar=PLAIN):
    answer = why(customer, known, SETTINGS, calendar, day(at))
    assert answer.due == first_due(customer, known, SETTINGS, calendar, day(at))
    return answer


def quiet(answer):
    return {one.rule: (str(one.text), str(one.due)) for one in answer.quiet}


def test_why_says_for_every_rule_why_it_is_due_or_not_and_when_it_will_be():
    known = past(entry("2026-03-18", promised=[("a", "2026-03-27"), ("b", "2026-03-26")]))
    answer = asked(prospect("B"), known)
    assert (answer.is_due, str(answer.due)) == (True, "2026-03-13")
    assert [reason.rule for reason in answer.reasons] == ["quota", "review"]
    assert quiet(answer) == {
        "promise": ("Promised by 2026-03-26: b", "2026-03-26"),
        "reply": ("They do not wait for an answer.", "None"),
        "next": ("No next step is set.", "None"),
        "awaits": ("Nothing is awaited from them.", "None"),
        "new_customer": ("Contacted since the registration, first on 2026-03-18.", "None"),
        "cadence": ("Last handled 2026-03-18; grade B is handled every 7 days.", "2026-03-25"),
        "birthday": ("The card gives no birthday and no anniversary.", "None"),
    }


def test_why_says_when_somebody_who_is_not_due_will_be():
    answer = asked(named("B", prospect("D")), past(entry("2026-03-18")))
    assert (answer.is_due, str(answer.due), answer.reasons) == (False, "2026-04-17", ())
    assert {rule.name for rule in RULES} == set(quiet(answer))


def test_a_quota_that_is_reached_begins_anew_next_month():
    known = past(*(entry(f"2026-09-{n}") for n in (10, 11, 12, 14, 15)))
    answer = asked(named("B", prospect("B")), known, "2026-09-16", OCTOBER)
    assert quiet(answer)["quota"] == ("5 of 5 contacts this month.", "2026-10-13")


def test_a_snoozed_rule_says_until_when_and_when_it_will_be_due():
    known = past(entry("2026-02-02"))
    answer = asked(named("B", prospect("B", **SNOOZED)), known)
    text = "Snoozed until 2026-04-10: closed for Ramadan"
    assert (answer.is_due, str(answer.due)) == (False, "2026-04-10")
    assert quiet(answer)["cadence"] == (text, "2026-04-10")
    assert quiet(answer)["quota"] == (text, "2026-04-10")  # the first of April's was due on the 8th
    assert quiet(answer)["review"] == (text, "2026-05-20")
    assert quiet(answer)["new_customer"] == (text, "None")
    without = prospect("B", **SNOOZED)._replace(snooze_because="")
    assert quiet(asked(without, known))["cadence"][0] == "Snoozed until 2026-04-10."


def test_who_is_registered_later_is_not_due_before():
    customer = prospect("B", registered="2026-03-26", yearly=(YearlyDay(3, 20, "Hans", birthday=True, line=3),))
    answer = asked(customer, past())
    assert (answer.is_due, str(answer.due)) == (False, "2026-03-27")
    assert quiet(answer)["new_customer"] == ("Registered only on 2026-03-26.", "2026-03-27")
