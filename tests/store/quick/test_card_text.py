"""What is read quickly is what the composer says: the fields, the line of each, and no fault is passed over."""

from __future__ import annotations

import sys
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "yaml")]

from plain_cards import EXAMPLE, FULL, LINES, VALUES, files, generated, spoilt
from test_fields import ODD, SOUND
from test_splice_styles import REFUSED, STYLES

from offices import BOLT, furnish
from offices import CARD as BOLT_CARD
from tradectl.core.fits import fits
from tradectl.core.model.card import Card
from tradectl.core.model.typed import typed, unknown_keys
from tradectl.core.outlines import CARD
from tradectl.store.places import Place
from tradectl.store.quick.card_text import column_of, read_card_text
from tradectl.store.reader import read_customer
from tradectl.store.yaml.compose import compose
from tradectl.store.yaml.plain import place, plain_document

# Each is read, or would be were it not for one thing that only a closer look tells apart.
READ = {
    "a: |\n  x": "x", "a: |\n  x\n": "x\n", "a: |-\n  x\n": "x", "a: >\n  x\n  y\n": "x y\n", "a: |\r\n  x\r\n": "x\n",
    "a: 'it''s' # c\n": "it's", 'a: "x # y"\n': "x # y", "a: x#y # z\n": "x#y", "a: ~ # c\n": None, "a: '~'\n": "~",
    "a:\n": None, "a:\n# c\n": None, "a:\n  # c\n  b: x\n": {"b": "x"}, "a:\n- x\n": ["x"],
    "a:\n  -   b: x\n      c: y\n": [
        {"b": "x", "c": "y"}
    ], "a: [x , 'y, z', null]  # c\n": ["x", "y, z", None], "a: {b: {c: [d]}}\n": {"b": {"c": ["d"]}},
    "\ufeffa: x\n": "x", "{a: x}\n": "x", "# c\n---\n{a: [x, {b: 'y, z'}]}  # c\n...\n": ["x", {"b": "y, z"}],
    "a: x\n...\n# c\n": "x", "a: |\n  x\n...\n": "x\n",
    "--- \na: x\n": "x", "a: +49 1\n": "+49 1", "a: x \n": "x", "a: |\n  x\n\n  y\n\n\n": "x\n\ny\n",
}  # fmt: skip
LEFT = [
    "", "# c\n", "---\n", "a\n", "- a\n", "a: 1\na: 2\n", "a: b: c\n", "a: b:\n", "a: &x b\n", "a: *x\n", "a: !t b\n",
    "a:\tb\n",
    "a: [b\n", "a: [b,]\n", "a: {b}\n", "a: {b: c, b: d}\n", "a: 'b\n", "a: 'b' c\n", 'a: "\\t"\n', "a: |2\n   b\n",
    "a: |+\n b\n",
    "a: |\n", "a: >\n  b\n\n  c\n", "a: x\n  y\n", "a:\n  b: c\n d: e\n", " a: b\nc: d\n", "a: b\n---\nc: d\n",
    "a: b\n... # c\n", "a: b\n...\nc: d\n", "a: b\n...\n---\n", "{a: x}\nb: y\n", "{a: x,\n b: y}\n",
    "[a]\n", " {a: x}\n", "{}\n",
    "%YAML 1.1\n---\na: b\n", "<<<<<<< x\na: b\n", "a: \u200b\n", "a: x\u2028y\n", "a: -b\n", "a: .b\n", "'a': b\n",
    "a : b\n",
    "A: b\n", "? a\n: b\n", "a: b\rc: d\n", "\ufeff\ufeffa: b\n", "a: 中\u3000\n", "a: |\n  b\n c\n",
    "a: |\n    b\n  c\n",
    f"{'k' * 1025}: b\n",
]  # fmt: skip
CARDS = [FULL, FULL.replace("\n", "\r\n")]


def check(text):
    """Compare the two readings; return whether there was a quick one."""
    found = read_card_text(text)
    if found is None:
        return False
    composed = compose(text.encode())
    assert composed.faults == ()
    fields, lines = found
    assert fields == plain_document(composed.document)
    assert lines == {loc: place(composed.document, loc)[0] for loc in lines}
    rows = text.split("\n")
    for loc in filter(len, lines):
        column = column_of(rows[lines[loc] - 1], str(loc[-1])) if len(loc) == 1 else None
        assert column in {None, place(composed.document, loc)[1]}
    if fits(CARD, fields):
        card, faults = typed(Card, fields)
        assert card is not None
        assert faults == ()
        assert not list(unknown_keys(Card, fields))
    return True


