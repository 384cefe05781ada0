"""A mail saved as `.eml`: who wrote it, when, about what, its words and its attachments."""

from __future__ import annotations

import re
from contextlib import suppress
from email import policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.parser import BytesParser
from email.utils import getaddresses, parsedate_to_datetime
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

from tradectl.core.intake.file_names import safe_names
from tradectl.core.message import Message as Told
from tradectl.core.message import say
from tradectl.exchange.limits import LARGEST_FILE, LONGEST_CELL, too_large, unreadable
from tradectl.exchange.text_encoding import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from email.message import Message

_LONGEST_HEADER = 20_000
_MOST_PARTS = 500
_DEEPEST = 30
_MOST_RECIPIENTS = 200
_SEEN = re.compile(r"[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+")
_BLOCKS = frozenset(["p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "table", "blockquote", "hr"])
_NO_TEXT = frozenset(["style", "script", "head", "title"])


class Attachment(NamedTuple):
    """A file that came with a mail; its name can be written in a customer's folder. Inline: a picture in the text."""

    name: str
    content: bytes
    kind: str
    inline: bool = False


class Address(NamedTuple):
    """A person's name as the mail shows it, and the address."""

    name: str
    address: str


class Letter(NamedTuple):
    """A mail; `sent` is aware where the mail says its zone, None where it says no day that can be read.

    `text` is the plain text, or the words of the web page where there is none. `notes` tell what was left out.
    """

    sender: Address
    to: tuple[Address, ...]
    sent: datetime | None
    subject: str
    text: str
    identity: str
    attachments: tuple[Attachment, ...] = ()
    notes: tuple[Told, ...] = ()


def read_letter(name: str, raw: bytes) -> Letter:
    """Return what a mail says; raise INVALID where the bytes are none, REFUSED where it is larger than is taken.

    Mails within the mail are attachments. Of a broken mail, what can be read is.
    """
    if len(raw) > LARGEST_FILE:
        raise too_large(name)
    try:
        # Not policy.default: its readers of headers raise IndexError, AttributeError and RecursionError on broken ones.
        message = BytesParser(policy=policy.compat32).parsebytes(raw)
    except (RecursionError, MessageError, ValueError, LookupError) as error:
        raise unreadable(name, "EML") from error
    senders = _addresses(message, "from") or _addresses(message, "sender") or _addresses(message, "reply-to")
    if not senders and not _header(message, "subject"):
        raise unreadable(name, "EML")
    parts, notes = _parts(message)
    texts, files = _sorted(parts)
    names = safe_names(file.name for file in files)
    return Letter(
        senders[0] if senders else Address("", ""),
        (*_addresses(message, "to"), *_addresses(message, "cc")),
        _sent(message),
        _header(message, "subject"),
        _words(texts),
        _header(message, "message-id").strip("<> "),
        tuple(file._replace(name=safe) for file, safe in zip(files, names, strict=True)),
        notes,
    )


def _parts(message: Message) -> tuple[list[Message], tuple[Told, ...]]:
    """Return the parts that hold something, in their order, without going into mails within the mail."""
    found: list[Message] = []
    waiting = [(message, 0)]
    while waiting:
        part, depth = waiting.pop()
        inner = part.get_payload() if part.get_content_maintype() == "multipart" else None
        if isinstance(inner, list) and depth < _DEEPEST:
            waiting += [(one, depth + 1) for one in reversed(inner) if not isinstance(one, str)]
        elif not isinstance(inner, list):
            found.append(part)
        if len(found) >= _MOST_PARTS:
            return found, (say("The mail has more parts than are taken; the rest is left out."),)
    return found, ()


def _sorted(parts: list[Message]) -> tuple[list[tuple[str, str]], list[Attachment]]:
    """Return the texts with their kind (`plain` or `html`), and the files."""
    texts, files = [], []
    for count, part in enumerate(parts, 1):
        kind = part.get_content_type()
        disposition = (part.get_content_disposition() or "").lower()
        file_name = _file_name(part)
        if kind in ("text/plain", "text/html") and disposition != "attachment" and not file_name:
            texts.append((kind.partition("/")[2], _text(part)))
        elif kind == "message/rfc822":
            subject = _header(part.get_payload(0), "subject") if part.is_multipart() else ""  # type: ignore[arg-type]
            files.append(Attachment(file_name or f"{subject or 'mail'}.eml", _inner(part), kind))
        else:
            content = part.get_payload(decode=True)
            ending = kind.partition("/")[2].partition("+")[0]
            if isinstance(content, bytes) and content:
                named = file_name or f"attachment-{count}.{ending}"
                files.append(
                    Attachment(named, content, kind, inline=disposition != "attachment" and "Content-ID" in part)
                )
    return texts, files


def _inner(part: Message) -> bytes:
    """Return the bytes of a mail within the mail; one that cannot be put together again gives what was read of it."""
    with suppress(MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError, UnicodeError):
        inner = part.get_payload(0) if part.is_multipart() else None
        if inner is not None and not isinstance(inner, str):
            return inner.as_bytes()
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _words(texts: list[tuple[str, str]]) -> str:
    plain = [text for kind, text in texts if kind == "plain" and text.strip()]
    if plain:
        return "\n".join(plain).strip()[:LONGEST_CELL]
    return "\n".join(_of_page(text) for kind, text in texts if kind == "html").strip()[:LONGEST_CELL]


def _text(part: Message) -> str:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    charset = part.get_content_charset("")
    with suppress(LookupError, UnicodeError, ValueError):
        return _seen(content.decode("gb18030" if charset in ("gb2312", "gbk") else charset or "ascii"))
    found = decoded(content)
    return _seen(found.text if found else content.decode("ascii", "ignore"))


def _seen(text: str) -> str:
    return "".join(_SEEN.findall(text.replace("\r\n", "\n").replace("\r", "\n")))


def _of_page(html: str) -> str:
    reader = _Page()
    with suppress(AssertionError):  # the parser's own word for what it cannot read
        reader.feed(html[: LONGEST_CELL * 10])
    lines = (" ".join(line.split()) for line in "".join(reader.words).splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines))


class _Page(HTMLParser):
    """The words of a web page, its blocks on lines of their own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.unseen += tag in _NO_TEXT
        if tag in _BLOCKS:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.unseen -= tag in _NO_TEXT and self.unseen > 0

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.words.append(re.sub(r"\s+", " ", data))


def _header(message: Message, name: str) -> str:
    """Return a header as text, on one line, whatever is wrong with it."""
    raw = next(_raw(message, name), "")
    return " ".join(_seen(_decoded_words(raw)).split())


def _raw(message: Message, name: str) -> Iterator[str]:
    for key, value in message.raw_items():
        if key.lower() == name:
            raw = str(value)[:_LONGEST_HEADER]
            if not raw.isascii():
                found = decoded(raw.encode("utf-8", "surrogateescape"))
                raw = found.text if found else raw.encode("ascii", "ignore").decode("ascii")
            yield raw


def _decoded_words(text: str) -> str:
    with suppress(MessageError, LookupError, ValueError, AssertionError):
        return str(make_header(decode_header(text)))
    return text


def _addresses(message: Message, name: str) -> tuple[Address, ...]:
    raw = list(_raw(message, name))
    try:
        found = getaddresses(raw)
    except RecursionError:  # brackets within brackets
        found = [("", one) for text in raw for one in re.findall(r"[^\s<>()\",;:]+@[^\s<>()\",;:]+", text)]
    found = found[:_MOST_RECIPIENTS]
    return tuple(Address(" ".join(_seen(_decoded_words(shown)).split()), one) for shown, one in found if "@" in one)


def _sent(message: Message) -> datetime | None:
    for raw in (*_raw(message, "date"), *(line.rpartition(";")[2] for line in _raw(message, "received"))):
        with suppress(ValueError, TypeError, IndexError, OverflowError):
            return parsedate_to_datetime(raw.strip())
    return None


def _file_name(part: Message) -> str:
    with suppress(ValueError, TypeError, LookupError, IndexError, UnicodeError):
        found = part.get_filename("")
        if found.isascii():
            return _decoded_words(found)
        if "\ufffd" not in found:
            return found
    bare = (re.search(r"(?i)(?:file)?name\s*=\s*\"?([^\";]+)", raw) for raw in _raw(part, "content-disposition"))
    return next((match[1] for match in bare if match), "")  # bytes as they are, in no encoding that is said
