"""What fits an outline the shape takes: every field, every kind of value, without a fault and without a word."""

from __future__ import annotations

from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tradectl.core.fits import fits
from tradectl.core.journal import usable
from tradectl.core.model.card import Card
from tradectl.core.model.entry import Entry
from tradectl.core.model.typed import typed, unknown_keys
from tradectl.core.outlines import CARD, ENTRY

SHAPES = {"card": (CARD, Card), "entry": (ENTRY, Entry)}
TEXTS = [
    "", " ", "x", "é", "a: b", "yes", "No", "ON", "true", "TRUE", "~", "0", "1", "007", "-1", "+1", "1.0", "1e3",
    "999999999",
    "1000000000", "١٢", "²", "12.50 USD", "12.50USD", " 12.50 USD ", "-1 EUR", "12 RMB", "1,5 USD", "1.1234567 USD",
    "12 usd",
    "USD", "2026-03-20", "2026-02-29", "2024-02-29", "1899-12-31", "1900-01-01", "2199-12-31", "2200-01-01", "2026-3-2",
    "20260320", "2026-W12-5", " 2026-03-20", "2026-03-20\n", "٢٠٢٦-٠٣-٢٠", "02-29", "02-30", "13-01", "0000-01-01",
    "1975-06-01", "2025-02-29", "06-01\n", "2026-03-20T10:00", "2026-03-20 10:00", "2026-03-20T10:00Z",
    "2026-03-20T10:00z",
    "2026-03-20T10:00:00+08:00", "2026-03-20T10:00:00+0800", "2026-03-20T10:00:00.5-05:00",
    "2026-03-20T10:00:00.1234567Z",
    "2026-03-20T24:00Z", "2026-03-20T23:60Z", "2026-03-20T10:00+24:00", "2026-03-20T10:00+23:59",
    "1900-01-01T00:00+14:00",
    "2199-12-31T23:59-12:00", "2026-03-20T10", "A", "B", "E", "F", "a", "won", "prospect", "company", "fair", "email",
    "visit",
    "kept", "moved", "waived", "contact", "regraded", "corrected", "kind", "none",
]  # fmt: skip
ODD = [None, True, False, 0, 1, -1, 1.5, float("nan"), float("inf"), 10**30, [], {}, [None], [[]], [{}], {"x": None},
       {"x": 1}, {"x": [1]}, {"x": {"y": 1}}, [1], {"x": True}, {"x": float("inf")}, {"x": "y"}]  # fmt: skip


RIGHT = {
    "text": ["x", "", "a: b", "0"],
    "any": ["x", "", 1, True, 1.5, 0],
    "day": ["2026-03-20", "1900-01-01", "2199-12-31", "2024-02-29"],
    "yearly": ["06-01", "02-29", "1975-06-01", "0001-12-31"],
    "moment": [
        "2026-03-20T10:00",
        "2026-03-20T10:00:59.123456Z",
        "1900-01-01T00:00+14:00",
        "2199-12-31T23:59:59-12:00",
    ],
    "whole": ["0", "007", "999999999"],
    "money": ["12.50 USD", "1RMB", "-1.123456 EUR"],
    "truth": ["yes", "TRUE", "Off"],
}


def made(kind, chance):
    """A value of a kind of the outline, as it should be."""
    if type(kind) is list:
        return [made(kind[0], chance) for _ in range(chance.randrange(3))]
    if type(kind) is dict:
        return {key: made(kind["*"], chance) for key in ("x", "CARD07", "") if chance.random() < 0.5}
    if type(kind) is tuple and type(kind[1]) is dict:
        return fields_of(kind, chance)
    return chance.choice(kind if type(kind) is tuple else RIGHT[kind])


def fields_of(outline, chance):
    """The fields of a group: the required ones and some of the others, now and then not given."""
    required, kinds = outline
    share = chance.random()
    picked = [key for key in kinds if key in required or chance.random() < share]
    chance.shuffle(picked)
    return {key: None if key not in required and chance.random() < 0.1 else made(kinds[key], chance) for key in picked}