@pytest.mark.parametrize("text", READ)
def test_a_plain_text_is_read(text):
    assert check(text)
    assert read_card_text(text)[0]["a"] == READ[text]


@pytest.mark.parametrize("text", LEFT)
def test_a_doubtful_text_is_left_to_the_composer(text):
    assert read_card_text(text) is None


@pytest.mark.parametrize("text", [*STYLES.values(), *REFUSED.values()])
def test_every_hand_written_style_is_read_alike_or_left(text):
    check(text)


@pytest.mark.parametrize("raw", [*ODD, *SOUND], ids=lambda raw: repr(raw[:20]))
def test_what_is_odd_is_read_alike_or_left(raw):
    check(raw.decode("utf-8", "replace"))


@pytest.mark.parametrize("value", VALUES)
def test_every_value_is_read_alike_or_left_wherever_it_stands(value):
    for text in ("name: {}\n", "name: x\nnotes: {}", "contacts:\n- name: {}\n  role: x\n", "tags:\n  - {}\n",
    "tags: [{}]\n",
                 "source: {{kind: {}, name: x}}\n", "name: x\n{}\n", "notes: |\n  {}\n  x\n",
                 "notes: >\n  x\n  {}\n"):  # fmt: skip
        check(text.format(value))


def test_every_line_is_read_alike_or_left_wherever_it_stands():
    rows = FULL.split("\n")
    for line in LINES:
        for at in range(len(rows)):
            check("\n".join([*rows[:at], line, *rows[at:]]))


def test_a_card_cut_off_anywhere_is_read_alike_or_left():
    assert sum(check(FULL[:at]) for at in range(len(FULL))) > len(FULL) // 4


@pytest.mark.parametrize("text", CARDS)
def test_a_card_with_every_field_is_read_with_all_its_lines(text):
    fields, lines = read_card_text(text)
    assert check(text)
    assert fits(CARD, fields)
    assert set(CARD[1]) - set(fields) == {"accept", "tier", "language", "project"}
    assert lines[()] == 2
    assert lines["contacts",] == lines["contacts", 0] == lines["contacts", 0, "name"] == 21


def test_nearly_every_card_is_read_quickly():
    """Not those in which groups run over lines, keys are quoted, or all is one group."""
    made = [check(text) for text, _ in generated()]
    assert len(made) == 300
    assert made.count(False) < 10
    assert [check(text) for text, _ in files(EXAMPLE)].count(False) == 4


@settings(max_examples=400, deadline=None)
@given(st.randoms(use_true_random=False), st.data())
def test_a_card_after_any_hand_is_read_alike_or_left(chance, data):
    sources = [FULL, *(text for text, _ in (*files(EXAMPLE), *generated())), *STYLES.values()]
    text = spoilt(data.draw(st.sampled_from([*[FULL] * 40, *sources])), chance)
    check(text)


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("ab:- #'\"[]{},|>\n\r\t?&*!~\ufeff"), max_size=40))
def test_any_text_is_read_alike_or_left(text):
    check(f"a: {text}")
    check(text)


def test_the_places_on_a_plain_card_are_those_of_a_close_reading(tmp_path):
    furnish(tmp_path)
    (tmp_path / BOLT_CARD).write_text(FULL, encoding="utf-8")
    record = read_customer(tmp_path, Place(BOLT), ZoneInfo("Asia/Shanghai"))
    composed = compose(FULL.encode()).document
    fields = plain_document(composed)
    assert record.plain == fields
    places = [(key,) for key in fields] + [("contacts", 0), ("contacts", 0, "name"), ("nothing",), ()]
    assert [record.place(loc) for loc in places] == [place(composed, loc) for loc in places]
    asked = [read_customer(tmp_path, Place(BOLT), ZoneInfo("Asia/Shanghai")).place(loc) for loc in places]
    assert asked == [place(composed, loc) for loc in places]
