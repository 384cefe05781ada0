"""Names that never change: every one a folder can bear, read back as it was written."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradectl.core.ids import (
    WINDOWS_RESERVED,
    CustomerId,
    entry_id,
    is_code,
    operation_id,
    parse_compact_day,
    parse_customer_id,
    parse_deal_folder,
    slug,
)

CODES = st.from_regex(r"[A-Z0-9_]{2,16}", fullmatch=True).filter(lambda code: code not in WINDOWS_RESERVED)
COUNTRIES = st.from_regex(r"[A-Z]{2}", fullmatch=True)


@given(COUNTRIES, CODES, st.dates())
def test_an_id_reads_back(country, code, registered):
    written = CustomerId(country, code, registered)
    assert parse_customer_id(str(written)) == written


@given(st.text())
def test_what_is_read_is_written_the_same(text):
    found = parse_customer_id(text)
    assert found is None or str(found) == text


@pytest.mark.parametrize(
    "name",
    [
        "DE-MUELLER",
        "de-MUELLER-20260115",
        "DE-mueller-20260115",
        "DE-M-20260115",
        "DE-MUELLERLEUCHTENGM-20260115",
        "DE-MUELLER-20260230",
        "DE-MUELLER-2026011",
        "DE-MUELLER-２０２６０１１５",
        "DE-CON-20260115",
        "DE-COM1-20260115",
        "DE-MUELLER-20260115 ",
        "../DE-MUELLER-20260115",
        "",
    ],
)
def test_what_is_no_id(name):
    assert parse_customer_id(name) is None


@pytest.mark.parametrize(
    ("code", "right"), [("MUELLER", True), ("A1", True), ("A", False), ("NUL", False), ("ä1", False)]
)
def test_a_code(code, right):
    assert is_code(code) is right


@pytest.mark.parametrize(
    ("text", "day"),
    [("20260228", date(2026, 2, 28)), ("20260229", None), ("2026-02-28", None), ("²0260228", None), ("", None)],
)
def test_a_compact_day(text, day):
    assert parse_compact_day(text) == day


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("20260420-led-panel", (date(2026, 4, 20), "led-panel")),
        ("20260420-灯具", (date(2026, 4, 20), "灯具")),
        ("20260431-led-panel", None),
        ("20260420-", None),
        ("certificates", None),
    ],
)
def test_a_dated_folder(name, found):
    assert parse_deal_folder(name) == found


def test_ids_of_entries_are_in_utc_and_counted_within_an_operation():
    at = datetime(2026, 3, 20, 18, 12, 5, tzinfo=timezone(timedelta(hours=8)))
    assert entry_id(at, "mei", "3f9a01c7") == "20260320T101205Z-mei-3f9a01c7"
    assert entry_id(at, "mei", "3f9a01c7", 2) == "20260320T101205Z-mei-3f9a01c7-2"
    assert operation_id(at.astimezone(UTC), "3f9a01c7") == "20260320T101205Z-3f9a01c7"


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("PI-2026_017 (final)", "pi-2026-017-final"),
        ("LED面板 60x60", "led面板-60x60"),
        ("../..", "deal"),
        ("x" * 60, "x" * 40),
    ],
)
def test_a_slug(text, made):
    assert slug(text) == made


@given(st.text())
def test_a_slug_is_a_safe_part_of_a_folder_name(text):
    made = slug(text)
    assert made
    assert not set(made) & set('/\\:*?"<>|. ')
    assert parse_deal_folder(f"20260420-{made}") == (date(2026, 4, 20), made)
