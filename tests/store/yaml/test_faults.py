"""What a text is refused or warned for: kind, line and column of each."""

from __future__ import annotations

import signal
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.store.yaml.compose import Composed, compose
from tradectl.store.yaml.faults import MAX_FAULTS, FaultKind
from tradectl.store.yaml.libyaml import libyaml
from tradectl.store.yaml.plain import plain_document

K = FaultKind
MEGABYTE = 1 << 20

REFUSED = [
    # encodings and characters
    (b"name: M\xfcller\n", K.NOT_UTF8, 1, 8),
    (b"\xef\xbb\xbfa: 1\nb: \xd6\xd0\n", K.NOT_UTF8, 2, 4),
    ("a: 1".encode("utf-16"), K.NOT_UTF8, 1, 1),
    (b"a: 1\r\nb: \xed\xa0\xbd\r\n", K.NOT_UTF8, 2, 4),
    (b"a: 1\nb: x\x00y\n", K.CONTROL_CHARACTER, 2, 5),
    (b"a: \x1b[1m\n", K.CONTROL_CHARACTER, 1, 4),
    (b"a: 1 # \x07\n", K.CONTROL_CHARACTER, 1, 8),
    ("a: x\x80\n".encode(), K.CONTROL_CHARACTER, 1, 5),
    ("a: x\uffff\n".encode(), K.CONTROL_CHARACTER, 1, 5),
    ("\ufeff\ufeffa: 1\n".encode(), K.CONTROL_CHARACTER, 1, 1),
    ("a: 1 # \ufeff\n".encode(), K.CONTROL_CHARACTER, 1, 8),
    (b"a: " + b"x" * MEGABYTE, K.TOO_LARGE, 1, 1),
    (b"a: [" + b"x," * 60_000 + b"]", K.TOO_LARGE, 1, 100_003),
    # merges
    (b"a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\n", K.CONFLICT_MARKER, 2, 1),
    (b"a: 1\r\n=======\r\nb: 2\r\n", K.CONFLICT_MARKER, 2, 1),
    (b"a: 1\n||||||| base\n", K.CONFLICT_MARKER, 2, 1),
    (b"a: 1\n>>>>>>>", K.CONFLICT_MARKER, 2, 1),
    # shape of the whole
    (b"", K.EMPTY, 1, 1),
    (b"\xef\xbb\xbf", K.EMPTY, 1, 1),
    (b"# only a comment\n\n", K.EMPTY, 1, 1),
    (b"---\n", K.EMPTY, 1, 1),
    (b"\n- a\n- b\n", K.NOT_A_MAPPING, 2, 1),
    (b"just words\n", K.NOT_A_MAPPING, 1, 1),
    (b"[a, b]\n", K.NOT_A_MAPPING, 1, 1),
    (b"a: 1\n---\nb: 2\n", K.SECOND_DOCUMENT, 2, 1),
    (b"a: 1\n---\n", K.SECOND_DOCUMENT, 2, 1),
    (b"a: 1\n...\nb: 2\n", K.SECOND_DOCUMENT, 3, 1),
    (b"a: " + b"[" * 32 + b"]" * 32, K.TOO_DEEP, 1, 35),
    # keys
    (b"a: 1\nb: 2\na: 3\n", K.DUPLICATE_KEY, 3, 1),
    (b"a: {x: 1, 'x': 2}\n", K.DUPLICATE_KEY, 1, 11),
    (b"? [a, b]\n: 1\n", K.KEY_NOT_TEXT, 1, 3),
    (b"{a: 1}: 2\n", K.KEY_NOT_TEXT, 1, 1),
    (b"? \n: 1\n", K.KEY_NOT_TEXT, 1, 2),
    # what a card does not need
    (b"a: &x 1\n", K.ANCHOR, 1, 4),
    (b"a: 1\nb: &x [1]\n", K.ANCHOR, 2, 4),
    (b"a: *x\n", K.ALIAS, 1, 4),
    (b"*x : 1\n", K.ALIAS, 1, 1),
    (b"a: !foo 1\n", K.TAG, 1, 4),
    (b"a: ! 'x'\n", K.TAG, 1, 4),
    (b"a: !!map {b: 1}\n", K.TAG, 1, 4),
    (b"a: !t |\n  x\n", K.TAG, 1, 4),
    (b"a: !<x\n", K.TAG, 1, 4),
    (b"%YAML 1.1\n---\na: 1\n", K.DIRECTIVE, 1, 1),
    (b"%TAG ! tag:x,2000:\n---\na: 1\n", K.DIRECTIVE, 1, 1),
    (b"%FOO bar\n---\na: 1\n", K.DIRECTIVE, 1, 1),
    (b"%YAML 2.0\n---\na: 1\n", K.DIRECTIVE, 1, 1),
    # tabs
    (b"a:\n\tb: 1\n", K.TAB, 2, 1),
    (b"a: 1\n\tb: 1\n", K.TAB, 2, 1),
    (b"a:\t1\n", K.TAB, 1, 3),
    (b"a: \t1\n", K.TAB, 1, 4),
    (b"a:\t# c\n", K.TAB, 1, 3),
    (b"a:\n-\tb\n", K.TAB, 2, 2),
    (b"a: [\n\tb]\n", K.TAB, 2, 1),
    (b"a: {x:\t1}\n", K.TAB, 1, 7),
    (b"a: |\n\tx\n", K.TAB, 2, 1),
    (b"\t# c\na: 1\n", K.TAB, 1, 1),
    # breaks nobody sees
    ("a: x\u2028b: 1\n".encode(), K.LINE_SEPARATOR, 1, 5),
    ("a: x\u2029y\n".encode(), K.LINE_SEPARATOR, 1, 5),
    ("a: x\u0085b: 1\n".encode(), K.LINE_SEPARATOR, 1, 5),
    ("a: 1 # c\u2028b: 1\n".encode(), K.LINE_SEPARATOR, 1, 9),
    ("a: |\n  x\u2028y\n".encode(), K.LINE_SEPARATOR, 2, 4),
    ("a: 'x\u2028'\nb: y\u2028z\n".encode(), K.LINE_SEPARATOR, 2, 5),
    # syntax
    (b"a: 1\nname: Acme: Inc\n", K.COLON_IN_VALUE, 2, 11),
    (b"a: x: y\n", K.COLON_IN_VALUE, 1, 5),
    (b"a: 1\n  b: 2\n", K.INDENTATION, 2, 3),
    (b"  a: 1\n b: 2\n", K.INDENTATION, 2, 2),
    (b"a:\n  b: 1\n c: 2\n", K.INDENTATION, 3, 2),
    (b"a: @x\n", K.BAD_FIRST_CHARACTER, 1, 4),
    (b"a: `x`\n", K.BAD_FIRST_CHARACTER, 1, 4),
    (b"a: %x\n", K.BAD_FIRST_CHARACTER, 1, 4),
    (b"a: - b\n", K.BAD_FIRST_CHARACTER, 1, 4),
    (b"a: * x\n", K.BAD_FIRST_CHARACTER, 1, 4),
    (b"a: & Co\n", K.BAD_FIRST_CHARACTER, 1, 4),
    (b'a: 1\nb: "x\nc: 1\n', K.UNCLOSED_QUOTE, 2, 4),
    (b"b: 'it's\nc: 1\n", K.TEXT_BEHIND, 1, 8),
    (b"b: [x\nc: 1\n", K.UNCLOSED_BRACKET, 1, 4),
    (b"b: {x: 1\nc: 1\n", K.UNCLOSED_BRACKET, 1, 4),
    (b'b: ["x" "y"]\n', K.UNCLOSED_BRACKET, 1, 9),
    (b"a: 1\nwords\nb: 2\n", K.MISSING_COLON, 2, 1),
    ("a: 1\nname：Acme\nb: 2\n".encode(), K.FULL_WIDTH_COLON, 2, 5),
    ("name：Acme\n".encode(), K.FULL_WIDTH_COLON, 1, 5),
    (b'a: "\\q"\n', K.BAD_ESCAPE, 1, 5),
    (b'a: "\\xZZ"\n', K.BAD_ESCAPE, 1, 5),
    (b'a: "\\ud83d"\n', K.SURROGATE, 1, 5),
    (b'a: "x\\ud83d\\ude00"\n', K.SURROGATE, 1, 6),
    (b"a: 'x'y\n", K.TEXT_BEHIND, 1, 7),
    (b'a: "x" y\n', K.TEXT_BEHIND, 1, 8),
    (b"a: [1, 2]]\n", K.TEXT_BEHIND, 1, 10),
    (b"a: {b:, c: 1}\n", K.MISPLACED_COLON, 1, 6),
    (b"a: {b:? c}\n", K.MISPLACED_COLON, 1, 6),
    (b"a: |x\n", K.TEXT_BESIDE_SIGN, 1, 5),
    (b"a: > x\n  y\n", K.TEXT_BESIDE_SIGN, 1, 6),
    (b"a: }\n", K.BAD_FIRST_CHARACTER, 1, 4),
    (b"a: [b, }]\n", K.BAD_FIRST_CHARACTER, 1, 8),
    (b"a: ? b\n", K.BAD_FIRST_CHARACTER, 1, 4),
    # bombs
    (b"[" * 50_000, K.TOO_DEEP, 1, 33),
    (b"- " * 25_000, K.TOO_DEEP, 1, 65),
    (b"{a: " * 12_500, K.TOO_DEEP, 1, 129),
    (b"? " * 25_000, K.TOO_DEEP, 1, 65),
    (b"".join(b" " * depth + b"a:\n" for depth in range(200)), K.TOO_DEEP, 33, 33),
    (b"a: &a [x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n", K.ANCHOR, 1, 4),
]

