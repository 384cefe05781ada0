"""Sheets as an ODS file, as small as it can be: texts, days, and a first row in bold. Nothing in it is a formula."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from tradectl.exchange.plain import plain
from tradectl.exchange.written_cell import written_cell

if TYPE_CHECKING:
    from collections.abc import Sequence

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">
<manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="{MIMETYPE}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
"""
_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("number", "datastyle"),
        ("fo", "xsl-fo-compatible"),
    )
)
_HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-content {_NAMES} office:version="1.2">
<office:automatic-styles>
<number:date-style style:name="ymd"><number:year number:style="long"/><number:text>-</number:text>\
<number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/></number:date-style>
<style:style style:name="day" style:family="table-cell" style:data-style-name="ymd"/>
<style:style style:name="bold" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>
</office:automatic-styles>
<office:body><office:spreadsheet>
"""
_TAIL = "</office:spreadsheet></office:body></office:document-content>\n"
_BLANKS = re.compile("^ | $|(?<= ) +")  # those that a reader takes for none
_AT_ALL_TIMES = (1980, 1, 1, 0, 0, 0)


def opendocument(*tables: tuple[str, Sequence[Sequence[str | date]]]) -> bytes:
    """Return an ODS file with these sheets, each a title and its rows; the first row is the header."""
    content = "".join([_HEAD, *(_table(title, rows) for title, rows in tables), _TAIL])
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, text, packing in (
            ("mimetype", MIMETYPE, zipfile.ZIP_STORED),  # first, and as it is: so readers know the file
            ("META-INF/manifest.xml", _MANIFEST, zipfile.ZIP_DEFLATED),
            ("content.xml", content, zipfile.ZIP_DEFLATED),
        ):
            member = zipfile.ZipInfo(name, _AT_ALL_TIMES)
            member.compress_type = packing
            package.writestr(member, text.encode())
    return target.getvalue()


def _table(title: str, rows: Sequence[Sequence[str | date]]) -> str:
    wide = max(map(len, rows), default=1)
    told = "".join(_row(row, ' table:style-name="bold"' if not number else "") for number, row in enumerate(rows))
    columns = f'<table:table-column table:number-columns-repeated="{wide}"/>'
    return f"<table:table table:name={quoteattr(plain(title) or '1')}>{columns}\n{told}</table:table>\n"


def _row(row: Sequence[str | date], look: str) -> str:
    return f"<table:table-row>{''.join(_cell(value, look) for value in row)}</table:table-row>\n"


def _cell(value: str | date, look: str) -> str:
    told = written_cell(value)
    if isinstance(value, date):
        day = f'office:value-type="date" office:date-value="{told}" table:style-name="day"'
        return f"<table:table-cell {day}><text:p>{told}</text:p></table:table-cell>"
    if not told:
        return f"<table:table-cell{look}/>"
    lines = "".join(f"<text:p>{_line(line)}</text:p>" for line in told.split("\n"))
    return f'<table:table-cell{look} office:value-type="string">{lines}</table:table-cell>'


def _line(text: str) -> str:
    return _BLANKS.sub(lambda match: "<text:s/>" * len(match[0]), escape(text))
