"""New documents: block style, quoted where readers disagree, read back before they are handed out."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.store.yaml import emit as emit_module
from tradectl.store.yaml.compose import compose
from tradectl.store.yaml.emit import emit
from tradectl.store.yaml.plain import plain_document
from tradectl.store.yaml.values import Plain, read_back

CARD = {
    "format": Plain("1"),
    "country": "NO",
    "registered": Plain("2026-01-15"),
    "name": "Müller: Söhne",
    "grade": Plain("B"),
    "aliases": ["007", "Acme"],
    "source": {"kind": "fair", "on": Plain("2026-04-17")},
    "contacts": [{"name": "Hans", "phone": "+4915112345678"}, {"name": "Eva"}],
    "tags": [],
    "project": {},
    "website": None,
    "notes": "one\ntwo\n",
}
TEXT = """\
# yaml-language-server: $schema=card.schema.json
format: 1
country: "NO"                 # ISO code
registered: 2026-01-15
name: "Müller: Söhne"
grade: B                      # prospects only
aliases:
  - "007"
  - Acme
source:
  kind: fair
  "on": 2026-04-17
contacts:
  - name: Hans
    phone: "+4915112345678"
  - name: Eva
tags: []
project: {}
website:
notes: |
  one
  two
"""
COMMENTS = {"country": "ISO code", "grade": "prospects\nonly", "no such key": "x"}


def test_a_card_looks_like_this():
    assert emit(CARD, comments=COMMENTS, head="yaml-language-server: $schema=card.schema.json").decode() == TEXT


def test_comments_stand_on_the_line_of_their_key():
    fields = {"notes": "a\nb\n", "tags": [{}, "x", "z"], "demand": {"a": "b"}, "long": "x" * 40, "website": None}
    raw = emit(fields, comments={"notes": "c1", "tags": "c2", "demand": "c3", "long": "c4", "website": "c5"})
    assert raw.decode().splitlines() == [
        "notes: |                      # c1",
        "  a",
        "  b",
        "tags:                         # c2",
        "  - {}",
        "  - x",
        "  - z",
        "demand:                       # c3",
        "  a: b",
        f"long: {'x' * 40}  # c4",
        "website:                      # c5",
    ]
    assert compose(raw).faults == ()


def test_hidden_characters_are_escaped_and_leave_comments():
    raw = emit({"a": "x\u202ey"}, comments={"a": "c\u202ed"}, head="h\u200b")
    assert raw.decode() == '# h\na: "x\\u202Ey"                 # cd\n'


def test_half_a_character_is_refused():
    for fields in ({"a": "\ud83d"}, {"a": Plain("\ud83d")}, {"\ud83d": "a"}):
        with pytest.raises(TradectlError) as raised:
            emit(fields)
        assert raised.value.code is ErrorCode.INVALID


def test_what_does_not_read_back_is_not_handed_out(monkeypatch):
    monkeypatch.setattr(emit_module, "_dumped", lambda *_: "a: 2\n")
    with pytest.raises(TradectlError) as raised:
        emit({"a": "1"})
    assert raised.value.code is ErrorCode.INTERNAL


SCRAPS = st.lists(
    st.sampled_from([*" ,:#-?'\"[]{}&*!|>%@`\\\n\t=~01eno", "null", ": ", "\n\n", "\u202e", "é", "😀"]), max_size=8
)
TEXTS = SCRAPS.map("".join) | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
VALUES = st.recursive(
    st.none() | TEXTS | TEXTS.map(Plain),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(TEXTS, below, max_size=3),
    max_leaves=10,
)


@given(st.dictionaries(TEXTS, VALUES, min_size=1, max_size=6), TEXTS)
@settings(max_examples=150, deadline=None)
def test_anything_reads_back_as_itself(fields, comment):
    raw = emit(fields, comments=dict.fromkeys(fields, comment), head=comment)
    composed = compose(raw)
    assert plain_document(composed.document) == read_back(fields)
    assert all(fault.kind == "hidden_character" for fault in composed.faults)


TEXTS_ONLY = st.recursive(TEXTS, lambda below: st.lists(below, max_size=3) | st.dictionaries(TEXTS, below, max_size=3))


@given(st.dictionaries(TEXTS, TEXTS_ONLY, min_size=1, max_size=4))
@settings(max_examples=80, deadline=None)
def test_other_readers_find_the_same_texts(fields):
    raw = emit(fields)
    assert yaml.load(raw, yaml.CSafeLoader) == fields
    assert YAML(typ="safe", pure=True).load(raw.decode()) == fields
