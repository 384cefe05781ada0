"""What the system's refusals mean to the person: whether something was changed, and what to do."""

from __future__ import annotations

import errno
import os

from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.message import Message, say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

_FULL = (errno.ENOSPC, errno.EDQUOT)
_FORBIDDEN = (errno.EACCES, errno.EPERM)
_OPEN_ELSEWHERE = (errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY)


def nothing_changed(error: OSError, root: Path) -> TradectlError:
    """Return the refusal for an error before the operation was promised, or taken back whole."""
    if error.errno in _FULL:
        message, hint = say("The disk is full; nothing was changed."), say("Make room on the disk, then try again.")
    elif error.errno == errno.EROFS:
        message = say("The disk can only be read; nothing was changed.")
        hint = say("Work on a copy of the workspace that can be written.")
    elif error.errno in _FORBIDDEN:
        message = say("{path} may not be written; nothing was changed.", path=_place(error, root))
        hint = say("Ask whoever owns the folder for permission to write, then try again.")
    else:
        message = say("{reason}; nothing was changed.", reason=reason(error, root))
        hint = say("Look at the disk, then try again.")
    return TradectlError(ErrorCode.REFUSED, message, hint)


def folder_refused(error: OSError, path: str, target: str, root: Path) -> TradectlError:
    """Return the refusal for a folder that the system does not let us rename; nothing was changed."""
    if error.errno == errno.EXDEV:
        return other_disk(path)
    if error.errno == errno.EEXIST:
        return exists(target)
    if error.errno == errno.ENOENT:
        return gone(path)
    if error.errno not in _OPEN_ELSEWHERE:
        return nothing_changed(error, root)
    return TradectlError(
        ErrorCode.REFUSED,
        say("{path} cannot be moved: the system refuses it. Nothing was changed.", path=path),
        say("Close the documents of this folder that are open in a program, then try again."),
    )


def recorded(error: OSError, root: Path) -> TradectlError:
    """Return the failure for an error after the operation was promised: it will be finished, not taken back."""
    return TradectlError(
        ErrorCode.REFUSED,
        say("The change is recorded, but not all of it is carried out: {reason}.", reason=reason(error, root)),
        say("Mend the cause; then `tradectl recover`, or the next command that writes, finishes it."),
    )


def not_recovered(error: OSError, root: Path, user: str) -> TradectlError:
    """Return the failure for unfinished work that cannot be finished now; `user` began it."""
    return TradectlError(
        ErrorCode.REFUSED,
        say("The unfinished work of an earlier command cannot be finished: {reason}.", reason=reason(error, root)),
        say("Mend the cause, or let {user}, who began it, run `tradectl recover`.", user=user)
        if user
        else say("Mend the cause, then run `tradectl recover`."),
    )


def other_disk(path: str) -> TradectlError:
    """Return the refusal for a path on another file system, to which nothing can be renamed."""
    return TradectlError(
        ErrorCode.REFUSED,
        say("{path} is on another disk than the workspace; nothing was changed.", path=path),
        say("Keep all folders of a workspace on one disk."),
    )


def changed(paths: tuple[str, ...]) -> TradectlError:
    """Return the refusal for files that are no longer as they were read."""
    return TradectlError(
        ErrorCode.CHANGED,
        say("{path} was changed since it was read; nothing was written.", path=paths[0]),
        say("Run the command again; it will read the file anew."),
        details=tuple(say("{path} was changed.", path=path) for path in paths),
    )


def gone(path: str) -> TradectlError:
    """Return the refusal for a folder that is no longer there."""
    return TradectlError(
        ErrorCode.CHANGED,
        say("The folder {path} is no longer there; nothing was written.", path=path),
        say("Run the command again; it will look where the folder is now."),
    )


def exists(path: str) -> TradectlError:
    """Return the refusal for a name that is taken."""
    return TradectlError(
        ErrorCode.EXISTS,
        say("{path} exists already; nothing was written.", path=path),
        say("Look at what is there; tradectl never writes over it."),
    )


def foreign(paths: tuple[str, ...]) -> TradectlError:
    """Return the refusal for a folder that cannot go because of what tradectl did not put into it."""
    return TradectlError(
        ErrorCode.REFUSED,
        say("{path} was not put there by this operation; its folder stays, and nothing was changed.", path=paths[0]),
        say("Move these files elsewhere, then try again."),
        details=tuple(say("{path} is in the way.", path=path) for path in paths),
    )


def twin(path: str, other: str) -> TradectlError:
    """Return the refusal for a name that some systems cannot tell from another."""
    return TradectlError(
        ErrorCode.EXISTS,
        say(
            "{path} and {other} differ only in case or accents; some systems hold them for one.", path=path, other=other
        ),
        say("Rename one of them."),
    )


def reason(error: OSError, root: Path) -> Message:
    """Return what the system says, and about which path."""
    said = os.strerror(error.errno) if error.errno else str(error)
    place = _place(error, root)
    return say("{path}: {reason}", path=place, reason=said) if place else say("{reason}", reason=said)


def _place(error: OSError, root: Path) -> str:
    name = error.filename2 or error.filename
    if name is None:
        return ""
    text = os.fsdecode(name) if isinstance(name, (str, bytes)) else str(name)
    return text.removeprefix(f"{root}{os.sep}").replace(os.sep, "/")
