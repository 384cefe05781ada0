from datetime import date

import pytest
from tests.core.report.weeks import ALONE, DESK, contact, customer, report
from tests.samples import day, days

from tradectl.core.calendar import WorkCalendar
from tradectl.core.report.activity import UNKNOWN

HANDLED = {"at": "2026-03-17", "kind": "handled", "did": "checked the price"}


def codes(customers):
    return [one.code for one in customers]


def of(items):
    return codes(item.customer for item in items)


class TestActivity:
    def test_contacts_by_day_and_channel(self):
        told = report(
            customer(
                "AAA",
                contact("2026-03-15"),
                contact("2026-03-16"),
                contact("2026-03-16", "call"),
                contact("2026-03-18", from_="them"),
                {"at": "2026-03-18", "kind": "contact"},
                contact("2026-03-22", "visit"),
                contact("2026-03-23"),
                HANDLED,
            ),
            today="2026-03-30",
        ).activity
        assert told.contacts == 5
        assert [told.on(day(f"2026-03-{number}")) for number in range(15, 24)] == [0, 2, 0, 2, 0, 0, 0, 1, 0]
        assert {channel: told.through(channel) for channel in told.channels} == {
            "email": 2,
            "call": 1,
            "visit": 1,
            UNKNOWN: 1,
        }
        assert told.on(day("2026-03-16"), "call") == 1

    def test_nothing_after_today_is_seen(self):
        told = report(customer("AAA", contact("2026-03-18"), contact("2026-03-19")), today="2026-03-18")
        assert told.activity.contacts == 1
        assert told.period.until == date(2026, 3, 18)
        assert not told.period.is_over

    def test_what_was_done_goes_by_who_did_it(self):
        customers = [
            customer("MINE", contact("2026-03-17", by="jun"), contact("2026-03-17")),
            customer("JUNS", contact("2026-03-17"), HANDLED, owner="jun"),
        ]
        assert [report(*customers, owner=owner).activity.contacts for owner in ("mei", "jun", "hao", None)] == [
            2,
            1,
            0,
            3,
        ]
        assert [report(*customers, owner=owner).activity.handled for owner in ("mei", "jun", "hao", None)] == [
            2,
            1,
            0,
            2,
        ]

    def test_at_a_desk_of_one_everything_is_theirs(self):
        told = report(customer("MINE", contact("2026-03-17", by="gone"), owner="gone"), settings=ALONE)
        assert told.activity.contacts == 1
        assert told.activity.done == told.activity.handled == 1
        assert codes(one.customer for one in told.focus) == ["MINE"]
        assert told.people == ()

    def test_corrections_count(self):
        told = report(
            customer(
                "AAA",
                contact("2026-03-13", did="on the wrong day"),
                contact("2026-03-17"),
                {"at": "2026-03-23", "kind": "corrected", "of": "aaa-1", "entry": None, "because": "twice"},
                {
                    "at": "2026-03-23",
                    "kind": "corrected",
                    "of": "aaa-0",
                    "entry": {
                        "at": "2026-03-18T10:00:00+08:00",
                        "via": "call",
                        "did": "mended",
                        "promised": [{"what": "x"}],
                    },
                },
            ),
            today="2026-03-24",
        )
        assert told.activity.cells == ((date(2026, 3, 18), "call", 1),)
        assert [one.entry.did for one in told.focus[0].story] == ["mended"]
        assert len(told.promises.made) == 1
        assert told.promises.made[0].ref == "aaa-0/1"

    def test_entry_corrected_to_another_person_counts_for_them(self):
        mended = {"at": "2026-03-18", "kind": "corrected", "of": "aaa-0", "entry": {"by": "mei", "did": "it was mei"}}
        shared = customer("AAA", contact("2026-03-17", by="jun"), mended | {"by": "hao"}, owner="jun")
        assert [report(shared, owner=owner).activity.contacts for owner in ("mei", "jun", "hao")] == [1, 0, 0]


