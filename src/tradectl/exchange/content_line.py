r"""A content line of vCard (RFC 2426, RFC 6350): `NAME;PARAM=value:text\, escaped`, folded at 75 bytes."""

from __future__ import annotations

from tradectl.exchange.plain import plain

_LONGEST = 75  # bytes of a line without its end


def content_line(name: str, value: str) -> str:
    """Return one property, folded, with its line end; `value` is escaped already, `name` has its parameters."""
    return fold(f"{name}:{value}")


def text(value: str) -> str:
    """Return a text as a value: line ends, commas, semicolons and backslashes escaped, what acts left out."""
    told = plain(value, lines=True).replace("\\", "\\\\").replace("\n", "\\n")
    return told.replace(",", "\\,").replace(";", "\\;")


def texts(*values: str) -> str:
    """Return the parts of a structured value (a name, an address)."""
    return ";".join(map(text, values))


def fold(line: str) -> str:
    """Return a line in pieces of at most 75 bytes, none cut inside a character."""
    raw = line.encode()
    pieces = []
    room = _LONGEST
    while len(raw) > room:
        cut = room
        while raw[cut] & 0xC0 == 0x80:  # noqa: PLR2004  a byte inside a character
            cut -= 1
        pieces.append(raw[:cut])
        raw, room = raw[cut:], _LONGEST - 1
    return b"\r\n ".join([*pieces, raw]).decode() + "\r\n"
