"""Files to import with one hostile text in every place that a text can stand: rows, headings, sheets, cards, mails."""

from __future__ import annotations

import base64
import csv
import io
import json
import re
import zipfile
from html import escape
from urllib.parse import quote

from exchange.reading.books import cell, ods, row, table
from hostile.desks import in_yaml

FIELDS = (
    "Company", "Country", "Contact", "Position", "E-mail", "Phone", "Mobile", "WhatsApp", "WeChat", "Website", "Street",
    "City", "Postcode", "Region", "Products", "Quantity", "Target price", "Certificates", "Code", "Grade", "Owner",
    "Source", "Fair", "Notes", "Tags", "Next step", "Due", "Status", "Customer since", "Last contact", "First order",
    "Tax no.", "Language", "Birthday",
)  # fmt: skip
_OUTSIDE_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def rows(texts) -> list[list[str]]:
    """Return a table: for each text a customer made of it, one in no country of this world, one that is there."""
    told = [[*FIELDS, *texts]]
    for at, text in enumerate(texts):
        sound = {"Country": "DE", "Grade": "B", "Owner": "mei", "Code": f"NEU{at}"}
        told.append([sound.get(field, text) for field in FIELDS] + [text] * len(texts))
        told.append([text] * (len(FIELDS) + len(texts)))
        there = {"Company": "Bolt Inc", "Country": "US", "E-mail": "jo@bolt.example"}
        told.append([there.get(field, text) for field in FIELDS] + [text] * len(texts))
    return told


def text_table(texts) -> bytes:
    target = io.StringIO()
    csv.writer(target).writerows(rows(list(map(in_yaml, texts))))
    return target.getvalue().encode("utf-8-sig")  # without the mark a NUL would tell that it is no text


def workbook(texts) -> bytes:
    """Return a workbook that says what no XML can say as Excel does: `_x001B_`."""
    lines = [
        "<row>" + "".join(f'<c t="inlineStr"><is><t xml:space="preserve">{_in_xml(cell)}</t></is></c>' for cell in row)
        + "</row>" for row in rows(texts)
    ]  # fmt: skip
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    sheets = "".join(
        f'<sheet name="{_in_xml(text[:31]) or "x"}" sheetId="{number}" r:id="rId{number}"/>'
        for number, text in enumerate((texts[0], f"{texts[0][:20]} more"), 1)
    )
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{relation}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in (1, 2)
    )
    kinds = "".join(
        f'<Override PartName="/xl/{part}.xml" '
        f'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"/>'
        for part, kind in (
            ("workbook", "sheet.main"),
            ("worksheets/sheet1", "worksheet"),
            ("worksheets/sheet2", "worksheet"),
        )
    )
    packages = "http://schemas.openxmlformats.org/package/2006"
    return _package({
        "[Content_Types].xml": f'<Types xmlns="{packages}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{kinds}</Types>",
        "_rels/.rels": f'<Relationships xmlns="{packages}/relationships">'
        f'<Relationship Id="rId1" Type="{relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{relation}"><sheets>{sheets}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{packages}/relationships">{links}</Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{"".join(lines)}</sheetData></worksheet>',
        "xl/worksheets/sheet2.xml": f'<worksheet xmlns="{main}"><sheetData>{lines[0]}</sheetData></worksheet>',
    })  # fmt: skip


def open_table(texts) -> bytes:
    """Return a table of LibreOffice; what no XML can say is U+FFFD in it."""
    told = [row("".join(cell(_in_open(one)) for one in line)) for line in rows(texts)]
    sheets = table("".join(told), _plain(texts[0][:31]) or "x") + table(told[0], f"{_plain(texts[0][:20])} more")
    with zipfile.ZipFile(io.BytesIO(ods(sheets))) as made:
        return _package({name: made.read(name).decode() for name in made.namelist()})


def _in_open(text: str) -> str:
    return _plain(text).replace(" ", "<text:s/>").replace("&#10;", "</text:p><text:p>")