class TestPlanned:
    @pytest.mark.parametrize(
        ("entries", "card", "planned", "done"),
        [
            ([contact("2026-03-10")], {}, 0, 0),
            ([contact("2026-02-10")], {}, 1, 0),  # 30 days were over before the week
            ([contact("2026-02-20")], {}, 1, 0),  # due on Sunday the 22nd, so on Saturday
            ([contact("2026-02-21")], {}, 0, 0),  # due on Monday
            ([contact("2026-02-20"), contact("2026-03-16")], {}, 0, 0),  # handled before the list asked
            ([contact("2026-02-14"), contact("2026-03-16")], {}, 1, 1),  # due on Monday morning, and done
            ([contact("2026-03-10"), HANDLED], {}, 0, 0),
            ([contact("2026-03-10", next={"on": "2026-03-19"})], {}, 1, 0),
            ([contact("2026-03-10", promised=[{"what": "x", "by": "2026-03-18"}])], {}, 1, 0),
            ([contact("2026-03-10")], {"reviewed": "2025-03-01"}, 0, 0),  # only the card is to be looked through
            ([contact("2026-02-10")], {"snooze": {"until": "2026-04-01", "because": "closed"}}, 0, 0),
            ([contact("2026-03-16"), contact("2026-03-17")], {"registered": "2026-03-16"}, 1, 1),
            ([], {"registered": "2026-03-21"}, 1, 0),
            ([], {"registered": "2026-03-21", "since": "2020-01-01"}, 0, 0),
            ([], {"registered": "2026-03-21", "grade": "E"}, 0, 0),
            ([], {"registered": "2026-03-23"}, 0, 0),
            ([contact("2026-02-10")], {"owner": "jun"}, 0, 0),
        ],
    )
    def test_who_was_on_the_list(self, entries, card, planned, done):
        told = report(customer("AAA", *entries, **card))
        assert (told.activity.planned, told.activity.done) == (planned, done)
        assert len(told.left) == planned - done

    def test_running_week_asks_only_for_the_days_so_far(self):
        soon = customer("AAA", contact("2026-03-10", next={"on": "2026-03-19"}))
        assert [report(soon, today=f"2026-03-{number}").activity.planned for number in (16, 18, 19, 20)] == [0, 0, 1, 1]

    def test_days_off_ask_for_nobody(self):
        holiday = WorkCalendar(frozenset(range(6)), days_off=days("2026-03-16..2026-03-21"))
        assert report(customer("AAA", contact("2026-02-10")), calendar=holiday).activity.planned == 0

    def test_grade_of_the_morning_counts_not_that_of_now(self):
        """An A customer is asked for every working day, also where the card says won or D by now."""
        was_a = [contact("2026-03-13"), contact("2026-03-16")]
        won = {"at": "2026-03-17", "kind": "won", "from": "A"}
        regraded = {"at": "2026-03-17", "kind": "regraded", "from": "A", "to": "D"}
        assert report(customer("AAA", *was_a, won, status="won", won="2026-03-17", grade=None)).activity.planned == 1
        assert report(customer("AAA", *was_a, regraded)).activity.planned == 1
        assert report(customer("AAA", *was_a)).activity.planned == 0

    def test_who_is_left_stands_in_the_order_of_the_list(self):
        late = contact("2025-03-01")
        told = report(
            customer("EEE", late, grade="E"),
            customer("BBB", late, grade="B"),
            customer("WON", late, status="won", won="2025-03-01", grade=None),
            customer("AAA", late, grade="A"),
        )
        assert codes(told.left) == ["AAA", "WON", "BBB", "EEE"]


