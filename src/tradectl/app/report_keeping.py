"""The file of a report as it is kept: generated parts renewed, whatever a person wrote left; the page beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.changes import ABSENT, WriteFile
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.message import say
from tradectl.core.named import NamedTuple
from tradectl.core.report.filing import aside_path
from tradectl.core.report.parts import compose, is_sealed, merge
from tradectl.store.files import Unreadable, read_beneath
from tradectl.store.reader import digest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tradectl.core.message import Message
    from tradectl.core.occasion import Occasion
    from tradectl.core.report.parts import Part
    from tradectl.store.workspace import Workspace


class Kept(NamedTuple):
    """What becomes of a file: its new text, the changes that write it (none where it stays), what to tell."""

    text: str
    changes: tuple[WriteFile, ...]
    notices: tuple[Message, ...]


class _Found(NamedTuple):
    """A file as it stands: its text and the hash of its bytes, ABSENT where there is none."""

    text: str
    sha: str


def keep_text(workspace: Workspace, path: str, parts: Sequence[Part], own: str, kept_below: str | None) -> Kept:
    """Return the file with fresh parts; `own` is what a new one has below them.

    With `kept_below`, a line of text, a part that a person changed is renewed too, and stands below under that line.
    """
    found = _read(workspace, path)
    if found.sha == ABSENT:
        text = compose(parts, own)
        return Kept(text, (WriteFile(path, ABSENT, text.encode()),), ())
    merged = merge(found.text, parts, path, kept_below=kept_below)
    if merged.text == found.text:
        return Kept(merged.text, (), merged.notices)
    return Kept(merged.text, (WriteFile(path, found.sha, merged.text.encode()),), merged.notices)


def keep_page(workspace: Workspace, path: str, page: str, occasion: Occasion, *, refresh: bool) -> Kept:
    """Return the page; one that a person changed is left, or on request kept beside the fresh one."""
    found = _read(workspace, path)
    if found.text == page:
        return Kept(page, (), ())
    fresh = WriteFile(path, found.sha, page.encode())
    if found.sha == ABSENT or is_sealed(found.text):
        return Kept(page, (fresh,), ())
    if not refresh:
        left = say(
            "The page {path} was changed by hand; it is left as it is. "
            "To replace it and keep the old one beside it, add --refresh",
            path=path,
        )
        return Kept(page, (), (left,))
    aside = aside_path(path, occasion.now)
    kept = WriteFile(aside, ABSENT, found.text.encode())
    return Kept(page, (kept, fresh), (say("The page that was changed by hand is kept: {path}", path=aside),))


def _read(workspace: Workspace, path: str) -> _Found:
    raw = read_beneath(workspace.root, path)
    if isinstance(raw, Unreadable):
        if raw.absent:
            return _Found("", ABSENT)
        raise TradectlError(
            ErrorCode.INVALID, say("The report {path} cannot be read: {why}", path=path, why=raw.reason)
        )
    try:
        return _Found(raw.decode(), digest(raw))
    except UnicodeDecodeError:
        raise TradectlError(
            ErrorCode.INVALID,
            say("The report {path} is not UTF-8 text.", path=path),
            say("Open it in an editor and save it as UTF-8."),
        ) from None
