"""What is looked at before the parser sees a byte: size, encoding, characters that are no text, unfinished merges."""

from __future__ import annotations

import re

from tradectl.store.yaml.faults import MAX_FAULTS, Fault, FaultKind
from tradectl.store.yaml.lines import Lines

MAX_BYTES = 1 << 20
BOM = b"\xef\xbb\xbf"
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]|\\A\ufeff")
_TEXT_BYTES = bytes([0x09, 0x0A, 0x0D, *range(0x20, 0x7F), *range(0x80, 0x100)])
_RARE_STARTS = (b"\xc2", b"\xef\xbf", b"\xef\xbb\xbf")  # of U+0080 to U+00BF, of U+FFC0 and above, of a BOM
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?=[ \r\n]|\Z)", re.MULTILINE)
_MARKERS = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")


def decode(raw: bytes) -> str | Fault:
    """Return the text of a file without its BOM, or the fault that makes it no text."""
    if len(raw) > MAX_BYTES:
        return Fault(FaultKind.TOO_LARGE, 1, 1, str(len(raw)))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8").removeprefix("\ufeff")
        mark = Lines(before).mark(len(before))
        return Fault(FaultKind.NOT_UTF8, mark.line, mark.column, f"0x{raw[error.start]:02X}")
    text = text.removeprefix("\ufeff")
    if _may_hold_no_text(raw) and (found := _NO_TEXT.search(text)):
        return _at(text, found.start(), FaultKind.CONTROL_CHARACTER, code_point(found.group()))
    return text


def conflicts(text: str) -> tuple[Fault, ...]:
    """Return a fault for every unfinished merge, at the line where it begins."""
    if not any(marker in text for marker in _MARKERS):
        return ()
    found = list(_CONFLICT.finditer(text))
    begun = [match for match in found if match.group()[0] == "<"]
    shown = begun[:MAX_FAULTS] or found[:1]
    return tuple(_at(text, match.start(), FaultKind.CONFLICT_MARKER, match.group()) for match in shown)


def code_point(character: str) -> str:
    """Return the name of a character that cannot be shown: `U+202E`."""
    return f"U+{ord(character):04X}"


def _may_hold_no_text(raw: bytes) -> bool:
    """Return False where a look at the bytes suffices: it is ten times as fast as the search in the text."""
    return bool(raw.translate(None, _TEXT_BYTES)) or any(start in raw for start in _RARE_STARTS)


def _at(text: str, index: int, kind: FaultKind, detail: str) -> Fault:
    mark = Lines(text[: index + 1]).mark(index)
    return Fault(kind, mark.line, mark.column, detail)
