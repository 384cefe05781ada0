"""Rows of JSON: what can be read on them, and the column of every fault."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradectl.core.json_rows import Found, column, is_marker, read_row, read_sole


def told(row):
    found, faults = read_row(row)
    return [one.value for one in found], [(fault.kind, fault.column) for fault in faults]


@pytest.mark.parametrize(
    ("row", "values", "faults"),
    [
        ("", [], []),
        ('{"id":1}', [{"id": 1}], []),
        (' \u3000{"id":1}\u2028 ', [{"id": 1}], []),
        ('{"id":1}{"id":2}', [{"id": 1}, {"id": 2}], [("joined", 9)]),
        ('{"id":1} {"id":2} {"id":3}', [{"id": 1}, {"id": 2}, {"id": 3}], [("joined", 10)]),
        ('{"id":1},', [{"id": 1}], [("syntax", 9)]),
        ('{"id":1,"did":"Se{"id":2}', [{"id": 2}], [("syntax", 20)]),
        ('{"id":1,"a":{"id":2},', [], [("syntax", 22)]),  # what belongs to an entry is none of its own
        ('{"id":1,"a": {"id":2},', [], [("syntax", 23)]),
        ("[1]", [], [("syntax", 1)]),
        ('x {"id":1} y {"id":2} z', [{"id": 1}, {"id": 2}], [("syntax", 1), ("joined", 14)]),
        ('{"a":1,"b":{"c":1,"c":2}}', [], [("twin", 19)]),
        ('{"a":NaN}', [], [("number", 6)]),
        ('{"a":"NaN","b":-Infinity}', [], [("number", 16)]),
        ('{"a":"1e999","b":-1e999}', [], [("number", 18)]),
        (f'{{"a":{"9" * 4400}}}', [], [("number", 6)]),
        (f'{{"a":{"9" * 400}}}', [{"a": int("9" * 400)}], []),
        ('{"a":1e-999}', [{"a": 0.0}], []),
        ('{"a":"\\ud83d"}', [], [("half", 7)]),
        ('{"a":"\\ud83d\\udca1"}', [{"a": "💡"}], []),
        ('{"a":"\\udca1"}{"id":2}', [{"id": 2}], [("half", 7)]),
        ("[" * 33, [], [("deep", 33)]),
        ('"{"id": ' + "[" * 5000, [], [("syntax", 1), ("deep", 2)]),  # behind a stray quotation mark
        ("[" * 32, [], [("syntax", 1)]),
        ('{"a":"' + "[" * 99 + '"}', [{"a": "[" * 99}], []),
        ('{"a":"' + '\\"[' * 99 + '"}', [{"a": '"[' * 99}], []),
        ('{"a":"' + "[" * 99, [], [("syntax", 6)]),
        ("x" * ((1 << 20) + 1), [], [("long", 1)]),
        ("{}" * 1001, [{}] * 1000, [("joined", 3), ("crowd", 2001)]),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_row(row, values, faults):
    assert told(row) == (values, faults)


@pytest.mark.parametrize(
    ("loc", "of_key", "text"),
    [
        ((), False, '{"a"'),
        (("a",), False, '"x"'),
        (("a",), True, '"a" '),
        (("by",), False, '"mei"'),
        (("b", 1, "c"), False, "7"),
        (("b", 1, "c"), True, '"c"'),
        (("b", 0), False, '"by"'),
        (("b", 5), False, '[ "by"'),
        (("b", 1, "missing"), False, '{"c"'),
        (("a", "below"), False, '"x"'),
        (("missing",), True, '{"a"'),
        (("d",), False, "null"),
    ],
)
def test_a_place_on_a_row(loc, of_key, text):
    row = '{"id":0}{"a" : "x", "b":[ "by", {"c":7} ], "by":"mei" ,"d":null}'
    assert column(row, 8, loc, of_key=of_key) == row.index(text, 8) + 1


@pytest.mark.parametrize("row", ["<<<<<<< HEAD", "=======", ">>>>>>> hao", "||||||| merged"])
def test_a_marker(row):
    assert is_marker(row)


@pytest.mark.parametrize("row", ["<<<<<< HEAD", "========", "=======x", '{"a":"======="}', " ======="])
def test_no_marker(row):
    assert not is_marker(row)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


def paths(value, loc=()):
    yield loc, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from paths(item, (*loc, key))


@given(st.lists(st.dictionaries(st.text(), JSON, max_size=4), min_size=1, max_size=3), st.booleans())
def test_what_was_written_is_read_and_every_place_is_its_own(values, ascii_only):
    row = " ".join(json.dumps(value, ensure_ascii=ascii_only) for value in values)
    found, faults = read_row(row)
    assert [one.value for one in found] == values
    assert {fault.kind for fault in faults} <= {"joined"}
    for one in found:
        for loc, value in paths(one.value):
            at = column(row, one.start, loc) - 1
            assert json.JSONDecoder().raw_decode(row, at)[0] == value


@given(st.text())
def test_any_text_is_a_row(row):
    found, faults = read_row(row)
    assert found or faults or not row.strip()
    assert all(1 <= fault.column <= len(row) + 1 for fault in faults)


SCRAPS = st.sampled_from(
    [*'{}[]",:\\ \t1', '"a"', '"a":1', "{}", '{"a":', "null", "NaN", "1e999", "\\u0041", "\\ud83d", "é"]
)


@given(st.lists(SCRAPS, max_size=12).map("".join).map(lambda text: f"{{{text}}}") | st.text())
def test_a_sole_object_is_what_a_closer_look_finds(row):
    sole = read_sole(row)
    assert sole is None or read_row(row) == ([Found(sole, 0)], [])


@pytest.mark.parametrize("row", ["", " {}", "{} ", "[1]", '{"a":1,"a":2}', '{"a":NaN}', '{"a":"\\ud83d"}', "{}{}", "{"])
def test_what_is_no_sole_object_is_looked_at_closer(row):
    assert read_sole(row) is None


def test_the_second_of_two_equal_keys_is_named():
    row = '{"a":1,"b":2,"c":3,"b":4,"a":5}'
    assert told(row) == ([], [("twin", row.rindex('"b"') + 1)])