class TestResults:
    def test_new_customers(self):
        told = report(
            customer("NEW", contact("2026-03-18"), contact("2026-03-17"), registered="2026-03-16"),
            customer("LATE", contact("2026-03-23"), registered="2026-03-22"),
            customer("KNOWN", registered="2026-03-18", since="2020-05-01"),
            customer("JUNS", registered="2026-03-18", owner="jun"),
            customer("OLD", registered="2026-03-15"),
            today="2026-03-24",
        )
        assert [(one.customer.code, one.contacted) for one in told.new] == [("NEW", date(2026, 3, 17)), ("LATE", None)]

    def test_grade_moves_by_hand(self):
        told = report(
            customer(
                "AAA",
                {"at": "2026-03-10", "kind": "regraded", "from": "D", "to": "C"},
                {"at": "2026-03-18", "kind": "regraded", "from": "C", "to": "B", "because": "tender"},
                grade="B",
            ),
            customer("BBB", {"at": "2026-03-17", "kind": "reopened", "to": "B", "by": "hao"}, grade="B"),
        )
        moves = [(one.customer.code, str(one.day), one.before, one.after, one.because) for one in told.regraded]
        assert moves == [("BBB", "2026-03-17", None, "B", ""), ("AAA", "2026-03-18", "C", "B", "tender")]

    def test_wins(self):
        won = {"status": "won", "grade": None}
        told = report(
            customer("DATED", {"at": "2026-03-17", "kind": "won", "on": "2024-05-01"}, won="2024-05-01", **won),
            customer("LATER", {"at": "2026-03-23", "kind": "won", "on": "2026-03-20"}, won="2026-03-20", **won),
            customer("PLAIN", {"at": "2026-03-19", "kind": "won", "order": "PO 7"}, won="2026-03-19", **won),
            customer("CARD", won="2026-03-16", **won),
            customer("AGAIN", {"at": "2025-03-19", "kind": "won"}, won="2026-03-16", **won),
            today="2026-03-25",
        )
        wins = [(one.customer.code, str(one.day), one.order) for one in told.won]
        assert wins == [("CARD", "2026-03-16", ""), ("PLAIN", "2026-03-19", "PO 7"), ("LATER", "2026-03-20", "")]


class TestPromises:
    def test_made_kept_and_broken(self):
        told = report(
            customer(
                "AAA",
                contact("2026-03-10", promised=[{"what": "sample", "by": "2026-03-14"}, {"what": "no day"}]),
                contact(
                    "2026-03-16",
                    promised=[{"what": "drawing", "by": "2026-03-17"}, {"what": "price", "by": "2026-03-30"}],
                ),
                {"at": "2026-03-17", "kind": "kept", "of": "aaa-1/1"},
                contact("2026-03-18", awaits=[{"what": "signed PI", "by": "2026-03-18"}]),
                {"at": "2026-03-18", "kind": "kept", "of": "aaa-3/1"},
                {"at": "2026-03-19", "kind": "kept", "of": "aaa-1/2", "how": "moved", "to": "2026-03-20"},
            ),
            customer(
                "BBB",
                contact("2026-03-10", promised=[{"what": "waived", "by": "2026-03-14"}]),
                {"at": "2026-03-17", "kind": "kept", "of": "bbb-0/1", "how": "waived"},
            ),
            customer("JUNS", contact("2026-03-16", promised=[{"what": "x", "by": "2026-03-16"}]), owner="jun"),
            today="2026-03-21",
        ).promises
        assert [(one.what, one.ref) for one in told.made] == [("drawing", "aaa-1/1"), ("price", "aaa-1/2")]
        assert [(one.what, str(one.by), str(one.on)) for one in told.kept] == [("drawing", "2026-03-17", "2026-03-17")]
        assert [(one.what, str(one.by)) for one in told.broken] == [("sample", "2026-03-14"), ("price", "2026-03-20")]

    @pytest.mark.parametrize(
        ("today", "broken"),
        [("2026-03-20", 0), ("2026-03-21", 1), ("2026-03-22", 1), ("2026-03-23", 1), ("2026-05-01", 1)],
    )
    def test_what_is_due_today_is_not_broken_yet(self, today, broken):
        """A week that is over is judged by its end: kept on the Monday after is broken all the same."""
        late = customer(
            "AAA",
            contact("2026-03-16", promised=[{"what": "x", "by": "2026-03-20"}]),
            {"at": "2026-03-23", "kind": "kept", "of": "aaa-0/1"},
        )
        assert len(report(late, today=today).promises.broken) == broken


