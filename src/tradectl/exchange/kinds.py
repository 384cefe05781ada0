"""What a foreign file is, by how it begins: contact cards, a mail, JSON, else a table."""

from __future__ import annotations

import re

from tradectl.core.intake.kinds import CONTACTS, JSON, LETTER, TABLE

_HEAD = 1 << 16  # one field of a mail may take pages
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_FIRST = re.compile(rb"(?i)(?:(from|date)|received|return-path|message-id|mime-version|delivered-to|x-[a-z0-9-]+):")
_FIELD = re.compile(rb"[A-Za-z][A-Za-z0-9-]*[ \t]*:(?!//)")
_ENOUGH = 8  # fields of a header
# An object or a list of objects, as far as the first key.
_OBJECT = re.compile(rb'\[\s*\]|(?:\[\s*)?\{\s*(?:\}|"(?:[^"\\]|\\.)*(?:"\s*:|\Z))', re.DOTALL)


def kind_of(raw: bytes) -> str:
    """Return what a file is."""
    head = raw[:_HEAD]
    for bom in _BOMS:
        head = head.removeprefix(bom)
    plain = head.replace(b"\0", b"").lstrip()
    if plain[:12].upper().startswith(b"BEGIN:VCARD"):
        return CONTACTS
    if _OBJECT.match(plain):
        return JSON
    return LETTER if _is_header(plain) else TABLE


def _is_header(text: bytes) -> bool:
    """Return whether a text begins with a mail's header: nothing but fields stands above the first empty line.

    A table may have a line or two above its headings, `Date: 2026-04-17,,` among them: that alone is no header.
    """
    first = _FIRST.match(text)
    if first is None:
        return False
    count = 0
    for line in text.splitlines():
        if not line.strip() or count == _ENOUGH:
            break
        if line[:1] in b" \t":
            continue  # it goes on with the field above
        if not _FIELD.match(line):
            return False
        count += 1
    return count > 1 or not first[1]