WARNED = [
    ("name: # 1 Ltd\n", K.EATEN_VALUE, 1, 7, "# 1 Ltd"),
    ("name:   #1 Ltd\n", K.EATEN_VALUE, 1, 9, "#1 Ltd"),
    ("a:\n- # x\n", K.EATEN_VALUE, 2, 3, "# x"),
    ("a: {b: #c\n , d: 1}\n", K.EATEN_VALUE, 1, 8, "#c"),
    ('a: 1\nb: "\\e[1m"\n', K.HIDDEN_CHARACTER, 2, 4, "U+001B"),
    ("a: invoice\u202egpj.exe\n", K.HIDDEN_CHARACTER, 1, 11, "U+202E"),
    ("a: |\n  x\n  y\u200bz\n", K.HIDDEN_CHARACTER, 3, 4, "U+200B"),
    ("a\u200b: 1\n", K.HIDDEN_CHARACTER, 1, 2, "U+200B"),
    ("a: x\ufeff\n", K.HIDDEN_CHARACTER, 1, 5, "U+FEFF"),
    ("a: x\u200dy\n", K.HIDDEN_CHARACTER, 1, 5, "U+200D"),
    ('a: "x\u2028y"\n', K.HIDDEN_CHARACTER, 1, 6, "U+2028"),
    ("b: 1\na: 'x\u0085y'\n", K.HIDDEN_CHARACTER, 2, 6, "U+0085"),
    ('\ufeffa: "\u202e"\n', K.HIDDEN_CHARACTER, 1, 5, "U+202E"),
]

