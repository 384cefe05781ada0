"""What is read without nodes is what the composer says: every value, every place, and no fault is passed over."""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from test_faults import FINE, REFUSED, WARNED, YAML_SCRAPS
from test_nodes import COLLECTIONS, EMPTY, SPANS
from test_splice_properties import DOCUMENTS, Writer
from test_splice_styles import NASTY, STYLES

from tradectl.store.documents import read_yaml
from tradectl.store.yaml.compose import compose
from tradectl.store.yaml.fields import LARGEST, sound_fields
from tradectl.store.yaml.nodes import Mapping, Sequence
from tradectl.store.yaml.plain import find, place, plain_document

# Sound for libyaml, but not for a card; those behind them are sound, and easily read wrong.
ODD = [
    b"", b"# c\n", b"a\n", b"- a\n", b"a: 1\na: 2\n", b"{a: 1, a: 2}\n", b"a: &x 1\n", b"a: !t 1\n", b"a: ! 1\n",
    b"a: &x [b]\n", b"a: !t {b: 1}\n", b"? [a]\n: 1\n", b"? {a: 1}\n: 1\n", b": 1\n", b"a: # x\n", b"a: [b: #x\n]\n",
    b"a:\n- # x\n", b"a:\n-  #x\n", b"a: {b #x\n}\n", b"a: 1\n---\nb: 1\n", b"%YAML 1.1\n---\na: 1\n",
    b'a: "\\u200b"\n', b"a:\tb\n", "a: '\u2028'\n".encode(), "\ufeff\ufeffa: 1\n".encode(), b"a: 1\n\ta: 2\n",
    b"<<<<<<< a\na: 1\n", b"a: \xff\n", b"a: \x00\n", b"a: [\n", b"a: 1\n...\nb: 1\n",
    b"a: " + b"[" * 32 + b"]" * 32, b"a: " + b"x" * LARGEST, b"a: *x\n", "a: '\u200b'\n".encode(), b"? |\n  a\n",
]  # fmt: skip
SOUND = [
    b"a: " + b"[" * 31 + b"]" * 31, b"'': 1\n", b"null: 1\n~: 2\n", b"a: b\n# x\nc:\n", b"a:   # x\n", b"a:\n# x\n",
    b"'a' : \n", "a: \u3000x\u00a0y\n".encode(), b"a: {}\nb: []\nc: [{}, []]\n",
]  # fmt: skip


@pytest.mark.parametrize("raw", ODD, ids=lambda raw: repr(raw[:20]))
def test_what_is_odd_is_left_to_the_composer(raw):
    assert sound_fields(raw) is None


@pytest.mark.parametrize("raw", SOUND, ids=lambda raw: repr(raw[:20]))
def test_what_is_sound_is_read(raw):
    assert _agrees(raw)


@pytest.mark.parametrize("text", [*STYLES.values(), *(text for text, *_ in [*SPANS, *EMPTY, *COLLECTIONS, *WARNED])])
def test_every_hand_written_style_is_read_as_the_composer_reads_it(text):
    _agrees(text.encode())


@pytest.mark.parametrize("raw", [raw for raw, *_ in REFUSED], ids=lambda raw: repr(raw[:20]))
def test_no_fault_is_passed_over(raw):
    assert sound_fields(raw) is None


@pytest.mark.parametrize("text", [text for text, _ in FINE])
def test_what_is_fine_agrees(text):
    _agrees(text.encode())


def test_most_hand_written_styles_need_no_nodes():
    assert sum(sound_fields(text.encode()) is not None for text in STYLES.values()) >= len(STYLES) - 2


@given(DOCUMENTS, st.randoms(use_true_random=False))
@settings(max_examples=300, deadline=None)
def test_whatever_people_write_is_read_as_the_composer_reads_it(fields, random):
    _agrees(Writer(random).document(fields).encode())


@given(st.sampled_from(list(STYLES.values())), st.integers(0, 200), st.integers(0, 6), st.sampled_from(NASTY))
@settings(max_examples=1000, deadline=None)
def test_whatever_is_pasted_in_is_read_as_the_composer_reads_it(text, at, gone, put):
    _agrees((text[:at] + put + text[at + gone :]).encode())


@given(st.lists(YAML_SCRAPS, max_size=40).map("".join))
@settings(max_examples=3000, deadline=None)
def test_any_scraps_of_yaml_are_read_as_the_composer_reads_them(text):
    _agrees(text.encode())


def test_places_can_be_sent_to_another_process():
    yaml = read_yaml("card.yaml", b"a: 1\nb:\n  - c: 2\n    d:\n")
    sent = pickle.loads(pickle.dumps(yaml))  # noqa: S301 - our own bytes
    assert sent.place(("b", 0, "d")) == (4, 7)
    assert sent.key(("b", 0, "c")) == (3, 5)


def _agrees(raw: bytes) -> bool:
    """Whatever is read without nodes has no fault, the same values in the same order, and the same places."""
    fields = sound_fields(raw)
    if fields is None:
        return False
    composed = compose(raw)
    document = composed.document
    assert document is not None
    assert composed.faults == ()
    assert _ordered(fields.plain) == _ordered(plain_document(document))
    for loc in [(), *_locs(document.root)]:
        for asked in (loc, (*loc, "no such key"), (*loc, 99), (*loc, 0), (*loc, "no such key", "a")):
            assert fields.place(asked) == place(document, asked)
            if asked:
                assert fields.key_place(asked) == _key_place(document, asked)
    return True


def _ordered(value):
    if isinstance(value, dict):
        return [(key, _ordered(below)) for key, below in value.items()]
    return [_ordered(below) for below in value] if isinstance(value, list) else value


def _locs(node, loc=()):
    below = []
    if isinstance(node, Mapping):
        below = [(key.value, value) for key, value in node.pairs]
    elif isinstance(node, Sequence):
        below = list(enumerate(node.items))
    for step, value in below:
        yield (*loc, step)
        yield from _locs(value, (*loc, step))


def _key_place(document, loc):
    above, _ = find(document.root, loc[:-1])
    pair = above.find(str(loc[-1])) if isinstance(above, Mapping) else None
    mark = pair[0].start if pair else above.start
    return mark.line, mark.column
