"""Generated parts inside a file people write in: each stands between two comments, with the hash of what was generated.

What lies outside the comments is a person's and comes back byte for byte. A part whose text still has its hash is
tradectl's own and may be replaced; any other was changed by a person and is left, or on request kept below the fresh
one. Line ends do not count as a change: a file that an editor saved with CRLF keeps them.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tradectl.core.message import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tradectl.core.message import Message

_BOM = "\ufeff"
_BEGIN = (
    r"^<!--[ \t]*tradectl:begin[ \t]+(?P<name>[a-z_]+)(?:[ \t]+sha256=(?P<hash>[^\s>]*))?[ \t]*-->[ \t]*(?P<eol>\r?\n)"
)
_END = r"^<!--[ \t]*tradectl:end[ \t]+(?P=name)[ \t]*-->"
_OPENING = re.compile(_BEGIN, re.MULTILINE)
_BLOCK = re.compile(f"{_BEGIN}(?P<body>.*?){_END}", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)
_ESCAPED = re.compile(r"\\([^\w\s])")
_KEPT = "<!-- tradectl:kept -->"
_KEPT_LINES = re.compile(rf"^> {_KEPT}\r?\n(?:>[^\n]*(?:\n|\Z))*", re.MULTILINE)
_SEAL = re.compile(r"<!-- tradectl:page sha256=([0-9a-f]*) -->\s*\Z")


@dataclass(frozen=True, slots=True)
class Part:
    """A generated part: its name (a-z and _) and its text, lines that end with a newline."""

    name: str
    text: str

    @property
    def title(self) -> str:
        """Return the heading a reader knows the part by."""
        heading = _HEADING.search(self.text)
        return _ESCAPED.sub(r"\1", heading[1]) if heading else self.name


@dataclass(frozen=True, slots=True)
class Standing:
    """A stretch of a file: a part as it stands there, or (`name` empty) what a person wrote between the parts."""

    name: str
    text: str
    intact: bool = False


@dataclass(frozen=True, slots=True)
class Merged:
    """A file's text with fresh parts in it, and what a person should know about those that were not replaced."""

    text: str
    notices: tuple[Message, ...] = ()


def compose(parts: Sequence[Part], own: str) -> str:
    """Return the text of a new file: every part between its comments, then `own`, which is the writer's."""
    return "\n".join([*(_block(part, "\n") + "\n" for part in parts), *([own] if own else [])])


def merge(old: str, parts: Sequence[Part], path: str, *, kept_below: str | None = None) -> Merged:
    """Return `old` with its intact parts replaced by the fresh ones; `path` names the file in the notices.

    With `kept_below` (a line of text) a changed part is replaced as well and stands below the fresh one as a quotation
    under that line; a deleted one comes back in its place.
    """
    merging = _Merging({part.name: part for part in parts}, path, kept_below)
    text = _BLOCK.sub(merging.replaced, old.removeprefix(_BOM))
    for part in parts:
        if part.name not in merging.met:
            text = merging.without(part, text, [other.name for other in parts])
    return Merged(old[: old.startswith(_BOM)] + text, tuple(merging.notices))


def stretches(text: str) -> Iterator[Standing]:
    """Yield the parts of a file and what stands between them, in order, without the comments and a BOM."""
    text = text.removeprefix(_BOM)
    at = 0
    for match in _BLOCK.finditer(text):
        yield Standing("", text[at : match.start()])
        yield Standing(match["name"], match["body"], _is_intact(match))
        at = match.end()
    yield Standing("", text[at:])


def without_kept(text: str) -> str:
    """Return a text without what was kept below a part that was refreshed: it is for its writer, not for the page."""
    return _KEPT_LINES.sub("", text)


def seal(page: str) -> str:
    """Return a generated page with its hash in a comment at the end, so that a person's change of it shows."""
    return f"{page}<!-- tradectl:page sha256={digest(page)} -->\n"


def is_sealed(page: str) -> bool:
    """Return whether a page is as it was generated."""
    match = _SEAL.search(page)
    return match is not None and digest(page[: match.start()]) == match[1]


def digest(text: str) -> str:
    """Return the SHA-256 of a text in hexadecimal, whatever its line ends."""
    return hashlib.sha256(text.replace("\r\n", "\n").encode("utf-8", "surrogatepass")).hexdigest()


def _is_intact(match: re.Match[str]) -> bool:
    return match["hash"] == digest(match["body"])


def _block(part: Part, eol: str) -> str:
    body = part.text.replace("\n", eol)
    return f"<!-- tradectl:begin {part.name} sha256={digest(part.text)} -->{eol}{body}<!-- tradectl:end {part.name} -->"


def _quoted(heading: str, body: str, eol: str) -> str:
    rows = [_KEPT, "", heading, "", *body.replace("\r\n", "\n").removesuffix("\n").split("\n")]
    return eol.join(f"> {row}" if row else ">" for row in rows)


class _Merging:
    """The fresh parts, which of them the file has, and what is to be told."""

    def __init__(self, fresh: dict[str, Part], path: str, kept_below: str | None) -> None:
        self.fresh = fresh
        self.path = path
        self.kept_below = kept_below
        self.met: set[str] = set()
        self.notices: list[Message] = []

    def replaced(self, match: re.Match[str]) -> str:
        """Return what stands in the place of one part."""
        part = self.fresh.get(match["name"])
        if part is None:
            return match[0]
        self.met.add(part.name)
        if _is_intact(match):
            return _block(part, match["eol"])
        if self.kept_below is None:
            self._tell_changed(part)
            return match[0]
        below = _quoted(self.kept_below, match["body"], match["eol"])
        return f"{_block(part, match['eol'])}{match['eol'] * 2}{below}"

    def without(self, part: Part, text: str, order: list[str]) -> str:
        """Return the file where a part is missing or has no end."""
        if any(match["name"] == part.name for match in _OPENING.finditer(text)):
            self.notices.append(
                say(
                    "The part '{part}' of {path} has no end comment; it is left as it is. Add the line: {line}",
                    part=part.title,
                    path=self.path,
                    line=f"<!-- tradectl:end {part.name} -->",
                )
            )
            return text
        if self.kept_below is not None:
            return _put_back(part, text, order)
        self.notices.append(
            say(
                "The part '{part}' of {path} was deleted and stays so. To bring it back, add --refresh",
                part=part.title,
                path=self.path,
            )
        )
        return text

    def _tell_changed(self, part: Part) -> None:
        self.notices.append(
            say(
                "The part '{part}' of {path} was changed by hand; it is left as it is. "
                "To replace it and keep the old text below it, add --refresh",
                part=part.title,
                path=self.path,
            )
        )


def _put_back(part: Part, text: str, order: list[str]) -> str:
    """Return the text with a deleted part after the last part that comes before it, else at the top."""
    before = order[: order.index(part.name)]
    eol = "\r\n" if "\r\n" in text else "\n"
    ends = [match.end() for match in _BLOCK.finditer(text) if match["name"] in before]
    if ends:
        return f"{text[: ends[-1]]}{eol * 2}{_block(part, eol)}{text[ends[-1] :]}"
    return f"{_block(part, eol)}{eol * 2}{text}"