FINE = [
    ("a: # \nb: 1\n", {"a": None, "b": "1"}),
    ("website:   # not known yet\n", {"website": None}),
    ("contacts: # whom to call\n- Hans\n", {"contacts": ["Hans"]}),
    ("a: #x\n  y\n", {"a": "y"}),
    ("a: x\ty\t\nb:\t\nc: 1\t# c\n", {"a": "x\ty", "b": None, "c": "1"}),
    ("a: |\n  x\ty\n  \n", {"a": "x\ty\n"}),
    ('a: "x\n\ty"\n', {"a": "x y"}),
    ("a: 1 #\tb:\tc\n", {"a": "1"}),
    ("a: x-\t# c\n", {"a": "x-"}),
    ("a: x=======\nb: |\n  =======\n  <<<<<<< x\n", {"a": "x=======", "b": "=======\n<<<<<<< x\n"}),
    ("======= x: 1\n"[8:], {"x": "1"}),
    ("--- # start\na: 1\n...\n# end\n", {"a": "1"}),
    ("a: 1\r\nb: 2\r\n", {"a": "1", "b": "2"}),
    ("a: 1\rb: 2\r", {"a": "1", "b": "2"}),
    ("\ufeffa: 1\n", {"a": "1"}),
    ("<<: x\n=: y\n~: z\nNO: n\n", {"<<": "x", "=": "y", "~": "z", "NO": "n"}),
    ("a: [~, null, Null, NULL, nUll, '~', \"null\", '']\n", {"a": [None, None, None, None, "nUll", "~", "null", ""]}),
    ("a: {b, c: , 'd': }\n", {"a": {"b": None, "c": None, "d": None}}),
    ("? a\n: 1\n? b\n", {"a": "1", "b": None}),
    (
        "a: no\nb: 007\nc: +4712\nd: 12:30\ne: 2026-02-30\n",
        {"a": "no", "b": "007", "c": "+4712", "d": "12:30", "e": "2026-02-30"},
    ),
    ("a: 👩\u200d💻 می\u200cخواهم\n", {"a": "👩\u200d💻 می\u200cخواهم"}),
    ("a: " + "[" * 31 + "]" * 31, None),
]


