import base64
import random
import time
from datetime import datetime, timedelta, timezone
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.exchange.mail import Address, read_letter

SENT = datetime(2026, 4, 17, 10, 30, tzinfo=timezone(timedelta(hours=2)))
HEAD = b"From: Hans <hans@bolt.example>\r\nSubject: Inquiry\r\nDate: Fri, 17 Apr 2026 10:30:00 +0200\r\n"


def written(**extra) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Hans Müller <hans@bolt.example>"
    message["To"] = "Mei <mei@lamps.example>, sales@lamps.example"
    message["Cc"] = "Petra <petra@bolt.example>"
    message["Subject"] = "Anfrage: 500 Stück – LED‑Panel"
    message["Date"] = SENT
    message["Message-ID"] = "<1@bolt.example>"
    message.set_content("Guten Tag,\n\nbitte um Angebot für 500 Stück.\n")
    return message


def test_a_mail_says_who_when_what():
    letter = read_letter("x.eml", written().as_bytes())
    assert letter.sender == Address("Hans Müller", "hans@bolt.example")
    assert [one.address for one in letter.to] == ["mei@lamps.example", "sales@lamps.example", "petra@bolt.example"]
    assert (letter.sent, letter.subject) == (SENT, "Anfrage: 500 Stück – LED‑Panel")
    assert letter.text == "Guten Tag,\n\nbitte um Angebot für 500 Stück."
    assert (letter.identity, letter.attachments, letter.notes) == ("1@bolt.example", (), ())


def test_attachments_have_safe_names_and_all_their_bytes():
    message = written()
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="../../Zeichnung Größe.pdf")
    message.add_attachment(b"1", maintype="application", subtype="pdf", filename="card.yaml")
    message.add_attachment(b"2", maintype="application", subtype="pdf", filename="CARD.yaml")
    message.add_attachment("text,1\n", subtype="csv", filename="list.csv")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png")
    found = read_letter("x.eml", message.as_bytes()).attachments
    names = ["Zeichnung Größe.pdf", "_card.yaml", "_CARD (2).yaml", "list.csv", "attachment-6.png"]
    assert [one.name for one in found] == names
    assert [one.content for one in found] == [b"%PDF", b"1", b"2", b"text,1\n", b"\x89PNG"]


@pytest.mark.parametrize(
    "disposition",
    [
        b'attachment; filename="=?utf-8?B?' + base64.b64encode("图纸.pdf".encode()) + b'?="',
        b'attachment; filename="=?gb2312?B?' + base64.b64encode("图纸.pdf".encode("gb2312")) + b'?="',
        b"attachment; filename*=utf-8''%E5%9B%BE%E7%BA%B8.pdf",
        b"attachment; filename*0*=utf-8''%E5%9B%BE; filename*1*=%E7%BA%B8.pdf",
        b'attachment; filename="' + "图纸.pdf".encode() + b'"',
    ],
)
def test_a_name_is_read_in_each_way_programs_write_it(disposition):
    raw = HEAD + b"Content-Type: application/pdf\r\nContent-Disposition: " + disposition + b"\r\n\r\nx"
    (one,) = read_letter("x", raw).attachments
    assert one.name == "图纸.pdf"


def test_a_mail_within_the_mail_is_a_file():
    inner, outer = written(), written()
    outer.add_attachment(inner)
    (one,) = read_letter("x", outer.as_bytes()).attachments
    assert one.name == "Anfrage_ 500 Stück – LED‑Panel.eml"
    assert read_letter("x", one.content).sender.address == "hans@bolt.example"


def test_a_web_page_gives_its_words():
    message = written()
    message.set_content(
        "<html><head><style>p{}</style></head><p>Dear&nbsp;Mei,</p><div>500 &lt; 600<br>pcs</div>", subtype="html"
    )
    assert read_letter("x", message.as_bytes()).text == "Dear Mei,\n500 < 600\npcs"


def test_plain_text_goes_before_the_web_page():
    message = written()
    message.add_alternative("<p>other</p>", subtype="html")
    assert read_letter("x", message.as_bytes()).text.startswith("Guten Tag")


