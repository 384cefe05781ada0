import pytest
from tests.samples import desk, found, lines, past, prospect, told, won

from tradectl.core.rules.review import RULE


@pytest.mark.parametrize(
    ("customer", "due"),
    [
        (prospect("B"), "2026-03-14"),  # registered on 15 January; 15 March is a Sunday
        (prospect("B", reviewed="2026-03-01"), "2026-05-01"),
        (prospect("B", reviewed="2025-12-31"), "2026-02-28"),
        (won(reviewed="2026-03-01"), "2026-05-01"),
        (prospect("E", reviewed="2026-03-02"), "2027-03-02"),
        (prospect(None, reviewed="2026-03-01"), "2026-05-01"),
    ],
)
def test_a_card_is_reviewed_every_two_months_a_dead_one_every_year(customer, due):
    assert found(RULE, customer, past(), desk("2026-03-20")) == [due]


def test_it_says_why_and_how():
    reason = told(RULE, prospect("B"), past(), desk("2026-03-20"))
    assert str(reason.text) == "Registered 2026-01-15, card not reviewed yet; it is reviewed every 2 months."
    assert str(reason.arithmetic) == (
        "2026-01-15 + 2 months = 2026-03-15, a day off; the last working day before it is 2026-03-14"
    )
    assert lines(reason) == ["card.yaml:5", "tradectl.yaml:30"]
    reason = told(RULE, prospect("E", reviewed="2026-03-02"), past(), desk("2026-03-20"))
    assert str(reason.text) == "Card last reviewed 2026-03-02; it is reviewed every year."
    assert lines(reason) == ["card.yaml:30", "tradectl.yaml:30"]


def test_a_desk_may_ask_for_no_review():
    at = desk("2026-03-20", review_every={})
    assert found(RULE, prospect("B"), past(), at) == []
    assert str(RULE.silence(prospect("B"), past(), at)) == "The settings ask for no review of this card."
