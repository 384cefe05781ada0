"""Where nodes stand: the characters of every value, as they were written."""

from __future__ import annotations

import pytest

from tradectl.store.yaml.compose import compose
from tradectl.store.yaml.lines import Lines
from tradectl.store.yaml.nodes import Mapping, Mark, Scalar, Sequence
from tradectl.store.yaml.plain import find, place, plain, plain_document
from tradectl.store.yaml.style import Style

SPANS = [
    # text, path, the value's own characters, value, style
    ("a: one\n", ("a",), "one", "one", Style.PLAIN),
    ("a:    one   # c\n", ("a",), "one", "one", Style.PLAIN),
    ("a: it's # c\n", ("a",), "it's", "it's", Style.PLAIN),
    ("a: 'it''s'  \n", ("a",), "'it''s'", "it's", Style.SINGLE),
    ('a: "x\\"y" # c\n', ("a",), '"x\\"y"', 'x"y', Style.DOUBLE),
    ("a: one\n  two\n  three\nb: 2\n", ("a",), "one\n  two\n  three", "one two three", Style.PLAIN),
    ("a: one\n\n  two   # c\nb: 2\n", ("a",), "one\n\n  two", "one\ntwo", Style.PLAIN),
    ("a:\n  below\nb: 1\n", ("a",), "below", "below", Style.PLAIN),
    ("a: one\n\n\n# c\nb: 2\n", ("a",), "one", "one", Style.PLAIN),
    ('a: "x\n  y\\\n  z"\n', ("a",), '"x\n  y\\\n  z"', "x yz", Style.DOUBLE),
    ("a: 'x\n\n  y'\n", ("a",), "'x\n\n  y'", "x\ny", Style.SINGLE),
    # literal and folded blocks: never the final line break, blank lines only where they are kept
    ("a: |\n  x\n  y\nb: 1\n", ("a",), "|\n  x\n  y", "x\ny\n", Style.LITERAL),
    ("a: |\n  x\n\n\nb: 1\n", ("a",), "|\n  x", "x\n", Style.LITERAL),
    ("a: |-\n  x\n\n\n# c\nb: 1\n", ("a",), "|-\n  x", "x", Style.LITERAL),
    ("a: |+\n  x\n\n\nb: 1\n", ("a",), "|+\n  x\n\n", "x\n\n\n", Style.LITERAL),
    ("a: |+\n\n\nb: 1\n", ("a",), "|+\n\n", "\n\n", Style.LITERAL),
    ("a: |+\nb: 1\n", ("a",), "|+", "", Style.LITERAL),
    ("a: |\n  x\n \n  \nb: 1\n", ("a",), "|\n  x", "x\n", Style.LITERAL),
    ("a: |\n  x\n    \nb: 1\n", ("a",), "|\n  x\n    ", "x\n  \n", Style.LITERAL),
    ("a: |\n\n\n  x\nb: 1\n", ("a",), "|\n\n\n  x", "\n\nx\n", Style.LITERAL),
    ("a: |  # c\n  x # no comment\nb: 1\n", ("a",), "|  # c\n  x # no comment", "x # no comment\n", Style.LITERAL),
    ("a: |2\n   x\n  y\n", ("a",), "|2\n   x\n  y", " x\ny\n", Style.LITERAL),
    ("a: |\nb: 1\n", ("a",), "|", "", Style.LITERAL),
    ("a: |   \n\nb: 1\n", ("a",), "|", "", Style.LITERAL),
    ("a: |  # c  \nb: 1\n", ("a",), "|  # c", "", Style.LITERAL),
    ("a: |\n  x", ("a",), "|\n  x", "x", Style.LITERAL),
    ("a: |\n  x\n\n  ", ("a",), "|\n  x", "x\n", Style.LITERAL),
    ("a:\n  |\n  x\nb: 1\n", ("a",), "|\n  x", "x\n", Style.LITERAL),
    ("a: >\n  x\n  y\n\n  z\n# c\nb: 1\n", ("a",), ">\n  x\n  y\n\n  z", "x y\nz\n", Style.FOLDED),
    ("a: >-\n   x\n\n  # c\nb: 1\n", ("a",), ">-\n   x", "x", Style.FOLDED),
    ("a: |\r\n  x\r\n  y\r\n\r\nb: 1\r\n", ("a",), "|\r\n  x\r\n  y", "x\ny\n", Style.LITERAL),
    ("a: |+\r\n  x\r\n\r\nb: 1\r\n", ("a",), "|+\r\n  x\r\n", "x\n\n", Style.LITERAL),
    ("a: |\r  x\r  y\rb: 1\r", ("a",), "|\r  x\r  y", "x\ny\n", Style.LITERAL),
    ("l:\n- |\n x\n- b\n", ("l", 0), "|\n x", "x\n", Style.LITERAL),
    # other collections
    ("a: [x , 'y',z ]\n", ("a", 0), "x", "x", Style.PLAIN),
    ("a: [x , 'y',z ]\n", ("a", 2), "z", "z", Style.PLAIN),
    ("a: [x, # c\n  y ] # d\n", ("a", 1), "y", "y", Style.PLAIN),
    ("a: { b: 1 , c: 2 }\n", ("a", "b"), "1", "1", Style.PLAIN),
    ('{"a":"1","b":"2"}\n', ("b",), '"2"', "2", Style.DOUBLE),
    # other characters and line ends
    ("a: 😀\nb: 中文 # c\n", ("b",), "中文", "中文", Style.PLAIN),
    ("😀: 1\n", ("😀",), "1", "1", Style.PLAIN),
    ("\ufeffa: 😀\nb: 1\n", ("b",), "1", "1", Style.PLAIN),
    ("a: 1\rb: 2\r", ("b",), "2", "2", Style.PLAIN),
    ("a: 1\r\nb: 2\r\n", ("b",), "2", "2", Style.PLAIN),
    ("a: 1", ("a",), "1", "1", Style.PLAIN),
    ("a: 'x\u2028y'\nb: 2\n", ("b",), "2", "2", Style.PLAIN),
]

