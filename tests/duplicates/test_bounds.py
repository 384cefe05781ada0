from pathlib import Path

import pytest

from duplicates.bench import tables
from duplicates.labelled import Verdict, figures, labelled

ROOT = Path(__file__).parents[2]
PAIRS = labelled()
HALVES = {
    "judging": [pair for pair in PAIRS if pair.is_judging],
    "tuning": [pair for pair in PAIRS if not pair.is_judging],
    "whole": PAIRS,
}


@pytest.mark.parametrize("half", HALVES)
def test_verdicts_are_as_good_as_promised(half):
    found = figures(HALVES[half])
    assert found.precision(Verdict.CERTAIN) >= 0.98
    assert found.precision(Verdict.LIKELY) >= 0.90
    assert found.recall(Verdict.CERTAIN, Verdict.LIKELY) >= 0.95


def test_the_page_holds_the_figures():
    assert tables() in (ROOT / "docs" / "duplicates.md").read_text(encoding="utf-8")
