"""vCard 2.1, 3.0 and 4.0 as properties: bytes line by line, pictures passed over, values decoded as they say."""

from __future__ import annotations

import binascii
import codecs
import quopri
import re
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from tradectl.exchange.limits import LONGEST_CELL
from tradectl.exchange.text_encoding import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = re.compile(rb"\s*(?:([A-Za-z0-9_-]+)\.)?([A-Za-z0-9_-]+)((?:;(?:[^:;\"]|\"[^\"\r\n]*\"|\")*+)*+):")
_PASSED_OVER = frozenset(
    ["PHOTO", "LOGO", "SOUND", "KEY", "X-MS-CARDPICTURE", "X-WAB-CERT", "X-IMAGETYPE", "X-IMAGEHASH"]
)
_BARE_ENCODINGS = frozenset(["QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT"])
_BASE64 = frozenset(["B", "BASE64"])
_QUOTED = "QUOTED-PRINTABLE"
_WIDER = {"GBK": "gb18030", "GB2312": "gb18030", "ISO-8859-1": "cp1252"}
REASON = "X-TRADECTL-REASON"  # why a card was not imported; nothing to keep
_MOST_PROPERTIES = 1_000  # of one card
_LONGEST_PARAMETERS = 2_000
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_CARET = re.compile(r"\^([n^'])")


class Property(NamedTuple):
    """One property: `item1.EMAIL;type=INTERNET:…`; names are capitals, the value is text but still escaped.

    `types` are the kinds of the value (HOME, CELL, PREF), whatever way they are written. `as_read` is the line,
    unfolded. A line without a colon has no name; its value is all of it.
    """

    line: int
    group: str
    name: str
    types: frozenset[str]
    parameters: tuple[tuple[str, str], ...]
    value: str
    as_read: str


class VCard(NamedTuple):
    """The properties of one card, the line it begins in, the last one (0: that of the file), whether that ends it."""

    line: int
    properties: tuple[Property, ...]
    last: int = 0
    is_ended: bool = False

    def all(self, name: str) -> Iterator[Property]:
        """Return the properties of a name, in their order."""
        return (one for one in self.properties if one.name == name)

    def first(self, name: str) -> Property | None:
        """Return the first property of a name."""
        return next(self.all(name), None)


def vcards(raw: bytes) -> Iterator[VCard]:
    """Return the cards of a file one by one; what stands outside of cards is left out.

    Pictures, sounds and keys are passed over line by line, undecoded. A card that never ends, ends where the next one
    begins.
    """
    plain = _plain(raw)
    looks = _looks(plain)
    begun: list[tuple[int, list[Property]]] = []  # an assistant's card stands within the other
    for line, content in _content_lines(plain):
        head = _HEAD.match(content)
        name = head[2].upper() if head else b""
        value = content[head.end() :].strip().upper() if head else b""
        if name == b"BEGIN" and value == b"VCARD":
            if begun and not _holds_another(begun[-1][1]):
                yield VCard(begun[-1][0], tuple(begun.pop()[1]), line - 1)
            begun.append((line, []))
        elif name == b"END" and value == b"VCARD":
            if begun:
                yield VCard(begun[-1][0], tuple(begun.pop()[1]), line, is_ended=True)
        elif begun and (head or _is_said(content, begun[-1][1])) and len(begun[-1][1]) < _MOST_PROPERTIES:
            one = _property(line, content, head, looks) if head else _without_colon(line, content, looks)
            begun[-1][1].append(one)
    for first, properties in begun:
        yield VCard(first, tuple(properties))


def card_lines(raw: bytes) -> list[bytes]:
    """Return the lines that cards are counted in, with their ends; those of a file in UTF-16 are in UTF-8."""
    return list(_lines(_plain(raw)))


def _holds_another(properties: list[Property]) -> bool:
    return bool(properties) and properties[-1].name == "AGENT" and not properties[-1].value


def _is_said(content: bytes, before: list[Property]) -> bool:
    """Return whether a line without a colon says something; what follows our own reason goes with it."""
    return bool(content.strip()) and not (before and before[-1].name == REASON)


def unescaped(text: str) -> str:
    r"""Return a value without its escapes: `\n` is a line end, `\,` a comma."""
    return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], text)


def components(text: str, mark: str = ";") -> list[str]:
    """Return the parts of a value between marks that are not escaped, each without its escapes and blanks around it."""
    parts = [""]
    for piece in re.findall(rf"\\.|{mark}|[^\\{mark}]+|\\", text, re.DOTALL):
        if piece == mark:
            parts.append("")
        else:
            parts[-1] += piece
    return [unescaped(part).strip() for part in parts]


