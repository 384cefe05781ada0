import pytest
from tests.samples import correction, day, entry, past

from tradectl.core.history import GradeMove, History, Mark, NextStep, OpenPledge, Visit, apply_corrections, history


def mark(text, line=1):
    return Mark(day(text), line)


def test_no_journal_says_nothing():
    assert past() == History()


def test_handled_is_not_contacted():
    known = past(
        entry("2026-03-16", "contact", via="email", line=1),
        entry("2026-03-17", "contact", via="call", from_them=True, line=2),
        entry("2026-03-18", "handled", line=3),
        entry("2026-03-19", "updated", line=4),
    )
    assert known.last_handled == mark("2026-03-18", 3)
    assert known.last_contacted == mark("2026-03-17", 2)
    assert known.contacts == (mark("2026-03-16", 1), mark("2026-03-17", 2))
    assert known.entries == 4


def test_of_two_entries_on_a_day_the_later_is_the_last():
    assert past(entry("2026-03-16T09:00", line=1), entry("2026-03-16T15:00", line=2)).last_handled == mark(
        "2026-03-16", 2
    )


@pytest.mark.parametrize("kind", ["contact", "handled", "kept", "reviewed", "regraded", "won", "reopened", "deal"])
def test_these_kinds_are_handling(kind):
    assert past(entry("2026-03-16", kind)).last_handled == mark("2026-03-16")


@pytest.mark.parametrize("kind", ["added", "updated", "owner", "snoozed", "merged", "reconciled", "not_duplicate"])
def test_these_kinds_are_not(kind):
    assert past(entry("2026-03-16", kind)).last_handled is None


def test_what_is_dated_later_is_not_seen():
    entries = entry("2026-03-16", line=1), entry("2026-03-20", line=2)
    assert past(*entries, today="2026-03-19") == History(
        last_handled=mark("2026-03-16"),
        last_contacted=mark("2026-03-16"),
        contacts=(mark("2026-03-16"),),
        entries=1,
        latest=day("2026-03-20"),
    )
    assert past(*entries, today="2026-03-20").last_handled == mark("2026-03-20", 2)


def test_from_the_day_of_the_last_entry_on_nothing_changes():
    entries = entry("2026-03-16"), entry("2026-03-18", next="2026-03-20"), entry("2026-03-20")
    fixes = [correction("2026-03-16", "2026-03-21", entry("2026-03-22"))]
    known = past(*entries, corrections=fixes, today="2026-03-22")
    assert known.latest == day("2026-03-22")
    assert known == past(*entries, corrections=fixes, today="2027-01-01")
    assert known != past(*entries, corrections=fixes, today="2026-03-21")


def test_the_day_of_an_entry_is_its_date_at_the_desk():
    late_in_new_york = entry("2026-03-19T23:30-04:00")
    assert past(late_in_new_york).last_handled == mark("2026-03-20")
    assert past(late_in_new_york, today="2026-03-19").last_handled is None


def test_clocks_turned_back_over_midnight_do_not_turn_back_the_last_day():
    first, second = entry("2026-03-20T00:10", line=1), entry("2026-03-20T00:20", line=2)
    events = [first, second._replace(day=day("2026-03-19"))]
    assert history(events, day("2026-03-20")).last_handled == mark("2026-03-20", 1)


def test_visits_and_meetings_are_remembered_with_who_made_them():
    known = past(
        entry("2026-03-16", via="visit", by="hao", line=1),
        entry("2026-03-17", via="meeting", line=2),
        entry("2026-03-18", via="fair", line=3),
        entry("2026-03-19", "handled", via="visit", line=4),
    )
    assert known.visits == (Visit(day("2026-03-16"), 1, "hao"), Visit(day("2026-03-17"), 2, "mei"))


@pytest.mark.parametrize(
    ("answered", "waiting"),
    [
        (None, "2026-03-17"),
        ("2026-03-16", "2026-03-17"),
        ("2026-03-17T08:00", "2026-03-18"),  # the same day, even before: answered
        ("2026-03-17T20:00", "2026-03-18"),
        ("2026-03-18T00:01", None),
        ("2026-03-19", None),
    ],
)
def test_a_message_of_theirs_is_answered_by_a_contact_of_ours_that_day_or_later(answered, waiting):
    theirs = [
        entry(when, from_them=True, line=7) for when in ("2026-03-17T15:00", "2026-03-17T16:00", "2026-03-18T09:00")
    ]
    ours = [entry(answered, via="email")] if answered else []
    assert past(*theirs, *ours).unanswered == (mark(waiting, 7) if waiting else None)


def test_desk_work_answers_nobody():
    assert past(entry("2026-03-17", from_them=True), entry("2026-03-18", "handled")).unanswered == mark("2026-03-17")


def test_the_latest_entry_that_sets_a_next_step_holds():
    known = past(
        entry("2026-03-16", next="2026-03-20", next_goal="old", line=1),
        entry("2026-03-17", next="2026-03-19", next_goal="get the PI confirmed", line=2),
        entry("2026-03-18", line=3),
        entry("2026-03-19", "updated", line=4),
    )
    step = NextStep(day("2026-03-19"), "get the PI confirmed", mark("2026-03-17", 2), mark("2026-03-18", 3))
    assert known.next_step == step


def test_null_clears_the_next_step():
    assert past(entry("2026-03-16", next="2026-03-20"), entry("2026-03-17", next=None)).next_step is None


def test_two_entries_at_the_same_second_are_ordered_by_id():
    first, second = entry("2026-03-16", next="2026-03-20", id="a"), entry("2026-03-16", next="2026-03-21", id="b")
    step = past(second, first).next_step
    assert step is not None
    assert step.on == day("2026-03-21")