@pytest.mark.parametrize(("raw", "kind", "line", "column"), REFUSED)
def test_what_cannot_be_used_is_a_fault_with_its_place(raw, kind, line, column):
    composed = compose(raw)
    assert composed.document is None
    first = next(fault for fault in composed.faults if not fault.is_warning)
    assert (first.kind, first.line, first.column) == (kind, line, column)


@pytest.mark.parametrize(("text", "kind", "line", "column", "detail"), WARNED)
def test_what_looks_wrong_is_a_warning_and_the_value_is_kept(text, kind, line, column, detail):
    composed = compose(text.encode())
    assert composed.document is not None
    assert [(f.kind, f.line, f.column, f.detail, f.is_warning) for f in composed.faults] == [
        (kind, line, column, detail, True)
    ]


@pytest.mark.parametrize(("text", "values"), FINE)
def test_what_is_fine_has_no_fault(text, values):
    composed = compose(text.encode())
    assert composed.faults == ()
    assert composed.document is not None
    assert values is None or plain_document(composed.document) == values


def test_every_fault_of_a_kind_that_is_cheap_to_find_is_reported_in_order():
    composed = compose(b"a: &x 1\nb: *x\nb: !t 1\na: 2\nc: {d: 1, d: 2}\n")
    assert [(f.kind, f.line) for f in composed.faults] == [
        (K.ANCHOR, 1),
        (K.ALIAS, 2),
        (K.DUPLICATE_KEY, 3),
        (K.TAG, 3),
        (K.DUPLICATE_KEY, 4),
        (K.DUPLICATE_KEY, 5),
    ]


def test_a_double_key_names_the_key_and_the_line_of_the_first():
    fault = compose(b"name: 1\nx: 1\nname: 2\n").faults[0]
    assert (fault.detail, fault.earlier_line) == ("name", 1)


def test_each_conflict_is_reported():
    conflict = b"<<<<<<< a\nx: 1\n=======\nx: 2\n>>>>>>> b\n"
    assert [fault.line for fault in compose(conflict * 3).faults] == [1, 6, 11]


def test_a_thousand_warnings_forbid_nothing_and_are_cut_short():
    composed = compose(b"a: [" + "\u202e,".encode() * 1000 + b"]\n")
    assert composed.document is not None
    assert len(composed.faults) == MAX_FAULTS