@pytest.mark.parametrize(
    ("charset", "told"), [("gb2312", "gb2312"), ("gbk", "x-unknown"), ("gbk", ""), ("big5", "big5")]
)
def test_chinese_mail_is_read_whatever_it_declares(charset, told):
    text = "您好，請給我們公司的產品報價" if charset == "big5" else "您好，请给我们公司的产品报价"
    declared = f"; charset={told}".encode() if told else b""
    head = b"From: " + text[:2].encode(charset) + b" <wang@gm.example>\r\nSubject: " + text.encode(charset)
    letter = read_letter("x", head + b"\r\nContent-Type: text/plain" + declared + b"\r\n\r\n" + text.encode(charset))
    assert (letter.text, letter.subject, letter.sender.name) == (text, text, text[:2])


@pytest.mark.parametrize(
    ("date", "sent"),
    [
        (b"Fri, 17 Apr 2026 10:30:00 +0200", SENT), (b"17 Apr 26 10:30 +0200", SENT),
        (b"Fri, 17 Apr 2026 08:30:00 GMT", SENT),
        (b"yesterday", None), (b"Fri, 99 Apr 2026 10:30:00 +0200", None), (b"", None),
    ],
)  # fmt: skip
def test_the_day_is_read_or_none(date, sent):
    assert read_letter("x", b"From: a@b.example\r\nDate: " + date + b"\r\n\r\nx").sent == sent


def test_the_day_it_arrived_stands_in_for_the_day_it_was_sent():
    raw = b"Received: from a by b; Fri, 17 Apr 2026 10:30:00 +0200\r\nFrom: a@b.example\r\n\r\nx"
    assert read_letter("x", raw).sent == SENT


@pytest.mark.parametrize("raw", [b"", b"hello", b"\x00\x01\x02", b"PK\x03\x04", b"Content-Type: text/plain\r\n\r\nx"])
def test_what_is_no_mail_is_refused(raw):
    with pytest.raises(TradectlError) as refused:
        read_letter("x.eml", raw)
    assert refused.value.code is ErrorCode.INVALID


def test_a_mail_too_large_is_refused():
    with pytest.raises(TradectlError) as refused:
        read_letter("x.eml", HEAD + b"\r\n" + b"x" * (51 << 20))
    assert refused.value.code is ErrorCode.REFUSED


def deep(levels: int) -> bytes:
    raw = HEAD
    for level in range(levels):
        raw += b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (level, level)
    return raw + b"Content-Type: text/plain\r\n\r\nx"


@pytest.mark.parametrize(
    "raw",
    [
        deep(20), deep(200), deep(3000), HEAD + b"To: " + b"a@b.example," * 100_000 + b"\r\n\r\nx",
        HEAD + b"Cc: " + b"(" * 100_000 + b"\r\n\r\nx", HEAD + b"X: " + b'"\\' * 100_000 + b"\r\n\r\nx",
        HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 20_000,
        HEAD + b"Content-Type: text/html\r\n\r\n" + b"<p" * 500_000,
        HEAD + b"Content-Type: text/html\r\n\r\n" + b"<div>" * 200_000,
        HEAD + b"Content-Type: message/rfc822\r\n\r\n" + b"Content-Type: message/rfc822\r\n\r\n" * 1000,
    ],
)  # fmt: skip
def test_a_huge_or_nested_mail_is_read_or_refused_in_time(raw):
    begun = time.process_time()
    try:
        assert read_letter("x", raw).sender.address == "hans@bolt.example"
    except TradectlError as refused:
        assert refused.code is ErrorCode.INVALID  # noqa: PT017 (either is right)
    assert time.process_time() - begun < 5


def test_what_is_left_out_is_told():
    raw = HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 1000
    assert read_letter("x", raw).notes


@given(st.randoms(use_true_random=False))
def test_a_spoilt_mail_is_read_or_refused(chance: random.Random):
    message = written()
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="Größe.pdf")
    raw = bytearray(message.as_bytes())
    for _ in range(chance.randint(1, 12)):
        raw[chance.randrange(len(raw))] = chance.choice(b"()<>@,;:\\\".[]=? \n*%\xff'a0\0")
    try:
        letter = read_letter("x", bytes(raw))
    except TradectlError:
        return
    assert letter.sender.address or letter.subject
    assert all(one.name and "/" not in one.name for one in letter.attachments)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_mail_or_refused(raw):
    try:
        assert read_letter("x", b"From: a@b.example\n" + raw).attachments is not None
    except TradectlError as refused:
        assert refused.code is ErrorCode.INVALID  # noqa: PT017 (either is right)
