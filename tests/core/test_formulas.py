"""What is marked comes back, and nothing marked is run."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tradectl.core.formulas import defuse, marked, unmarked

TRICKY = st.text(alphabet="'=+-@＝ \t;\na1", max_size=8)


@given(TRICKY | st.text())
@example("'=x")
@example("''")
@example("a;'=b\n'c")
def test_any_text_comes_back(text):
    assert unmarked(marked(text)) == text


@given(TRICKY)
def test_what_is_marked_is_defused_already(text):
    assert defuse(marked(text)) == marked(text)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1", "'=1"),
        ("'=1", "''=1"),
        ("+49 40 1", "+49 40 1"),
        ("-5", "-5"),
        ("a;=1", "a;'=1"),
        ("Park Ji-hoon\n+82 2-212-3456", "Park Ji-hoon\n+82 2-212-3456"),
        ("+49 40 1;-5\n=1", "'+49 40 1;'-5\n'=1"),
        ("a\n+82 2-212-3456 x", "a\n'+82 2-212-3456 x"),
        ("a\n+1+cmd|x", "a\n'+1+cmd|x"),
        ("", ""),
        ("x'y", "x'y"),
    ],
)
def test_only_what_could_run_or_is_marked_is_changed(text, written):
    assert marked(text) == written
