"""The rules against a second implementation of them (tests/oracle.py), on customers nobody would think of."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.oracle import REASON_ORDER, oracle_desk, oracle_due, oracle_order

from tradectl.core.agenda import agenda, first_due, why
from tradectl.core.calendar import work_calendar
from tradectl.core.facts import Customer, Event, Pledge, YearlyDay
from tradectl.core.history import Correction, history
from tradectl.core.settings import DEFAULT_CADENCE, DEFAULT_REVIEW, Interval, Person, Settings

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ROUND = (-61, -60, -31, -30, -15, -8, -7, -1, 0)
GOLDEN_WEEKS = {
    "2024-02-10/2024-02-17", "2024-10-01/2024-10-07", "2025-01-28/2025-02-04", "2025-05-01/2025-05-05",
    "2025-10-01/2025-10-08", "2026-01-01/2026-01-03", "2026-02-15/2026-02-23", "2026-04-04/2026-04-06",
    "2026-05-01/2026-05-05", "2026-06-19/2026-06-21", "2026-09-25/2026-09-27", "2026-10-01/2026-10-07",
}  # fmt: skip
MAKE_UP_DAYS = ["2024-02-04", "2024-02-18", "2025-01-26", "2025-02-08", "2026-02-14", "2026-02-28", "2026-05-09"]
OFFSETS = ["+08:00", "", "Z", "-05:00", "+14:00", "-11:00", "+05:30"]
ZONES = ["Asia/Shanghai", "UTC", "America/New_York", "Pacific/Kiritimati", "Asia/Kolkata"]
KINDS = ["contact"] * 5 + ["handled", "kept", "kept", "reviewed", "regraded", "reopened", "won", "deal", "snoozed"]
TODAYS = [
    "2024-02-28",
    "2024-02-29",
    "2025-02-28",
    "2025-12-31",
    "2026-01-01",
    "2026-01-31",
    "2026-02-22",
    "2026-02-28",
]
TODAYS += [
    "2026-03-20",
    "2026-03-31",
    "2026-05-05",
    "2026-09-30",
    "2026-10-04",
    "2026-10-08",
    "2027-02-28",
    "2028-02-29",
]


def span(text):
    first, last = map(date.fromisoformat, text.split("/"))
    return {first + timedelta(days=n) for n in range((last - first).days + 1)}


HOLIDAYS = frozenset().union(*map(span, GOLDEN_WEEKS))


# What the files hold, generated around a day.


def some(strategy):
    return st.one_of(st.none(), strategy)


def near(today, first=-75, last=40):
    """A day around today, now and then one that others fall on too."""
    apart = st.one_of(st.integers(max(first, -9), min(last, 3)), st.sampled_from(ROUND), st.integers(first, last))
    return apart.map(lambda days: (today + timedelta(days=min(max(days, first), last))).isoformat())


@st.composite
def raw_settings(draw, today):
    workdays = draw(st.sampled_from([WEEKDAYS[:6], WEEKDAYS[:6], WEEKDAYS[:5], WEEKDAYS, WEEKDAYS[:4], (), ("sun",)]))
    people = [{"id": "mei"}, {"id": "hao", "role": "head"}, {"id": "lin", "role": draw(st.sampled_from(ROLES))}]
    raw = {
        "people": people,
        "time_zone": draw(st.sampled_from(ZONES)),
        "visits_a_week": draw(st.integers(0, 2)),
        "calendar": {
            "workdays": list(workdays),
            "extra_days_off": draw(st.lists(near(today, -12, 12), max_size=3)),
            "extra_workdays": draw(st.lists(near(today, -12, 12), max_size=2)),
        },
    }
    if draw(st.booleans()):
        raw["cadence"] = draw(st.dictionaries(st.sampled_from(["A", "B", "E", "won"]), st.sampled_from(SPANS)))
        raw["quota"] = {"grades": draw(st.sampled_from([["A"], ["A", "B", "C"], []])), "contacts_a_month": draw(MANY)}
        raw["review_every"] = draw(st.sampled_from([{}, {"default": "20 days"}, {"E": "1 month"}]))
    return raw


ROLES = ["sales", "merchandiser"]
SPANS = ["1 workday", "3 workdays", "1 week", "1 month", "1 year", "2 days"]
MANY = st.integers(0, 40)
MESSE = {"kind": "fair", "name": "Messe"}


@st.composite
def raw_card(draw, today):
    won = draw(st.integers(0, 4)) == 0
    birthdays = st.one_of(near(today, -3, 12).map(lambda day: day[5:]), st.just("02-29"), st.just("1976-02-29"))
    return {
        "registered": draw(near(today)),
        "since": draw(some(near(today))),
        "status": "won" if won else "prospect",
        "grade": None if won else draw(st.sampled_from("AABBCDE")),
        "owner": draw(st.sampled_from(["mei", "lin", "gone"])),
        "expected_close": draw(some(near(today))),
        "reviewed": draw(some(near(today))),
        "snooze": draw(some(near(today, -5, 40).map(lambda day: {"until": day, "because": "fair"}))),
        "contacts": [{"name": "Hans", "birthday": day} for day in draw(st.lists(some(birthdays), max_size=2))],
        "anniversaries": [{"on": day[-5:], "what": "founded"} for day in draw(st.lists(birthdays, max_size=1))],
        **draw(raw_lead(today)),
    }


@st.composite
def raw_lead(draw, today):
    """What a card says of where the customer was met and of its weight."""
    source = draw(st.sampled_from([None, {"kind": "b2b", "name": "Messe"}, *[{"kind": "fair"}, MESSE] * 2]))
    return {
        "source": source,
        "won": draw(st.one_of(*[st.none()] * 3, near(today))),
        "tier": draw(st.sampled_from([None, None, "A", "B"])),
        "inquiry_class": draw(st.sampled_from([None, None, "A", "B", "C", "D"])),
    }


@st.composite
def fairs_of_leads(draw):
    """Half a dozen who were met at a fair, most of them with nobody having written to them yet."""
    raw = draw(workspaces())
    today = raw["today"]
    leads = draw(st.lists(raw_card(today), min_size=2, max_size=6))
    raw["cards"] = {f"DE-L{number}-20260101": lead for number, lead in enumerate(leads)}
    for lead in leads:
        lead |= {"registered": draw(near(today, -9, 0)), "since": None, "snooze": None}
        lead["source"] = draw(st.sampled_from([MESSE, MESSE, MESSE, None]))
    raw["journals"] = {name: draw(raw_journal(today)) if draw(st.integers(0, 3)) == 0 else [] for name in raw["cards"]}
    return raw


@st.composite
def raw_entry(draw, today, ids):
    at = draw(near(today, -45, 4)) + draw(st.sampled_from(["T00:00:00", "T23:59:59", "T12:00:00", "T18:12:05"]))
    kind = draw(st.sampled_from(KINDS))
    entry = {"id": draw(ids), "at": at + draw(st.sampled_from(OFFSETS)), "by": draw(st.sampled_from(["mei", "lin"]))}
    entry["kind"] = kind
    if kind == "contact":
        entry["via"] = draw(st.sampled_from(["email", "visit", "meeting"]))
        if draw(st.integers(0, 2)) == 0:
            entry["from"] = "them"
    if kind == "kept":
        entry["of"] = f"{draw(ids)}/{draw(st.integers(1, 3))}"
        entry["how"] = draw(st.sampled_from(["kept", "waived", "moved", "moved"]))
        if entry["how"] == "moved":
            entry["to"] = draw(near(today, -20, 10))
    if kind in ("regraded", "reopened"):
        entry["to"] = draw(st.sampled_from("ABCDE"))
        if kind == "regraded":
            entry["from"] = draw(st.sampled_from("ABCDE"))
    for key in ("promised", "awaits"):
        days = draw(st.lists(some(near(today, -30, 10)), max_size=2)) if draw(st.booleans()) else []
        if days:
            entry[key] = [{"what": "the certificate", "by": day} if day else {"what": "a drawing"} for day in days]
    step = draw(st.integers(0, 5))
    if step < 2:
        entry["next"] = {"on": draw(near(today, -20, 10)), "goal": "the order"} if step else None
    return entry


@st.composite
def raw_journal(draw, today):
    """A journal; ids now and then the same, some lines twice, some entries corrected, some corrections corrected."""
    names = [f"e{n}" for n in range(draw(st.integers(0, 9)))]
    ids = st.sampled_from(names) if names else st.just("e0")
    lines = [draw(raw_entry(today, ids)) | ({"id": name} if draw(st.integers(0, 9)) else {}) for name in names]
    marks = [f"c{n}" for n in range(draw(st.integers(0, 3)))] if names and draw(st.booleans()) else []
    for mark in marks:
        entry = draw(some(raw_entry(today, ids)))
        if entry:
            entry.pop("id")
        made = draw(raw_entry(today, ids))
        of = draw(st.sampled_from([*names, *marks, "lost"]))
        lines.append({"id": mark, "at": made["at"], "by": "mei", "kind": "corrected", "of": of, "entry": entry})
    if lines and draw(st.booleans()):
        lines.append(draw(st.sampled_from(lines)))
    return draw(st.permutations(lines))


@st.composite
def workspaces(draw):
    today = draw(
        st.one_of(st.sampled_from(TODAYS).map(date.fromisoformat), st.dates(date(2023, 12, 1), date(2028, 3, 9)))
    )
    cards = draw(st.lists(raw_card(today), min_size=1, max_size=3))
    people = {f"DE-C{number}-20260101": card for number, card in enumerate(cards)}
    random_off = {date.fromisoformat(day) for day in draw(st.sets(near(today, -10, 10), max_size=6))}
    return {
        "today": today,
        "cards": people,
        "journals": {name: draw(raw_journal(today)) for name in people},
        "settings": draw(raw_settings(today)),
        "days_off": draw(st.sampled_from([HOLIDAYS, frozenset(), HOLIDAYS | random_off])),
        "make_up": frozenset(map(date.fromisoformat, draw(st.sampled_from([MAKE_UP_DAYS, []])))),
    }


# The same as the values the rules take.


def day(text):
    return date.fromisoformat(text) if text else None


def interval(text):
    count, unit = text.split()
    return Interval(int(count), unit.rstrip("s"))


def as_settings(raw):
    quota = raw.get("quota", {})
    return Settings(
        people=tuple(Person(person["id"], role=person.get("role", "sales")) for person in raw["people"]),
        time_zone=raw["time_zone"],
        workdays=frozenset(WEEKDAYS.index(name) for name in raw["calendar"]["workdays"]),
        extra_days_off=frozenset(map(day, raw["calendar"]["extra_days_off"])),
        extra_workdays=frozenset(map(day, raw["calendar"]["extra_workdays"])),
        cadence={**DEFAULT_CADENCE, **{key: interval(text) for key, text in raw.get("cadence", {}).items()}},
        quota_grades=tuple(quota.get("grades", ["A", "B"])),
        contacts_a_month=quota.get("contacts_a_month", 5),
        visits_a_week=raw["visits_a_week"],
        review_every={**DEFAULT_REVIEW, **{key: interval(text) for key, text in raw.get("review_every", {}).items()}},
    )


def as_customer(name, raw):
    feasts = [(contact["birthday"], True) for contact in raw["contacts"] if contact["birthday"]]
    feasts += [(anniversary["on"], False) for anniversary in raw["anniversaries"]]
    return Customer(
        id=name,
        path=f"prospect/B/{name}",
        code=name[3:5],
        name=name,
        country="DE",
        status=raw["status"],
        grade=raw["grade"],
        owner=raw["owner"],
        registered=day(raw["registered"]),
        since=day(raw["since"]),
        expected_close=day(raw["expected_close"]),
        reviewed=day(raw["reviewed"]),
        snooze_until=day(raw["snooze"]["until"]) if raw["snooze"] else None,
        won=day(raw["won"]),
        tier=raw["tier"],
        inquiry_class=raw["inquiry_class"],
        fair=raw["source"].get("name", "") if raw["source"] and raw["source"]["kind"] == "fair" else None,
        yearly=tuple(YearlyDay(int(on[-5:-3]), int(on[-2:]), "Hans", birth, 9) for on, birth in feasts),
    )


def moment(raw, zone):
    at = datetime.fromisoformat(raw["at"])
    return at if at.tzinfo else at.replace(tzinfo=zone)


def as_event(raw, line, zone):
    at = moment(raw, zone)
    step = raw.get("next")
    regraded, kept = raw["kind"] == "regraded", raw["kind"] == "kept"
    return Event(
        id=raw["id"],
        at=at,
        day=at.astimezone(zone).date(),
        by=raw["by"],
        kind=raw["kind"],
        line=line,
        via=raw.get("via"),
        from_them=raw.get("from") == "them",
        sets_next="next" in raw,
        next_on=day(step["on"]) if step else None,
        next_goal=step["goal"] if step else "",
        promised=tuple(Pledge(one["what"], day(one.get("by"))) for one in raw.get("promised", [])),
        awaits=tuple(Pledge(one["what"], day(one.get("by"))) for one in raw.get("awaits", [])),
        of=raw.get("of"),
        how=raw.get("how"),
        to=day(raw.get("to")) if kept else None,
        grade_from=raw.get("from") if regraded else None,
        grade_to=raw.get("to") if not kept else None,
    )


def as_history(lines, zone, today):
    events, corrections, read = [], [], []
    for number, raw in enumerate(lines, 1):
        if raw in read:
            continue
        read.append(raw)
        if raw["kind"] != "corrected":
            events.append(as_event(raw, number, zone))
            continue
        instead = as_event(raw["entry"] | {"id": raw["of"]}, number, zone) if raw["entry"] else None
        at = moment(raw, zone)
        corrections.append(Correction(raw["id"], at, at.astimezone(zone).date(), raw["of"], instead, number))
    return history(sorted(events, key=lambda event: (event.at, event.id)), today, corrections)


def as_people(raw, today):
    zone = ZoneInfo(raw["settings"]["time_zone"])
    return [
        (as_customer(name, card), as_history(raw["journals"][name], zone, today)) for name, card in raw["cards"].items()
    ]


def asked(raw, today, **more):
    """The words both sides are asked with."""
    return {"days_off": raw["days_off"], "make_up": raw["make_up"], "today": today, **more}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(workspaces(), st.integers(0, 20))
def test_what_is_due_is_what_the_table_says(raw, within):
    policy = as_settings(raw["settings"])
    calendar = work_calendar(policy, raw["days_off"], raw["make_up"])
    files = raw["cards"], raw["journals"], raw["settings"]
    for days in (-31, -8, -7, -2, -1, 0, 1, 2, 3, 30):
        today = raw["today"] + timedelta(days=days)
        found = agenda(as_people(raw, today), policy, calendar, today, within=within)
        expected = oracle_due(*files, **asked(raw, today, within=within))
        assert {item.customer.id: due_set(item.reasons) for item in found.items} == expected
        assert [item.customer.id for item in found.items] == oracle_order(raw["cards"], expected, today)
        for item in found.items:
            places = [(reason.due, REASON_ORDER.index(reason.rule)) for reason in item.reasons]
            assert places == sorted(places)
            assert item.due == places[0][0]
        owed = agenda(as_people(raw, today), policy, calendar, today).desk
        assert {(str(reason.text).split(":")[0], str(reason.due)) for reason in owed} == oracle_desk(
            *files, **asked(raw, today)
        )


def due_set(reasons):
    return {(reason.rule, reason.due.isoformat()) for reason in reasons}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(fairs_of_leads(), st.integers(0, 6))
def test_the_leads_of_a_fair_stand_as_the_second_implementation_has_them(raw, within):
    policy = as_settings(raw["settings"])
    calendar = work_calendar(policy, raw["days_off"], raw["make_up"])
    files = raw["cards"], raw["journals"], raw["settings"]
    for days in (0, 1, 3, 8):
        today = raw["today"] + timedelta(days=days)
        found = agenda(as_people(raw, today), policy, calendar, today, within=within)
        expected = oracle_due(*files, **asked(raw, today, within=within))
        assert [item.customer.id for item in found.items] == oracle_order(raw["cards"], expected, today)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(workspaces())
def test_a_customer_who_is_not_due_is_due_on_the_day_why_gives_and_not_before(raw):
    policy = as_settings(raw["settings"])
    calendar = work_calendar(policy, raw["days_off"], raw["make_up"])
    today = raw["today"]
    for customer, past in as_people(raw, today):
        answer = why(customer, past, policy, calendar, today)
        assert answer.due == first_due(customer, past, policy, calendar, today)
        assert answer.due is not None
        assert answer.is_due == (answer.due <= today and customer.registered <= today)
        for days in range(1, 90 if not answer.is_due else 0):
            later = today + timedelta(days=days)
            is_due = bool(agenda([(customer, past)], policy, calendar, later).items)
            assert is_due == (later >= answer.due)
            if is_due:
                break