def _plain(text: str) -> str:
    return escape(_OUTSIDE_XML.sub("\ufffd", text), quote=True).replace("\r", "&#13;").replace("\n", "&#10;")


def _package(members: dict[str, str]) -> bytes:
    """Return a package of members as they are: three thousand times the same letter, packed, would be a bomb."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for path, content in members.items():
            made.writestr(path, content)
    return out.getvalue()


def _in_xml(text: str) -> str:
    return escape(_OUTSIDE_XML.sub(lambda match: f"_x{ord(match[0]):04X}_", text), quote=True).replace("\r", "_x000D_")


def contact_cards(texts) -> bytes:
    """Return a card for each text, and one that calls itself as somebody who is there."""
    told = []
    for text in map(in_yaml, texts):
        plain = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "").replace(";", "\\;")
        values = "".join(
            f"{name}:{plain}\r\n"
            for name in ("N", "TITLE", "EMAIL", "TEL", "URL", "NOTE", "ADR", "BDAY", "IMPP", "X-ODD")
        )
        label = f"item1.TEL:1\r\nitem1.X-ABLABEL:{plain}\r\n"
        for name, firm, place in ((plain, plain, "Germany"), (plain, "Bolt Inc", "USA"), (plain, f"Odd{plain}", plain)):
            told.append(
                f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nORG:{firm}\r\n{values}{label}"
                f"ADR;TYPE=WORK:;;{plain};{plain};;;{place}\r\nEND:VCARD\r\n"
            )
    return "".join(told).encode()


def mail(text: str, sender: str = "jo@bolt.example") -> bytes:
    """Return a mail with the text as subject, sender, recipient, words, names of attachments, and as a mail within."""
    told = in_yaml(text)
    word = f"=?utf-8?b?{base64.b64encode(told.encode()).decode()}?="
    named = f"filename*=utf-8''{quote(told, safe='')}"
    body = base64.encodebytes(told.encode()).decode()
    parts = (
        f"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n{body}",
        f"Content-Type: application/pdf\nContent-Disposition: attachment; {named}\n\nx",
        f'Content-Type: application/pdf\nContent-Disposition: attachment; filename="{word}"\n\ny',
        f"Content-Type: message/rfc822\n\nFrom: {word} <{sender}>\nSubject: {word}\n\n{body}",
    )
    head = (
        f"From: {word} <{sender}>\nTo: {word} <mei@desk.example>\nDate: Thu, 19 Mar 2026 09:00:00 +0800\n"
        f"Subject: {word}\nMessage-ID: <{word}>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
    )
    return (head + "".join(f"--b\n{part}\n" for part in parts) + "--b--\n").encode()


def documents(texts) -> bytes:
    """Return whole customers as `export` writes them, new ones and one that is there, with the text in every field."""
    told = []
    for at, text in enumerate(map(in_yaml, texts)):
        more = {
            "name": text, "aliases": [text], "website": text, "notes": text, "tags": [text], text[:1000]: text,
            "address": {"street": text, "city": text},
            "contacts": [{"name": text, "role": text, "email": text, "phone": text}],
            "demand": {"products": [text]}, "project": {"plan": text}, "links": [{"url": text}],
        }  # fmt: skip
        for customer in (f"DE-NEU{at}-20260318", "US-BOLT-20260320", f"DE-ODD{at}-20260318", text):
            country, code = ("US", "BOLT") if "BOLT" in customer[:8] else ("DE", customer[3:].partition("-")[0])
            day = "2026-03-20" if code == "BOLT" else "2026-03-18"
            own = {"format": 1, "code": code, "country": country, "registered": day, "status": "prospect", "grade": "B"}
            odd = {"owner": text} if "ODD" in customer else {"owner": "mei"}
            told.append({"customer": customer, "card": {**own, **odd, **more}})
    return json.dumps({"tradectl": 1, "data": {"customers": told}}).encode()