PLEDGES = entry(
    "2026-03-16",
    id="e1",
    promised=[("send the certificate", "2026-03-18"), ("find the price", None)],
    awaits=[("the drawing", "2026-03-25")],
    line=3,
)
CERTIFICATE = OpenPledge("e1/1", "send the certificate", day("2026-03-18"), mark("2026-03-16", 3))
PRICE = OpenPledge("e1/2", "find the price", None, mark("2026-03-16", 3))
DRAWING = OpenPledge("e1/3", "the drawing", day("2026-03-25"), mark("2026-03-16", 3))


def test_promises_are_numbered_from_one_and_what_is_awaited_goes_on():
    known = past(PLEDGES)
    assert known.promises == (CERTIFICATE, PRICE)
    assert known.awaited == (DRAWING,)
    assert CERTIFICATE.counts_from == day("2026-03-16")


@pytest.mark.parametrize("how", ["kept", "waived"])
def test_what_is_kept_or_waived_is_settled(how):
    known = past(
        PLEDGES, entry("2026-03-17", "kept", of="e1/1", how=how), entry("2026-03-17", "kept", of="e1/3", how=how)
    )
    assert (known.promises, known.awaited) == ((PRICE,), ())


def test_what_is_moved_counts_from_the_move_and_the_last_move_holds():
    known = past(
        PLEDGES,
        entry("2026-03-17", "kept", of="e1/1", how="moved", to="2026-03-20", line=4),
        entry("2026-03-19", "kept", of="e1/1", how="moved", to="2026-03-27", line=5),
        entry("2026-03-19", "kept", of="e1/2", how="moved", line=6),  # does not say to when
    )
    moved = OpenPledge("e1/1", "send the certificate", day("2026-03-27"), mark("2026-03-16", 3), mark("2026-03-19", 5))
    assert known.promises == (moved, PRICE)
    assert moved.counts_from == day("2026-03-19")


def test_only_a_kept_entry_settles_and_only_what_it_names():
    known = past(
        PLEDGES,
        entry("2026-03-17", "contact", of="e1/1", how="kept"),
        entry("2026-03-17", "kept", of="e1"),
        entry("2026-03-17", "kept", of="e1/9"),
        entry("2026-03-17", "kept"),
    )
    assert (known.promises, known.awaited) == ((CERTIFICATE, PRICE), (DRAWING,))


def test_regradings_and_reopenings_are_kept_with_their_grades():
    known = past(
        entry("2026-03-16", "regraded", grade_from="D", grade_to="B", line=2),
        entry("2026-03-18", "reopened", grade_to="A", line=5),
    )
    assert known.grade_moves == (
        GradeMove(day("2026-03-16"), 2, "D", "B"),
        GradeMove(day("2026-03-18"), 5, None, "A"),
    )


FIRST, SECOND = entry("2026-03-10", id="e1", line=1), entry("2026-03-11", id="e2", line=2)


def ids(*corrections, today="2026-03-31"):
    counting = apply_corrections((FIRST, SECOND), day(today), corrections)
    return [(one.id, one.day.day, one.line) for one in counting]


def test_what_is_withdrawn_counts_for_nothing():
    assert ids(correction("e1", "2026-03-12")) == [("e2", 11, 2)]


def test_a_replacement_stands_in_for_what_it_replaces_under_its_id():
    instead = entry("2026-03-13", id="whatever")
    assert ids(correction("e1", "2026-03-14", instead)) == [("e2", 11, 2), ("e1", 13, 99)]


def test_of_two_corrections_of_one_entry_the_newest_holds():
    older, newer = entry("2026-03-08"), entry("2026-03-09")
    assert ids(correction("e1", "2026-03-14", newer), correction("e1", "2026-03-12", older)) == [
        ("e1", 9, 99),
        ("e2", 11, 2),
    ]
    assert ids(correction("e1", "2026-03-12", older), correction("e1", "2026-03-14")) == [("e2", 11, 2)]


def test_what_a_corrected_correction_had_corrected_counts_again():
    wrong = correction("e1", "2026-03-12", name="c1")
    assert ids(wrong, correction("c1", "2026-03-13", name="c2")) == [("e1", 10, 1), ("e2", 11, 2)]
    again = correction("c2", "2026-03-14", name="c3")
    assert ids(wrong, correction("c1", "2026-03-13", name="c2"), again) == [("e2", 11, 2)]


def test_a_correction_dated_later_is_not_seen_and_neither_is_a_replacement():
    assert ids(correction("e1", "2026-03-20"), today="2026-03-19") == [("e1", 10, 1), ("e2", 11, 2)]
    assert ids(correction("e1", "2026-03-20"), today="2026-03-20") == [("e2", 11, 2)]
    moved_on = correction("e1", "2026-03-12", entry("2026-03-25"))
    assert ids(moved_on, today="2026-03-19") == [("e2", 11, 2)]


def test_a_replacement_whose_original_is_lost_still_counts():
    assert ids(correction("e9", "2026-03-12", entry("2026-03-09"))) == [("e9", 9, 99), ("e1", 10, 1), ("e2", 11, 2)]


def test_a_promise_of_a_replacement_is_settled_under_the_id_of_the_original():
    instead = entry("2026-03-10", promised=[("send the sample", "2026-03-15")])
    fixes = [correction("e1", "2026-03-11", instead)]
    assert [pledge.ref for pledge in past(FIRST, corrections=fixes).promises] == ["e1/1"]
    assert past(FIRST, entry("2026-03-12", "kept", of="e1/1"), corrections=fixes).promises == ()
