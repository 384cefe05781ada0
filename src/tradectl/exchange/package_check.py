"""Packed files looked into before a reader unpacks them: a small file may hold gigabytes, or claim a cell far away."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from tradectl.exchange.limits import MOST_CELLS, too_large, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

_LARGEST_UNPACKED = 150 << 20
_MOST_RATIO = 200
_SMALL = 1 << 20  # bytes that may be packed as tightly as they like
_MOST_MEMBERS = 2_000
_LOCAL_HEADER = 30
_CELL = rb"<(?:\w+:)?c(?=[\s>])([^>]*)(?<!/)>"
_PLACE = rb"\sr\s*=\s*[\"']([A-Z]{1,3})([0-9]{1,7})[\"']"
_ROW = rb"<(?:\w+:)?row(?=[\s>/])([^>]*)>"
_ROW_PLACE = rb"\sr\s*=\s*[\"']([0-9]{1,7})[\"']"


def unpacked(name: str, raw: bytes, kind: str) -> dict[str, bytes]:
    """Return the members of a ZIP package, each unpacked here; raise REFUSED or INVALID for what is none or too much.

    What the directory says of sizes is not believed: a member is unpacked until it ends or is too large.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            members = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error, RecursionError) as error:
        raise unreadable(name, kind) from error
    if len(members) > _MOST_MEMBERS:
        raise too_large(name)
    left, found = _LARGEST_UNPACKED, {}
    for member in members:
        try:
            content = _content(raw, member, left)
        except (zlib.error, struct.error) as error:
            raise unreadable(name, kind) from error
        left -= len(content)
        if left <= 0 or (len(content) > _SMALL and len(content) > member.compress_size * _MOST_RATIO):
            raise too_large(name)
        found[member.filename] = content
    return found


def _content(raw: bytes, member: zipfile.ZipInfo, most: int) -> bytes:
    start = member.header_offset
    name_length, extra_length = struct.unpack_from("<HH", raw, start + 26)
    start += _LOCAL_HEADER + name_length + extra_length
    packed = raw[start : start + member.compress_size]
    if member.compress_type == zipfile.ZIP_STORED:
        return packed
    if member.compress_type != zipfile.ZIP_DEFLATED:
        raise zlib.error
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, most)


def check_cells(name: str, members: dict[str, bytes]) -> None:
    """Raise REFUSED where the filled cells of a workbook span more than is taken.

    The reader makes the whole rectangle from the first cell to the last: one far away costs all between.
    """
    if any(content.startswith((b"\xff\xfe", b"\xfe\xff")) for content in members.values()):
        raise unreadable(name, "XLSX")  # UTF-16, which is not looked into here
    if sum(_span(content) for content in members.values() if b"sheetData" in content) > MOST_CELLS:
        raise too_large(name)


def _span(xml: bytes) -> int:
    """Return how many cells the rectangle of a sheet's filled cells has, in a sheet without places at most so many."""
    rows, columns, counted = 0, 0, 0
    for attributes in _cells(xml):
        place = re.search(_PLACE, attributes)
        if place is None:
            counted += 1
            continue
        columns = max(columns, _column(place[1]))
        rows = max(rows, int(place[2]))
    if counted:
        placed = [int(match[1]) for match in map(_row_place, re.finditer(_ROW, xml)) if match]
        rows = max([rows, counted, *placed])
        columns = max(columns, max((len(part) for part in _cells_of_rows(xml)), default=0))
    return rows * columns


def _cells(xml: bytes) -> Iterator[bytes]:
    return (match[1] for match in re.finditer(_CELL, xml))


def _row_place(match: re.Match[bytes]) -> re.Match[bytes] | None:
    return re.search(_ROW_PLACE, match[1])


def _cells_of_rows(xml: bytes) -> Iterator[list[bytes]]:
    return (re.findall(rb"<(?:\w+:)?c(?=[\s/>])", part) for part in re.split(_ROW, xml)[2::2])


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
