"""Where in a workspace may be written: inside at every level, no links, no twin of a name, not in git's or our own."""

from __future__ import annotations

import os
import re
import stat
import unicodedata

from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.ids import WINDOWS_RESERVED
from tradectl.core.message import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    Listing = tuple[list[str], str | None]

_NOT_PORTABLE = frozenset('<>:"\\|?*\x7f').union(map(chr, range(0x20)))
_IGNORED_BY_MACOS = "[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]"  # the two are compiled where a name needs it
_SHORT = r"git~\d+|tradec~\d+"  # the short names Windows gives the closed folders
_CLOSED = (".git", ".tradectl")
_LINK_LIKE = getattr(stat, "FILE_ATTRIBUTE_REPARSE_POINT", 0x400)  # a junction on Windows


def parts_of(path: str) -> tuple[str, ...]:
    """Return the names of a path relative to the workspace; raise TradectlError REFUSED for one that may lead astray.

    Refused are absolute paths, `..`, empty names, names that Windows does not know or changes, `.git` and `.tradectl`
    at any level and in any spelling.
    """
    parts = tuple(path.split("/"))
    for part in parts:
        if not part or part != part.rstrip(". ") or not _NOT_PORTABLE.isdisjoint(part):
            raise _refused(path)
        if _is_reserved(part) or _is_closed(part):
            raise _refused(path)
    return parts


def _is_closed(part: str) -> bool:
    name = (part if part.isascii() else re.sub(_IGNORED_BY_MACOS, "", part)).casefold()
    return name in _CLOSED or ("~" in name and re.fullmatch(_SHORT, name) is not None)


def _is_reserved(part: str) -> bool:
    return part.partition(".")[0].rstrip(" ").upper() in WINDOWS_RESERVED


def parent_of(path: str) -> str:
    """Return the path of the folder a path stands in, empty for the workspace itself."""
    return path.rpartition("/")[0]


def is_under(path: str, folder: str) -> bool:
    """Return whether `path` is inside `folder`, at any depth."""
    return path.startswith(f"{folder}/")


def look(root: Path, path: str) -> os.stat_result | None:
    """Return the state of what stands at `path`, None where nothing does; no level may be a link, the last included.

    Raises TradectlError REFUSED for a link and for a file where a folder should be.
    """
    here = root
    parts = parts_of(path)
    for depth, part in enumerate(parts, 1):
        here /= part
        try:
            state = here.lstat()
        except FileNotFoundError:
            return None
        if is_link(state):
            raise TradectlError(
                ErrorCode.REFUSED,
                say("{path} is a link; tradectl follows no links in a workspace.", path="/".join(parts[:depth])),
                say("Put the folder or file itself there."),
            )
        if depth < len(parts) and not stat.S_ISDIR(state.st_mode):
            raise TradectlError(ErrorCode.REFUSED, say("{path} is no folder.", path="/".join(parts[:depth])))
    return state


def is_link(state: os.stat_result) -> bool:
    """Return whether a state is that of a symbolic link or a Windows junction."""
    return stat.S_ISLNK(state.st_mode) or bool(getattr(state, "st_file_attributes", 0) & _LINK_LIKE)


def missing_folders(root: Path, path: str) -> tuple[str, ...]:
    """Return the folders above `path` that do not exist yet, outermost first."""
    missing: list[str] = []
    above = parent_of(path)
    while above and look(root, above) is None:
        missing.insert(0, above)
        above = parent_of(above)
    return tuple(missing)


def twin_of(root: Path, path: str, listings: dict[str, Listing] | None = None) -> str | None:
    """Return the path of a neighbour that some systems cannot tell from `path`: other case, other accents' spelling.

    Only the first level that does not exist yet has neighbours; `path` itself is none. `listings` keeps what stands in
    each folder, for who asks about many names in one.
    """
    first, *_ = (*missing_folders(root, path), path)
    above, _, name = first.rpartition("/")
    listings = {} if listings is None else listings
    if above not in listings:
        listings[above] = _listing(root, above)
    neighbours, together = listings[above]
    key = same_key(name)
    if together is not None and key not in together:
        return None
    twins = sorted(other for other in neighbours if other != name and same_key(other) == key)
    return f"{above}/{twins[0]}".lstrip("/") if twins else None


def _listing(root: Path, folder: str) -> Listing:
    """Return the names in a folder, and all of them in small letters as one text where they are plain."""
    try:
        names = os.listdir(root / folder)  # noqa: PTH208 - names alone, of up to thousands
    except FileNotFoundError:
        return [], ""
    together = "/".join(names)
    return names, together.lower() if together.isascii() else None


def same_key(name: str) -> str:
    """Return what two names share that some systems cannot tell apart (Windows, macOS)."""
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _refused(path: str) -> TradectlError:
    return TradectlError(
        ErrorCode.REFUSED,
        say("{path} is not a path tradectl may write.", path=path),
        say("A path is relative to the workspace, names no system or private folder, and is valid on every system."),
    )