def _plain(raw: bytes) -> bytes:
    """Return the file in an encoding whose line ends are single bytes; quoted and declared values are decoded later."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in raw[:1000]:
        found = decoded(raw)
        return found.text.encode() if found else raw.replace(b"\0", b"")
    return raw.removeprefix(codecs.BOM_UTF8)


def _looks(raw: bytes) -> str:
    """Return the encoding the file looks to be in, for values that declare none and are no UTF-8."""
    found = decoded(raw)
    return found.encoding if found else "utf-8"


def _content_lines(raw: bytes) -> Iterator[tuple[int, bytes]]:
    """Return the content lines, unfolded, with the number of their first line; of what is passed over only the head."""
    pieces: list[bytes] = []
    first, length, passing, soft = 0, 0, False, False
    for number, line in enumerate(_lines(raw), 1):
        bare = line.rstrip(b"\r\n")
        if pieces and soft:  # quoted-printable goes on after a `=` at the end
            more, soft = (bare[1:] if bare[:1] in (b" ", b"\t") else bare), bare.endswith(b"=")
            length += len(more)
            if length < LONGEST_CELL * 3:
                pieces.append(b"\n" + more)
            continue
        if pieces and (bare[:1] in (b" ", b"\t") or (passing and _goes_on(bare))):
            length += len(bare)
            if not passing and length < LONGEST_CELL * 3:
                pieces.append(bare[1:])
            continue
        if pieces:
            yield first, b"".join(pieces)
        pieces, first, length = [bare], number, len(bare)
        head = _HEAD.match(bare[:_LONGEST_PARAMETERS])
        passing = head is not None and head[2].decode("ascii").upper() in _PASSED_OVER
        soft = head is not None and b"QUOTED-PRINTABLE" in head[3].upper() and bare.endswith(b"=")
        if passing and head:
            pieces = [bare[: head.end()]]
    if pieces:
        yield first, b"".join(pieces)


def _goes_on(line: bytes) -> bool:
    """Return whether a line without a blank before it goes on with a picture: base64 has no colon."""
    return bool(line) and b":" not in line[:200]


def _lines(raw: bytes) -> Iterator[bytes]:
    """Return the lines without making all of them at once; old phones end them with a bare CR."""
    mark = b"\n" if b"\n" in raw else b"\r"
    start = 0
    while start < len(raw):
        end = raw.find(mark, start)
        end = len(raw) if end < 0 else end + 1
        yield raw[start:end]
        start = end


def _property(line: int, content: bytes, head: re.Match[bytes], looks: str) -> Property:
    parameters = _parameters(_text(head[3][:_LONGEST_PARAMETERS], "", looks))
    named = {name: value for name, value in parameters if name}
    encoding = named.get("ENCODING", "").upper() or next(
        (value.upper() for name, value in parameters if not name and value.upper() in _BARE_ENCODINGS), ""
    )
    value = _value(content[head.end() :], encoding, named.get("CHARSET", ""), looks)
    types = (part for name, text in parameters if name in ("", "TYPE") for part in re.split("[,;]", text))
    name = head[2].decode("ascii").upper()
    group = f"{head[1].decode('ascii').lower()}." if head[1] else ""
    return Property(
        line,
        group.removesuffix("."),
        name,
        frozenset(part.strip().upper() for part in types if part) - _BARE_ENCODINGS,
        parameters,
        value,
        f"{group}{name}{''.join(_written(one) for one in parameters)}:{value}".replace("\n", "\\n"),
    )


def _without_colon(line: int, content: bytes, looks: str) -> Property:
    text = _text(content.strip(), "", looks)[:LONGEST_CELL]
    return Property(line, "", "", frozenset(), (), text, text)


def _written(parameter: tuple[str, str]) -> str:
    """Return a parameter as 3.0 and 4.0 write it; how the value was encoded is no longer true."""
    name, value = parameter
    if name in ("ENCODING", "CHARSET") or (not name and value.upper() in _BARE_ENCODINGS):
        return ""
    quoted = f'"{value}"' if re.search("[:;,]", value) else value
    return f";{name or 'TYPE'}={quoted}"


def _parameters(text: str) -> tuple[tuple[str, str], ...]:
    """Return name and value of each parameter; one without a name (`TEL;HOME` of 2.1) has an empty one."""
    found = []
    for part in re.findall(r';((?:[^;"]|"[^"]*"|")*+)', text):
        name, equals, value = part.partition("=")
        plain = _CARET.sub(lambda match: {"n": "\n", "'": '"'}.get(match[1], match[1]), value.replace('"', ""))
        found.append((name.strip().upper(), plain.strip()) if equals else ("", part.strip()))
    return tuple(found)


def _value(raw: bytes, encoding: str, charset: str, looks: str) -> str:
    if encoding == _QUOTED:
        raw = quopri.decodestring(raw.replace(b"=\n", b""))  # a soft line end
    elif encoding in _BASE64:
        try:
            raw = binascii.a2b_base64(raw)
        except binascii.Error:
            return _text(raw, charset, looks)
    return _text(raw, charset, looks)[:LONGEST_CELL].replace("\r\n", "\n").strip("\r\n")


def _text(raw: bytes, charset: str, looks: str) -> str:
    """Return bytes as text: in the charset they declare, as UTF-8, or as what the file or they themselves look like."""
    for encoding in (_WIDER.get(charset.upper(), charset), "utf-8", looks):
        with suppress(LookupError, UnicodeError, ValueError):  # no such charset, or not in it
            if encoding:
                return raw.decode(encoding).replace("\0", "")
    found = decoded(raw)
    return found.text if found else raw.decode("latin-1").replace("\0", "")