def test_a_thousand_errors_are_cut_short():
    assert MAX_FAULTS <= len(compose(b"- &a\n" * 1000).faults) <= MAX_FAULTS + 1
    assert len(compose("a: [\n{}]\n".format("\tx,\n" * 1000).encode()).faults) == MAX_FAULTS
    assert len(compose(b"<<<<<<< a\n" * 1000).faults) == MAX_FAULTS


def test_without_libyaml_the_program_says_so(monkeypatch):
    libyaml.cache_clear()
    monkeypatch.setitem(sys.modules, "yaml._yaml", None)
    with pytest.raises(TradectlError) as raised:
        compose(b"a: 1\n")
    assert raised.value.code is ErrorCode.UNSUPPORTED
    assert raised.value.hint is not None
    monkeypatch.undo()
    libyaml.cache_clear()
    assert compose(b"a: 1\n").document is not None


SLOW_ON_PURPOSE = [
    b"a: [" + b"x," * (MEGABYTE // 2 - 10) + b"]",
    b"a:\n" + b"- \n" * (MEGABYTE // 3 - 10),
    b"a: 1\n" * (MEGABYTE // 5),
    b"".join(b"k%d: 1\n" % number for number in range(95_000)),
    b"a: " + b"[],".rjust(3) * (MEGABYTE // 3 - 10),
    b"a: [" + b"{a: 1}," * (MEGABYTE // 7 - 10) + b"]",
    b"a:\n" + b"- |\n" * (MEGABYTE // 4 - 10),
    b"a: |\n" + b" \n" * (MEGABYTE // 2 - 10),
    b"a: {" + b"b: ," * (MEGABYTE // 4 - 10) + b"}",
    b"?\n" * (MEGABYTE // 2),
    b"a:\tb\n" * (MEGABYTE // 5),
    b"a: # x\n" * (MEGABYTE // 7),
    ("a: " + "\u2028" * (MEGABYTE // 3 - 10)).encode(),
    ("a: [" + "\u202e," * (MEGABYTE // 4 - 10) + "]").encode(),
    b"a: [x" + b"\tx," * 40_000 + b"]",
    b"<<<<<<< \n" * (MEGABYTE // 9),
    b"{" * MEGABYTE,
    b'"' * MEGABYTE,
    b"&" * MEGABYTE,
    b"!" * MEGABYTE,
]


@pytest.mark.parametrize("raw", SLOW_ON_PURPOSE, ids=lambda raw: repr(raw[:12]))
def test_a_megabyte_of_anything_is_answered(raw):
    signal.alarm(100)  # quadratic time would be minutes, and never end well
    try:
        found = compose(raw)
    finally:
        signal.alarm(0)
    assert found.document is not None or found.faults


@given(st.binary(max_size=400))
@settings(max_examples=400, deadline=None)
def test_no_bytes_are_a_traceback(raw):
    _is_sound(compose(raw))


SCRAPS = "abx01 \n\t:-?,[]{}#&*!|>'\"%@`~=.\\\r\x00\ufeff\u2028\u0085\u202eé😀"
WORDS = [
    ": ",
    "- ",
    "\r\n",
    "  ",
    "\n  ",
    "---",
    "...",
    "|\n ",
    ">-\n ",
    "a: ",
    "<<",
    "%YAML 1.1\n",
    "<<<<<<< ",
    "\\u",
    "\\ud800",
]
YAML_SCRAPS = st.sampled_from([*SCRAPS, *WORDS])


@given(st.lists(YAML_SCRAPS, max_size=60).map("".join))
@settings(max_examples=1500, deadline=None)
def test_no_scraps_of_yaml_are_a_traceback(text):
    composed = compose(text.encode())
    _is_sound(composed)
    if composed.document is not None:
        assert composed.document.text == text.removeprefix("\ufeff")


def _is_sound(composed: Composed):
    """A text is either read or refused with a reason, and every fault has a place."""
    errors = [fault for fault in composed.faults if not fault.is_warning]
    assert (composed.document is None) == bool(errors)
    assert all(fault.line >= 1 and fault.column >= 1 for fault in composed.faults)
