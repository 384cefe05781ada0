"""The file of a report as it is kept: generated parts renewed, whatever a person wrote left; the page beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from tradectl.app.carry_out import Outcome, carry_out
from tradectl.core.changes import ABSENT, ChangeSet, WriteFile
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.message import say
from tradectl.core.named import NamedTuple
from tradectl.core.report.filing import aside_path, page_path
from tradectl.core.report.parts import compose, is_sealed, merge, seal
from tradectl.store.files import Unreadable, read_beneath
from tradectl.store.reader import digest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tradectl.core.message import Message
    from tradectl.core.occasion import Occasion
    from tradectl.core.problems import Problem
    from tradectl.core.report.parts import Part
    from tradectl.core.report.wording import Wording
    from tradectl.i18n.translator import Translator
    from tradectl.store.workspace import Workspace


_Report = TypeVar("_Report")


@dataclass(frozen=True, slots=True)
class Shape:
    """In which shape a report is asked for.

    `page`: the page of HTML beside the file. `stdout`: only show, write nothing. `refresh`: replace changed parts.
    """

    page: bool = False
    stdout: bool = False
    refresh: bool = False


@dataclass(frozen=True, slots=True)
class Fresh(Generic[_Report]):
    """A report as it was worked out, where it belongs, the name of its operation; `has_own`: a part for its writer."""

    report: _Report
    path: str
    command: str
    subject: Message
    problems: tuple[Problem, ...]
    has_own: bool = True


@dataclass(frozen=True, slots=True)
class Written(Generic[_Report]):
    """The report, its file as it is now (`text`), the page where one was asked for, and what was written.

    `outcome` is None where nothing had to be written. `page` is the page as generated, even where a person's own
    stands beside the file.
    """

    report: _Report
    path: str
    text: str
    page: str | None
    outcome: Outcome | None
    notices: tuple[Message, ...]
    problems: tuple[Problem, ...]


def keep(
    workspace: Workspace,
    occasion: Occasion,
    fresh: Fresh[_Report],
    wording: Wording[_Report],
    shape: Shape,
    tongue: Translator,
) -> Written[_Report]:
    """Refresh a report's file, and the page beside it where one is asked for; where nothing changes nothing is written.

    Raise INVALID where a file cannot be read.
    """
    report, path = fresh.report, fresh.path
    below = wording.kept_below(occasion.today) if shape.refresh else None
    own = wording.own() if fresh.has_own else ""
    text, changes, notices = keep_text(workspace, path, wording.parts(report), own, below)
    page = None
    if shape.page:
        page = seal(wording.page(report, text))
        beside = keep_page(workspace, page_path(path), page, occasion, refresh=shape.refresh)
        changes, notices = (*changes, *beside.changes), (*notices, *beside.notices)
    outcome = None
    if changes and not shape.stdout:
        by = occasion.by.id if occasion.by else ""
        plan = ChangeSet(occasion.operation, fresh.command, by, fresh.subject, (), changes)
        outcome = carry_out(workspace, occasion, plan, tongue)
        notices = (*notices, *outcome.notices)
    return Written(report, path, text, page, outcome, notices, fresh.problems)


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
