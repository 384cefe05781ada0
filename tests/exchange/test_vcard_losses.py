"""Nothing of the samples is lost, says a reader written apart; and it would say so."""

from __future__ import annotations

import pytest

from exchange.reading.test_vcards import SAMPLES, card
from exchange.vcard_losses import losses


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_no_name_phone_mail_or_note_of_a_producer_is_lost(sample):
    found = losses(sample.read_bytes(), "gb18030" if sample.stem == "phone_gbk" else "utf-8")
    assert found.lost == ()
    assert found.counts["names"] >= found.counts["cards"] - 1
    assert found.counts["phones"]


def test_what_is_lost_is_told():
    raw = card("TEL:+1 212 555 0100", "NOTE:" + "much " * 30_000 + "end")
    assert [name for name, _ in losses(raw).lost] == ["NOTE"]  # no note has more than 100,000 characters


def test_each_way_to_write_a_note_is_counted():
    raw = card(
        "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Gr=C3=B6=C3=9Fe", "NOTE;ENCODING=B:R3LDtsOfZQ==", "note:a\\, b"
    )
    assert (losses(raw).counts["notes"], losses(raw).lost) == (3, ())