def spoilt(outline, chance):
    """Fields of which one or two are what they should not be, are missing, or are unknown."""
    fields = fields_of(outline, chance)
    for _ in range(chance.randrange(3)):
        within = chance.choice([fields, *_groups(fields)])
        key = chance.choice([*within, *within, *outline[1], "unknown", "from_", "class_", ""])
        if chance.randrange(4):
            within[key] = deepcopy(chance.choice([*TEXTS, *ODD]))
        else:
            within.pop(key, None)
    return fields


def _groups(value):
    inner = value.values() if type(value) is dict else value if type(value) is list else ()
    for one in inner:
        if type(one) is dict:
            yield one
        yield from _groups(one)


def is_flawless(shape, fields):
    value, faults = typed(shape, fields)
    return value is not None and not faults and not list(unknown_keys(shape, fields))


@pytest.mark.parametrize("name", SHAPES)
@settings(max_examples=400, deadline=None)
@given(chance=st.randoms(use_true_random=False))
def test_what_fits_is_flawless(name, chance):
    outline, shape = SHAPES[name]
    fields = spoilt(outline, chance)
    if fits(outline, fields):
        assert is_flawless(shape, fields)


@pytest.mark.parametrize("name", SHAPES)
@settings(max_examples=200, deadline=None)
@given(chance=st.randoms(use_true_random=False))
def test_what_is_as_it_should_be_fits(name, chance):
    outline, shape = SHAPES[name]
    fields = fields_of(outline, chance)
    assert is_flawless(shape, fields)
    assert fits(outline, fields)


def every_place(outline, at=()):
    """The kind of every field, those of inner groups too, and how to put a value there."""
    for key, kind in outline[1].items():
        yield (*at, key), kind
        inner = kind[0] if type(kind) is list else kind
        if type(inner) is tuple and type(inner[1]) is dict:
            yield from every_place(inner, (*at, key, 0) if type(kind) is list else (*at, key))


def least(outline):
    return {key: _least(outline[1][key]) for key in outline[0]}


def _least(kind):
    if type(kind) is tuple:
        return least(kind) if type(kind[1]) is dict else kind[0]
    return RIGHT[kind][0]


def with_value(outline, at, value):
    """The least that fits, with a value put at a place of it."""
    fields = least(outline)
    here, within = fields, outline
    for step, key in enumerate(at[:-1]):
        if key == 0:
            continue
        kind = within[1][key]
        within = kind[0] if type(kind) is list else kind
        inner = here[key] if type(here.get(key)) is dict else least(within)
        here[key] = [inner] if at[step + 1] == 0 else inner
        here = inner
    here[at[-1]] = value
    return fields


@pytest.mark.parametrize("name", SHAPES)
def test_every_value_at_every_place_fits_only_if_it_is_flawless(name):
    outline, shape = SHAPES[name]
    fitting = 0
    for at, kind in every_place(outline):
        for value in (*TEXTS, *ODD, *([one] for one in TEXTS), *(RIGHT[kind] if type(kind) is str else ())):
            fields = with_value(outline, at, value)
            if fits(outline, fields):
                fitting += 1
                assert is_flawless(shape, fields), (at, value)
            else:
                right = type(value) is str and is_flawless(shape, fields)
                assert not right, (at, value)
    assert fitting > 1000


@pytest.mark.parametrize("name", SHAPES)
def test_nothing_that_is_missing_or_unknown_fits(name):
    outline, shape = SHAPES[name]
    for key in outline[0]:
        for fields in (least(outline) | {key: None}, {one: told for one, told in least(outline).items() if one != key}):
            assert not fits(outline, fields)
            assert typed(shape, fields)[0] is None
    assert not fits(outline, least(outline) | {"unknown": "x"})
    for at, _ in every_place(outline):
        fields = with_value(outline, (*at[:-1], "unknown"), "x")
        assert not fits(outline, fields)


@settings(max_examples=200, deadline=None)
@given(st.randoms(use_true_random=False))
def test_an_entry_that_fits_is_used_unless_it_says_nothing(chance):
    fields = spoilt(ENTRY, chance)
    if fits(ENTRY, fields):
        entry, faults = usable(fields)
        told = {fault.loc for fault in faults}
        assert told <= {("to",), ("entry",)}
        assert entry is not None or told
