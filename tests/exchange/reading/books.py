"""Workbooks of the tests' own: ODS from XML, ZIP packages from members."""

from __future__ import annotations

import io
import zipfile

NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "table", "text")
)
MIME = "application/vnd.oasis.opendocument.spreadsheet"


def package(members: dict[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for path, content in members.items():
            kind = zipfile.ZIP_STORED if path == "mimetype" else zipfile.ZIP_DEFLATED
            made.writestr(path, content, compress_type=kind)
    return out.getvalue()


def ods(tables: str, before: str = "") -> bytes:
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<office:document-content {NAMES}><office:body>'
        f"<office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    return package({"mimetype": MIME, "content.xml": content})


def table(rows: str, name: str = "Leads") -> str:
    return f'<table:table table:name="{name}">{rows}</table:table>'


def row(cells: str, repeated: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{repeated}">{cells}</table:table-row>'


def cell(text: str = "", shape: str = "") -> str:
    return f"<table:table-cell {shape}>{f'<text:p>{text}</text:p>' if text else ''}</table:table-cell>"


def sheet_xml(rows: str) -> bytes:
    return f'<worksheet xmlns="x"><sheetData>{rows}</sheetData></worksheet>'.encode()
