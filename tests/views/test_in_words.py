"""Values of cards in words, and texts of the journal line by line."""

from __future__ import annotations

import pytest

from tradectl.core.message import say
from tradectl.views.in_words import in_words

MA, LI = {"name": "马经理", "phone": "138 0013"}, {"name": "Li", "email": "li@x.example", "vcard": {"a": 1}}
NOTHING = say("(nothing)")


@pytest.mark.parametrize(
    ("value", "beside", "told"),
    [
        (None, "x", NOTHING),
        ("", "x", NOTHING),
        ([], [MA], NOTHING),
        ("x", None, "x"),
        (3, None, "3"),
        (False, None, "False"),
        (["LED", "panel"], None, "LED, panel"),
        ([MA, LI], None, "马经理 (phone 138 0013), Li (email li@x.example, vcard)"),
        ([MA], [MA, LI], "马经理"),
        ([MA], [{"name": "马经理", "phone": "139"}], "马经理 (phone 138 0013)"),
        ([{"phone": "1"}], None, "phone 1"),
        ({"products": ["panel", "bulb"], "rows": [[1]]}, None, "products panel, bulb, rows"),
        ({"city": "Lyon", "street": "x"}, None, "city Lyon, street x"),
    ],
)
def test_a_value_is_told_in_words(value, beside, told):
    assert in_words(value, beside) == told