class TestRules:
    @pytest.mark.parametrize(
        ("entries", "card", "today", "owed"),
        [
            ([], {"registered": "2026-03-18"}, "2026-03-20", [("AAA", False)]),
            ([], {"registered": "2026-03-18"}, "2026-03-21", [("AAA", False)]),
            ([], {"registered": "2026-03-18"}, "2026-03-22", [("AAA", True)]),
            ([], {"registered": "2026-03-18"}, "2026-04-22", [("AAA", True)]),
            ([contact("2026-03-23")], {"registered": "2026-03-18"}, "2026-04-22", [("AAA", True)]),
            ([contact("2026-03-22")], {"registered": "2026-03-18"}, "2026-04-22", []),
            ([HANDLED], {"registered": "2026-03-17"}, "2026-03-22", [("AAA", True)]),
            ([contact("2026-03-18", by="jun")], {"registered": "2026-03-18"}, "2026-03-22", []),
            ([], {"registered": "2026-03-15"}, "2026-03-22", []),
            ([], {"registered": "2026-03-18", "grade": "E"}, "2026-03-22", []),
            ([], {"registered": "2026-03-18", "since": "2020-01-01"}, "2026-03-22", []),
            ([], {"registered": "2026-03-18", "owner": "jun"}, "2026-03-22", []),
            (
                [],
                {"registered": "2026-03-18", "snooze": {"until": "2026-04-01", "because": "x"}},
                "2026-03-22",
                [],
            ),
        ],
    )
    def test_new_customer_contacted_in_the_same_week(self, entries, card, today, owed):
        told = report(customer("AAA", *entries, **card), today=today)
        assert [(one.customer.code, one.missed) for one in told.first_contact] == owed

    @pytest.mark.parametrize(
        ("contacts", "today", "short"),
        [
            # 26 working days in March: the five contacts are due on the 7th, 13th, 19th, 25th and 31st
            (0, "2026-03-16", [(0, 2, 5)]),
            (1, "2026-03-17", [(1, 2, 5)]),
            (2, "2026-03-18", []),
            (2, "2026-03-19", [(2, 3, 5)]),
            (2, "2026-03-22", [(2, 3, 5)]),
            (3, "2026-03-22", []),
            (0, "2026-04-30", [(0, 3, 5)]),
        ],
    )
    def test_contacts_a_month(self, contacts, today, short):
        made = [contact("2026-03-02") for _ in range(contacts)]
        told = report(customer("AAA", *made, contact("2026-02-27"), grade="B"), today=today)
        assert [(one.by.contacts, one.by.asked, one.by.required) for one in told.quota] == short

    def test_quota_of_the_grade_it_had(self):
        moved = {"at": "2026-03-24", "kind": "regraded", "from": "B", "to": "D"}
        assert len(report(customer("AAA", moved), today="2026-03-30").quota) == 1
        assert not report(customer("AAA"), today="2026-03-30").quota

    def test_month_that_ends_within_the_week_is_judged_at_its_end(self):
        week = (date(2026, 3, 30), date(2026, 4, 5))
        made = [contact("2026-03-02") for _ in range(4)]
        told = report(customer("AAA", *made, grade="B"), week=week, today="2026-04-05")
        assert [(str(one.by.day), one.by.contacts, one.by.asked) for one in told.quota] == [("2026-03-31", 4, 5)]


