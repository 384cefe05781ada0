"""Rejected contact cards and objects come back as they were, with their reasons, and can be imported again."""

from __future__ import annotations

import json
import quopri
from pathlib import Path

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from tradectl.core.errors import TradectlError
from tradectl.exchange.json_reading import read_customers
from tradectl.exchange.rejected import rejected
from tradectl.exchange.vcard_lines import REASON, unescaped, vcards
from tradectl.exchange.vcard_reading import read_vcards

SAMPLES = sorted((Path(__file__).parent / "vcards").glob("*.vcf"))
LONG = "Müller Leuchten GmbH, Köln; is registered already: 米勒照明有限公司, and nobody \\ was asked about it =1+1"


def said(raw: bytes, numbers=None):
    """What cards say to an import, without their places."""
    return [
        (record.values, record.kept, [(doubt.column, str(doubt.message)) for doubt in record.doubts])
        for record in read_vcards("x", raw)
        if numbers is None or record.row in numbers
    ]


def reasons_of(raw: bytes) -> list[list[str]]:
    cards = sorted(vcards(raw), key=lambda card: card.line)
    return [[unescaped(one.value) for one in card.all(REASON)] for card in cards]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_every_card_of_every_producer_comes_back_as_it_was(sample):
    raw = sample.read_bytes()
    rows = [card.line for card in vcards(raw)]
    mended, ending = rejected(sample.name, raw, dict.fromkeys(rows, LONG), "")
    assert ending == ".vcf"
    assert [values for values, _, _ in said(mended)] == [values for values, _, _ in said(raw)]
    assert [kept for _, kept, _ in said(mended)] == [kept for _, kept, _ in said(raw)]
    assert reasons_of(mended) == [[LONG]] * len(rows)
    written = [line for line in mended.splitlines() if line in set(raw.splitlines())]
    assert [line for line in raw.splitlines() if line.strip()] == [line for line in written if line.strip()]


FIRST = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna\r\nTEL:+49 40 1\r\nEND:VCARD\r\n"
SECOND = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Berta\r\nNOTE:folded\r\n  here\r\nEND:VCARD\r\n"
THIRD = b"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Cem\r\nEND:VCARD"


def test_only_the_rejected_cards_come_back_byte_by_byte():
    mended, _ = rejected("x.vcf", FIRST + b"\r\n" + SECOND + THIRD, {7: "no, nothing", 13: "x"}, "")
    assert mended == (
        SECOND.replace(b"END", b"X-TRADECTL-REASON:no\\, nothing\r\nEND")
        + THIRD.replace(b"END", b"X-TRADECTL-REASON:x\r\nEND") + b"\r\n"
    )  # fmt: skip


def test_an_independent_reader_reads_the_cards():
    mended, _ = rejected("x.vcf", FIRST + SECOND, {1: LONG, 6: "x"}, "")
    anna, berta = vobject.readComponents(mended.decode())
    assert (anna.fn.value, anna.x_tradectl_reason.value, berta.note.value) == ("Anna", LONG, "folded here")
    assert max(map(len, mended.split(b"\r\n"))) <= 75


@pytest.mark.parametrize("end", [b"\n", b"\r", b"\r\n"])
def test_the_line_ends_of_the_file_are_kept(end):
    raw = (FIRST + SECOND).replace(b"\r\n", end)
    mended, _ = rejected("x.vcf", raw, {6: LONG}, "")
    assert mended.startswith(SECOND.replace(b"\r\n", end)[: -len(b"END:VCARD" + end)])
    assert reasons_of(mended) == [[LONG]]
    assert end == b"\r\n" or b"\r\n" not in mended


def test_the_reason_of_an_earlier_import_gives_way():
    once, _ = rejected("x.vcf", FIRST + SECOND, {1: LONG, 6: LONG}, "")
    rows = [record.row for record in read_vcards("x", once)]
    twice, _ = rejected("x.vcf", once, {rows[0]: "first", rows[1]: "second"}, "")
    assert reasons_of(twice) == [["first"], ["second"]]
    again, _ = rejected("x.vcf", FIRST + SECOND, {1: "first", 6: "second"}, "")
    assert twice == again


def test_in_a_file_of_another_encoding_the_reason_is_ascii():
    raw = "BEGIN:VCARD\r\nVERSION:2.1\r\nFN:王小明有限公司\r\nORG:光明照明有限公司\r\nEND:VCARD\r\n".encode("gbk")
    mended, _ = rejected("x.vcf", raw, {1: LONG}, "")
    lines = [line for line in mended.split(b"\r\n") if line not in raw.split(b"\r\n")]
    assert all(line.isascii() for line in lines)
    assert quopri.decodestring(b"\n".join(lines)).decode().startswith("X-TRADECTL-REASON;")
    assert said(mended) == said(raw)
    assert reasons_of(mended) == [[LONG]]
    twice, _ = rejected("x.vcf", mended, {1: "other"}, "")
    assert reasons_of(twice) == [["other"]]
    assert said(twice) == said(raw)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig"])
def test_marks_of_byte_order_are_understood(encoding):
    raw = (FIRST + SECOND).decode().replace("Berta", "Bärta 白").encode(encoding)
    mended, _ = rejected("x.vcf", raw, {6: LONG}, "")
    assert said(mended) == said(raw, {6})
    assert reasons_of(mended) == [[LONG]]