EMPTY = [
    # text, path, what stands before it on its line, behind it
    ("a:\nb: 1\n", ("a",), "a:", ""),
    ("a:    \nb: 1\n", ("a",), "a:", "    "),
    ("a:   # c\n", ("a",), "a:", "   # c"),
    ("'a' :  \n", ("a",), "'a' :", "  "),
    ("a: ", ("a",), "a:", " "),
    ("a:", ("a",), "a:", ""),
    ("a:\n-\n- x\n", ("a", 0), "-", ""),
    ("a:\n  -   \n", ("a", 0), "  -", "   "),
    ("a: {b: , c: }\n", ("a", "b"), "a: {b:", " , c: }"),
    ("a: {b: , c: }\n", ("a", "c"), "a: {b: , c:", " }"),
    ("a: {b: # c\n , d: 1}\n", ("a", "b"), "a: {b:", " # c"),
    ("a: {b, c}\n", ("a", "b"), "a: {b", ", c}"),
    ("a: [b: , c]\n", ("a", 0, "b"), "a: [b:", " , c]"),
    ("? a\nb: 1\n", ("a",), "? a", ""),
    ("a:\n# c\n\nb: 1\n", ("a",), "a:", ""),
]

COLLECTIONS = [
    ("a:\n  b: 1\n  c: 2  # c\n\n# d\ne: 1\n", ("a",), "b: 1\n  c: 2"),
    ("a:\n  - x\n  # c\n  - y # c\n# d\nb: 1\n", ("a",), "- x\n  # c\n  - y"),
    ("a:\n- x\n- y\nb: 1\n", ("a",), "- x\n- y"),
    ("a:\n- b: 1\n  c:\n- d: |\n    x\n\ne: 1\n", ("a",), "- b: 1\n  c:\n- d: |\n    x"),
    ("a:\n- b: 1\n  c:\n- d: 1\n", ("a", 0), "b: 1\n  c:"),
    ("a: [x, [y], ] # c\n", ("a",), "[x, [y], ]"),
    ("a: {b: {c: d}} # c\n", ("a", "b"), "{c: d}"),
    ("a: [b: 1, c]\n", ("a", 0), "b: 1"),
    ("a: []\n", ("a",), "[]"),
    ("a:\n- - x\n  - y\n", ("a", 0), "- x\n  - y"),
]


