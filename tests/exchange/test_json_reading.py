"""JSON as `export` writes it, read again; whatever else calls itself JSON is refused in words."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.intake.given import Given
from tradectl.exchange.json_reading import read_customers
from tradectl.exchange.limits import LARGEST_FILE

CARD = {
    "format": 1,
    "code": "BOLT",
    "registered": "2026-01-15",
    "contacts": [{"name": "Ann", "main": True}],
    "demand": {"target_price": {"amount": "12.50", "currency": "USD"}},
    "ours": {"amount": "1", "currency": "x"},
    "accept": {"CARD08": "waits"},
    "tags": None,
}


def envelope(*customers):
    return {"tradectl": 1, "command": "export", "data": {"customers": list(customers)}, "problems": [], "changes": []}


def told(value) -> bytes:
    return json.dumps(value).encode()


def refused(raw: bytes) -> ErrorCode:
    with pytest.raises(TradectlError) as caught:
        read_customers("a.json", raw)
    assert caught.value.hint
    return caught.value.code


def test_a_card_is_told_as_its_file_has_it():
    (one,) = read_customers("a.json", told(envelope({"customer": "US-BOLT-20260115", "card": CARD})))
    assert one == Given(
        1,
        "US-BOLT-20260115",
        {
            "format": "1",
            "code": "BOLT",
            "registered": "2026-01-15",
            "contacts": [{"name": "Ann", "main": "true"}],
            "demand": {"target_price": "12.50 USD"},
            "ours": {"amount": "1", "currency": "x"},
            "accept": {"CARD08": "waits"},
            "tags": None,
        },
    )


@pytest.mark.parametrize(
    ("written", "text"), [("1", "1"), ("1.50", "1.50"), ("1e400", "1e400"), ("-0", "-0"), ("9" * 5000, "9" * 5000)]
)
def test_a_number_stays_as_it_is_written(written, text):
    raw = f'{{"data": {{"customers": [{{"customer": "x", "card": {{"a": {written}}}}}]}}}}'.encode()
    assert read_customers("a.json", raw)[0].card == {"a": text}


def test_a_byte_order_mark_does_no_harm():
    assert read_customers("a.json", b"\xef\xbb\xbf" + told(envelope())) == ()


@pytest.mark.parametrize(
    "value",
    [
        [], {}, None, "x", 1, {"data": None}, {"data": {}}, {"data": []}, {"data": {"customers": {}}},
        {"data": {"customers": "ab"}}, envelope(1), envelope({}), envelope({"customer": "x"}),
        envelope({"customer": [1], "card": {}}), envelope({"customer": "x", "card": []}),
        envelope({"name": "Bolt Inc", "contact": "Ann", "role": "Buyer"}),
    ],
)  # fmt: skip
def test_json_without_cards_is_refused(value):
    assert refused(told(value)) is ErrorCode.INVALID


def deep(levels):
    card = '{"a":' * levels + "1" + "}" * levels
    return f'{{"data": {{"customers": [{{"customer": "x", "card": {card}}}]}}}}'.encode()


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"\xff", b"\x00", b"{", b"name,country\nBolt,US\n", "{}".encode("utf-16"), deep(18), deep(200_000),
        b"[" * 200_000, b'{"data": {"customers": []}} x', b'{"data": {"customers": []}, "data": {"customers": []}}',
        b'{"data": {"customers": [{"customer": "x", "card": {"a": NaN}}]}}',
        b'{"data": {"customers": [{"customer": "x", "card": {"a": "\\ud800"}}]}}',
        b'{"data": {"customers": [{"customer": "\\udfff", "card": {}}]}}',
        b'{"data": {"customers": [{"customer": "x", "card": {"\\udfff": "a"}}]}}',
    ],
)  # fmt: skip
def test_what_is_no_json_of_ours_is_refused(raw):
    assert refused(raw) is ErrorCode.INVALID


def test_the_deepest_that_is_taken():
    assert len(read_customers("a.json", deep(16))) == 1


def test_more_than_is_taken_is_refused():
    assert refused(b" " * (LARGEST_FILE + 1)) is ErrorCode.REFUSED


@settings(deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(raw):
    _read_or_refuse(raw)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda below: (
        st.lists(below, max_size=3)
        | st.dictionaries(st.sampled_from(["customer", "card", "data", "customers"]), below, max_size=3)
    ),
    max_leaves=12,
)


@settings(deadline=None)
@given(JSON)
def test_any_json_is_read_or_refused(value):
    _read_or_refuse(told(value))
    _read_or_refuse(told({"data": {"customers": value}}))
    _read_or_refuse(told(envelope({"customer": "x", "card": value})))


def _read_or_refuse(raw: bytes) -> None:
    try:
        found = read_customers("a.json", raw)
    except TradectlError:
        return
    assert all(isinstance(one, Given) for one in found)