class TestFocus:
    def test_order(self):
        def followed(code, count, **card):
            return customer(code, *(contact("2026-03-17") for _ in range(count)), **card)

        won = {"at": "2026-03-18", "kind": "won", "from": "A"}
        told = report(
            customer("OTHER", *(contact("2026-03-17") for _ in range(9))),
            followed("NEW", 1, registered="2026-03-17"),
            customer("WON", contact("2026-03-17"), won, status="won", won="2026-03-18", grade=None),
            followed("B2", 2, grade="B"),
            followed("B3", 3, grade="B"),
            followed("B2X", 2, grade="B"),
            followed("A1", 1, grade="A"),
            customer("DESK", HANDLED),
            customer("QUIET"),
            customer("NOTES", {"at": "2026-03-17", "kind": "updated"}),
        )
        assert codes(one.customer for one in told.focus) == [
            "A1", "B3", "B2", "B2X", "WON", "NEW", "OTHER", "DESK",
        ]  # fmt: skip
        assert told.followed == 8

    def test_no_more_than_twelve(self):
        told = report(*(customer(f"C{number:02}", contact("2026-03-17")) for number in range(15)))
        assert codes(one.customer for one in told.focus) == [f"C{number:02}" for number in range(12)]
        assert told.followed == 15

    def test_who_and_where(self):
        told = report(
            customer(
                "AAA",
                HANDLED,
                address={"street": "Main St 1", "city": "Chicago", "postcode": "60612", "region": "IL"},
                contacts=[
                    {"name": "Other", "phone": "1"},
                    {"name": "Ann", "whatsapp": "2", "email": "a@b.example", "main": "true"},
                ],
            )
        ).focus[0]
        assert told.address == ("Main St 1", "60612 Chicago", "IL")
        assert (told.contact, told.phone, told.email) == ("Ann", "2", "a@b.example")
        assert not told.is_new

    def test_nothing_known_is_empty(self):
        told = report(customer("AAA", HANDLED)).focus[0]
        assert (told.address, told.contact, told.phone, told.email) == ((), "", "", "")

    def test_story_is_the_week_in_order_whoever_wrote_it(self):
        told = report(
            customer(
                "AAA",
                contact("2026-03-13", did="before"),
                contact("2026-03-16", did="one"),
                contact("2026-03-17", did="two", by="hao"),
                {"at": "2026-03-18", "kind": "updated", "did": "tidied"},
                {"at": "2026-03-18", "kind": "regraded", "from": "D", "to": "C", "because": "three"},
                contact("2026-03-23", did="after"),
                grade="C",
            ),
            today="2026-03-30",
        )
        assert [one.entry.did or one.entry.because for one in told.focus[0].story] == ["one", "two", "three"]
        assert told.focus[0].customer.grade == "C"

    def test_customers_of_others_are_told_of_where_one_worked_on_them(self):
        customers = [
            customer("JUNS", contact("2026-03-17"), owner="jun"),
            customer("MINE", contact("2026-03-17", by="jun")),
        ]
        assert [len(report(*customers, owner=owner).focus) for owner in ("mei", "jun", "hao", None)] == [2, 2, 0, 2]


class TestPeople:
    def test_each_person_with_work_or_customers(self):
        told = report(
            customer("MINE", contact("2026-03-17")),
            customer("JUNS", owner="jun", registered="2026-03-17"),
            owner=None,
        )
        assert told.person is None
        assert [(one.person.id, one.activity.contacts, len(one.first_contact)) for one in told.people] == [
            ("mei", 1, 0),
            ("jun", 0, 1),
        ]
        assert all(one.focus == () for one in told.people)

    def test_sums_agree(self):
        """What goes by the entry or by the owner adds up over the people, where nobody is unknown."""
        customers = [
            customer("AA", contact("2026-03-17"), contact("2026-03-18", by="jun"), grade="A"),
            customer("BB", contact("2026-03-17", promised=[{"what": "x", "by": "2026-03-17"}]), owner="jun", grade="B"),
            customer("CC", owner="hao", registered="2026-03-17"),
        ]
        whole, each = report(*customers, owner=None), [report(*customers, owner=one.id) for one in DESK.people]
        for count in (
            lambda told: told.activity.contacts,
            lambda told: told.activity.planned,
            lambda told: told.activity.done,
            lambda told: len(told.new),
            lambda told: len(told.promises.broken),
            lambda told: len(told.first_contact),
            lambda told: len(told.quota),
        ):
            assert count(whole) == sum(map(count, each)) > 0
