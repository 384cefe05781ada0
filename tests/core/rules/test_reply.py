import pytest
from tests.samples import OCTOBER, desk, entry, found, lines, past, prospect, told

from tradectl.core.rules.reply import RULE


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        ("2026-03-19", "2026-03-20"),
        ("2026-03-21", "2026-03-23"),  # Saturday: Monday
        ("2026-03-22", "2026-03-23"),
        ("2026-09-30", "2026-10-08"),
        ("2026-10-03", "2026-10-08"),
    ],
)
def test_they_are_answered_on_the_next_working_day(asked, due):
    assert found(RULE, prospect(), past(entry(asked, from_them=True)), desk("2026-10-20", OCTOBER)) == [due]


@pytest.mark.parametrize(
    ("answer", "due"),
    [
        (entry("2026-03-18"), ["2026-03-20"]),
        (entry("2026-03-19T08:00"), []),
        (entry("2026-03-20"), []),
        (entry("2026-03-20", "handled"), ["2026-03-20"]),
        (entry("2026-03-20", from_them=True), ["2026-03-20"]),  # from the first message on
    ],
)
def test_a_contact_of_ours_answers(answer, due):
    known = past(entry("2026-03-19", from_them=True), answer)
    assert found(RULE, prospect(), known, desk("2026-03-25")) == due


def test_it_says_why_and_how():
    reason = told(RULE, prospect(), past(entry("2026-03-21", from_them=True, line=3)), desk("2026-03-25"))
    assert str(reason.text) == "They came to us on 2026-03-21 and have no answer yet."
    assert str(reason.arithmetic) == "The first working day after 2026-03-21 is 2026-03-23"
    assert lines(reason) == ["journal.jsonl:3"]
    assert str(RULE.silence(prospect(), past(), desk("2026-03-25"))) == "They do not wait for an answer."
