"""Workbooks of Excel 97 to 2003: how far their cells reach, before a reader makes room for them."""

from __future__ import annotations

import io
import struct
from typing import TYPE_CHECKING

from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.message import say
from tradectl.exchange.limits import MOST_CELLS, too_large, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

KIND = "XLS"
_SHEET, _END = 0x85, 0x0A
_CELLS = frozenset([0x06, 0x206, 0x406, 0x203, 0x204, 0x205, 0x27E, 0xFD, 0xD6])
_MANY_CELLS = 0xBD  # of one row; its last column stands at its end
_MOST_SHEETS = 200


def check_old_workbook(name: str, raw: bytes) -> None:
    """Raise REFUSED where the cells of a workbook span more than is taken or a password is asked, INVALID for none."""
    stream = _workbook(name, raw)
    try:
        starts = [struct.unpack_from("<I", stream, at)[0] for kind, at, size in _records(stream, 0) if kind == _SHEET]
        if len(starts) > _MOST_SHEETS or sum(_span(stream, start) for start in starts) > MOST_CELLS:
            raise too_large(name)
    except struct.error as error:
        raise unreadable(name, KIND) from error


def protected(name: str) -> TradectlError:
    """Return the refusal of a workbook that asks for a password."""
    return TradectlError(
        ErrorCode.REFUSED,
        say("{file} is protected by a password.", file=name),
        say("Save it without the password first."),
    )


def _workbook(name: str, raw: bytes) -> bytes:
    import olefile  # noqa: PLC0415 (start-up)

    try:
        with olefile.OleFileIO(io.BytesIO(raw)) as container:
            is_protected = container.exists("EncryptedPackage")
            path = next((one for one in ("Workbook", "Book") if container.exists(one)), None)
            stream = bytes(container.openstream(path).read()) if path else b""
    except Exception as error:  # the library lets slip whatever a broken file provokes
        raise unreadable(name, KIND) from error
    if is_protected:
        raise protected(name)
    if not stream:
        raise unreadable(name, KIND)
    return stream


def _records(stream: bytes, start: int) -> Iterator[tuple[int, int, int]]:
    """Return kind, place and size of each record from a place to the end of its part."""
    at = start
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        yield kind, at + 4, size
        if kind == _END:
            return
        at += 4 + size


def _span(stream: bytes, start: int) -> int:
    rows, columns = 0, 0
    for kind, at, size in _records(stream, start):
        if kind in _CELLS or kind == _MANY_CELLS:
            row, column = struct.unpack_from("<HH", stream, at)
            last = struct.unpack_from("<H", stream, at + size - 2)[0] if kind == _MANY_CELLS else column
            rows, columns = max(rows, row + 1), max(columns, column + 1, last + 1)
    return rows * columns