@pytest.mark.parametrize(("text", "path", "own", "value", "style"), SPANS)
def test_a_scalar_is_where_its_characters_are(text, path, own, value, style):
    node, text = _node(text, path)
    assert isinstance(node, Scalar)
    assert text[node.start.offset : node.end.offset] == own
    assert (node.value, node.style) == (value, style)
    _has_true_places(node, text)


@pytest.mark.parametrize(("text", "path", "before", "behind"), EMPTY)
def test_nothing_stands_behind_its_colon_or_dash(text, path, before, behind):
    node, text = _node(text, path)
    assert isinstance(node, Scalar)
    assert node.value is None
    assert node.start == node.end
    line = text.splitlines()[node.start.line - 1]
    assert (line[: node.start.column - 1], line[node.start.column - 1 :]) == (before, behind)
    _has_true_places(node, text)


@pytest.mark.parametrize(("text", "path", "own"), COLLECTIONS)
def test_a_collection_ends_with_its_last_value(text, path, own):
    node, text = _node(text, path)
    assert isinstance(node, (Sequence, Mapping))
    assert text[node.start.offset : node.end.offset] == own
    _has_true_places(node, text)


def test_marks_count_code_points_without_the_bom():
    node, _ = _node("\ufeffname: 😀\r\ncity: x\r\n", ("city",))
    assert node.start == Mark(15, 2, 7)
    assert node.end == Mark(16, 2, 8)


def test_lines_end_where_editors_end_them():
    text = "a: 'x\u2028y\u0085z'\nb: 1\n"
    node, _ = _node(text, ("b",))
    assert (node.start.line, node.start.column) == (2, 4)


def test_values_are_strings_whatever_they_look_like():
    document = compose(b"a: NO\nb: [007, 12:30, 2026-02-30, ~]\nc: {d: , e: '~'}\nNO: 1\n").document
    assert plain_document(document) == {
        "a": "NO",
        "b": ["007", "12:30", "2026-02-30", None],
        "c": {"d": None, "e": "~"},
        "NO": "1",
    }
    assert plain(document.root) == plain_document(document)


CARD = """\
# a comment

code: MUELLER
contacts:
  - name: Hans

    email: hans@x.de
  - {name: Eva}
source: {kind: fair,
  name: Canton}
aliases: []
website:
"""


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ((), 3, 1),
        (("code",), 3, 7),
        (("grade",), 3, 1),
        (("grade", "x", 1), 3, 1),
        (("code", "below", 0), 3, 7),
        (("contacts",), 5, 3),
        (("contacts", 0), 5, 5),
        (("contacts", 0, "email"), 7, 12),
        (("contacts", 0, "phone"), 5, 5),
        (("contacts", 1, "phone"), 8, 5),
        (("contacts", 2), 5, 3),
        (("contacts", -1), 5, 3),
        (("contacts", "name"), 5, 3),
        (("source", "name"), 10, 9),
        (("source", "date"), 9, 9),
        (("source", 0), 9, 9),
        (("aliases", 0), 11, 10),
        (("website",), 12, 9),
        (("website", "x"), 12, 9),
    ],
)
def test_every_path_has_a_place(path, line, column):
    assert place(compose(CARD.encode()).document, path) == (line, column)


def _node(text, path):
    composed = compose(text.encode())
    assert composed.document is not None, composed.faults
    node, whole = find(composed.document.root, path)
    assert whole
    return node, composed.document.text


def _has_true_places(node, text):
    lines = Lines(text)
    assert node.start == lines.mark(node.start.offset)
    assert node.end == lines.mark(node.end.offset)
