"""What a file is, by its bytes: a mail and JSON are what they look like, any other text is a table."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradectl.core.intake.kinds import CONTACTS, JSON, LETTER, TABLE
from tradectl.exchange.kinds import kind_of

HEADER = b"From: Ann <ann@bolt.example>\nTo: mei@desk.example\nSubject: Lamps\n"
LONG = b"Received: from a.example\n" + b"\tby b.example; with a long remark\n" * 200 + b"From: ann@bolt.example\n\nHi\n"
KINDS = [
    (b"", TABLE),
    (b"Date: 2026-04-17,,\nCompany,Country\nBolt,US\n", TABLE),
    (b"Date: 2026-04-17\n\nCompany,Country\nBolt,US\n", TABLE),
    (b"Date: 2026-04-17,,\nFair: Canton 139,,\nHall: 9,,\nCompany,Country,E-mail\nBolt,US,\n", TABLE),
    (b"From: Messe;;\nFirma;Land\n", TABLE),
    (b"From: Messe;;\r\nwww: http://messe.example;;\r\n;;\r\nFirma;Land;\r\n", TABLE),
    (b"From: Messe\nhttp://messe.example\n\nFirma;Land\n", TABLE),
    (b"Date: 2026-04-17,,\r\nFair: Canton,,\r\nCompany,Country,\r\n", TABLE),
    (b"[Leads] 2026,,\nCompany,Country\n", TABLE),
    (b"{Company},{Country}\nBolt,US\n", TABLE),
    (b'["Bolt"]\n', TABLE),
    (HEADER + b"\nHi\n", LETTER),
    (HEADER.replace(b"\n", b"\r\n") + b"\r\nHi\r\n", LETTER),
    (b"\xef\xbb\xbf" + HEADER + b"\nHi\n", LETTER),
    (HEADER, LETTER),
    (b"Received: from x\n\n", LETTER),
    (b"Return-Path: <a@b.example>\nReceived: from x\n by y\n\tfor z\nX-Odd:\n\nHi\n", LETTER),
    (LONG, LETTER),
    (b"".join(b"X-Field-%d: some text\n" % number for number in range(999)), LETTER),
    (b'{"tradectl": 1, "command": "export"}', JSON),
    (b' \n{ "tradectl" : 1', JSON),
    (b"{}", JSON),
    (b"[]", JSON),
    (b'[{"customer": "x"}]', JSON),
    ('\ufeff{"tradectl": 1}'.encode("utf-16-le"), JSON),
    (b"BEGIN:VCARD\r\nVERSION:3.0\r\n", CONTACTS),
    ("\ufeffbegin:vcard\n".encode("utf-16-be"), CONTACTS),
]


@pytest.mark.parametrize(("raw", "kind"), KINDS)
def test_a_file_is_what_it_looks_like(raw, kind):
    assert kind_of(raw) == kind


@given(st.dictionaries(st.text(), st.integers()), st.sampled_from([None, 1]))
def test_any_object_is_json(told, indent):
    assert kind_of(json.dumps(told, indent=indent).encode()) == JSON


@given(st.binary(max_size=200))
def test_any_bytes_are_something(raw):
    assert kind_of(raw) in (TABLE, CONTACTS, JSON, LETTER)