ASSISTED = (
    b"BEGIN:VCARD\r\nVERSION:2.1\r\nFN:Boss\r\nAGENT:\r\nBEGIN:VCARD\r\nVERSION:2.1\r\nFN:Help\r\nEND:VCARD\r\n"
    b"TEL:1234567\r\nEND:VCARD\r\n"
)


@pytest.mark.parametrize(("numbers", "names"), [((1,), ["Boss", "Help"]), ((5,), ["Help"]), ((1, 5), ["Boss", "Help"])])
def test_an_assistants_card_stays_within_the_other(numbers, names):
    mended, _ = rejected("x.vcf", ASSISTED, dict.fromkeys(numbers, "why"), "")
    assert sorted(card.first("FN").value for card in vcards(mended)) == names
    assert mended.count(b"BEGIN:VCARD") == len(names)
    assert sum(map(len, reasons_of(mended))) == len(numbers)


@pytest.mark.parametrize(
    "raw",
    [
        b"BEGIN:VCARD\nFN:A\nNOTE:no end\nBEGIN:VCARD\nFN:B\nEND:VCARD\n",
        b"BEGIN:VCARD\nFN:A\nNOTE;ENCODING=QUOTED-PRINTABLE:open=\n",
        b"BEGIN:VCARD\nFN:A\nNOTE:x",
        b"BEGIN:VCARD\nFN:A\nPHOTO;ENCODING=b:AAAA\nBBBB",
    ],
)
def test_a_card_that_never_ends_is_ended(raw):
    mended, _ = rejected("x.vcf", raw, {1: "why"}, "")
    assert said(mended) == said(raw, {1})
    assert reasons_of(mended) == [["why"]]
    assert mended.rstrip().endswith(b"END:VCARD")


LINES = st.sampled_from([
    b"BEGIN:VCARD", b"END:VCARD", b"FN:Anna", b"FN:B", b"ORG:C", b"AGENT:", b" folded", b"", b"junk", b"PHOTO:AAAA",
    b"BBBB", b"NOTE;QUOTED-PRINTABLE:a=", b"X-TRADECTL-REASON:old", b"TEL:123456", b"N:\xff;\xb0",
])  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(LINES, max_size=16), st.sampled_from([b"\n", b"\r\n"]))
def test_any_lines_give_their_cards_back(lines, end):
    raw = end.join([b"BEGIN:VCARD", b"FN:First", *lines])
    rows = {record.row: record for record in read_vcards("x", raw)}
    for row, record in rows.items():  # a record begins with its row
        mended, _ = rejected("x.vcf", raw, {row: "why"}, "")
        cards = sorted(vcards(mended), key=lambda card: card.line)
        assert [unescaped(one.value) for one in cards[0].all(REASON)] == ["why"]
        assert min(read_vcards("x", mended)).values == record.values


# ---- JSON, mails


ENVELOPE = {
    "tradectl": 1, "command": "export",
    "data": {"customers": [{"name": "A"}, {"name": "Ü \ud800", "card": {"x": [1, None]}}, {"name": "C"}], "found": 3},
    "problems": [],
}  # fmt: skip


def test_of_json_the_list_has_the_rejected_objects_alone():
    mended, ending = rejected("x.json", json.dumps(ENVELOPE).encode(), {2: "why", 3: "no"}, "")
    assert ending == ".json"
    expected = [{**ENVELOPE["data"]["customers"][1], "reason": "why"}, {"name": "C", "reason": "no"}]
    assert json.loads(mended) == ENVELOPE | {"data": {"customers": expected, "found": 3}}
    again, _ = rejected("x.json", mended, {1: "still"}, "")
    assert [one["reason"] for one in json.loads(again)["data"]["customers"]] == ["still"]


def test_an_export_that_comes_back_is_read_without_its_reasons():
    customers = [{"customer": f"DE-A{place}-20260115", "card": {"code": f"A{place}"}} for place in range(3)]
    raw = json.dumps({"tradectl": 1, "data": {"customers": customers}}).encode()
    mended, _ = rejected("x.json", raw, {3: "why"}, "")
    (again,) = read_customers("x.json", mended)
    assert again == read_customers("x.json", raw)[2]._replace(number=1)


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ([{"a": 1}, {"b": 2}, 7], [{"b": 2, "reason": "why"}, 7]),
        ({"customers": [{}, {}, {"c": 1}]}, {"customers": [{"reason": "why"}, {"c": 1, "reason": "also"}]}),
        ({"name": "alone"}, {"name": "alone", "reason": "why also"}),
    ],
)
def test_json_of_another_shape_comes_back_in_it(document, expected):
    mended, _ = rejected("x.json", json.dumps(document).encode("utf-8-sig"), {2: "why", 3: "also"}, "")
    assert json.loads(mended) == expected


def test_broken_json_is_refused():
    with pytest.raises(TradectlError):
        rejected("x.json", b'{"broken": ', {1: "why"}, "")


@pytest.mark.parametrize("raw", [b"From: a@b.example\r\nSubject: x\r\n\r\nHello", b"Received: from x\n\n"])
def test_of_a_mail_nothing_is_written(raw):
    assert rejected("x.eml", raw, {1: "why"}, "") == (b"", "")
