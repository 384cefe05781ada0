import pytest
from tests.samples import OCTOBER, desk, entry, found, lines, past, prospect, told

from tradectl.core.rules import awaits, promise

SIDES = [(promise.RULE, "promised"), (awaits.RULE, "awaits")]


def made(side, by, on="2026-03-16", **more):
    return entry(on, id="e1", **{side: [("CE certificate", by)]}, **more)


@pytest.mark.parametrize(("rule", "side"), SIDES)
@pytest.mark.parametrize(
    ("on", "by", "due"),
    [
        ("2026-03-16", "2026-03-20", "2026-03-20"),
        ("2026-03-16", "2026-03-22", "2026-03-21"),  # a Sunday: the Saturday before
        ("2026-03-16", "2026-03-16", "2026-03-16"),
        ("2026-09-28", "2026-10-05", "2026-09-30"),
        ("2026-09-30", "2026-10-05", "2026-10-08"),  # never back to the day it was said
        ("2026-03-21", "2026-03-22", "2026-03-23"),
        ("2026-03-25", "2026-03-20", "2026-03-20"),  # logged late: the day it was for
    ],
)
def test_a_pledge_is_due_on_its_day(rule, side, on, by, due):
    assert found(rule, prospect(), past(made(side, by, on)), desk("2026-10-20", OCTOBER)) == [due]


@pytest.mark.parametrize(("rule", "side"), SIDES)
def test_without_a_day_it_is_never_due(rule, side):
    assert found(rule, prospect(), past(made(side, None)), desk("2026-10-20")) == []


@pytest.mark.parametrize(("rule", "side"), SIDES)
def test_it_is_served_by_a_kept_entry_and_by_nothing_else(rule, side):
    at, said = desk("2026-03-30"), made(side, "2026-03-20")
    assert found(rule, prospect(), past(said, entry("2026-03-21")), at) == ["2026-03-20"]
    assert found(rule, prospect(), past(said, entry("2026-03-21", "kept", of="e1/1")), at) == []
    assert found(rule, prospect(), past(said, entry("2026-03-21", "kept", of="e1/1", how="waived")), at) == []


@pytest.mark.parametrize(("rule", "side"), SIDES)
def test_once_moved_it_counts_from_the_move(rule, side):
    moved = entry("2026-03-21", "kept", of="e1/1", how="moved", to="2026-03-22", line=8)
    known = past(made(side, "2026-03-20", line=5), moved)
    assert found(rule, prospect(), known, desk("2026-03-30")) == ["2026-03-23"]
    assert lines(told(rule, prospect(), known, desk("2026-03-30"))) == ["journal.jsonl:5", "journal.jsonl:8"]


def test_each_side_finds_its_own():
    known = past(entry("2026-03-16", promised=[("a", "2026-03-18"), ("b", "2026-03-19")], awaits=[("c", "2026-03-20")]))
    assert found(promise.RULE, prospect(), known, desk("2026-03-30")) == ["2026-03-18", "2026-03-19"]
    assert found(awaits.RULE, prospect(), known, desk("2026-03-30")) == ["2026-03-20"]


@pytest.mark.parametrize(("rule", "side", "word"), [(*SIDES[0], "Promised"), (*SIDES[1], "Awaited")])
def test_it_says_why_and_how(rule, side, word):
    reason = told(rule, prospect(), past(made(side, "2026-03-22", line=5)), desk("2026-03-23"))
    assert str(reason.text) == f"{word} by 2026-03-22: CE certificate"
    assert str(reason.arithmetic) == (
        "Said on 2026-03-16 for 2026-03-22, a day off; the last working day before it is 2026-03-21"
    )
    assert lines(reason) == ["journal.jsonl:5"]
    moved = past(made(side, "2026-03-20"), entry("2026-03-19", "kept", of="e1/1", how="moved", to="2026-03-27"))
    reason = told(rule, prospect(), moved, desk("2026-03-30"))
    assert str(reason.text) == f"{word} by 2026-03-27 (moved 2026-03-19): CE certificate"
    assert str(reason.arithmetic) == "Said on 2026-03-16, moved on 2026-03-19 to 2026-03-27"


@pytest.mark.parametrize(
    ("rule", "side", "nothing", "one", "two"),
    [
        (*SIDES[0], "No promise is open.", "1 open promise has no date.", "2 open promises have no date."),
        (*SIDES[1], "Nothing is awaited from them.", "1 awaited thing has no date.", "2 awaited things have no date."),
    ],
)
def test_it_says_why_it_is_silent(rule, side, nothing, one, two):
    at = desk("2026-03-30")
    assert str(rule.silence(prospect(), past(), at)) == nothing
    assert str(rule.silence(prospect(), past(made(side, None)), at)) == one
    both = past(entry("2026-03-16", **{side: [("a", None), ("b", None)]}))
    assert str(rule.silence(prospect(), both, at)) == two
