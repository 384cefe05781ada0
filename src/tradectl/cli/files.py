"""Files a person names on the command line, read whole before anything is planned."""

from __future__ import annotations

from tradectl.cli.whereabouts import real_path
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.message import say
from tradectl.store.files import Unreadable, read_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from tradectl.app.attachments import Attachment

_LARGEST = 256 << 20


def attachments(folder: Path, names: list[str]) -> tuple[Attachment, ...]:
    """Return the files to copy; raise INVALID for one that cannot be read."""
    if not names:
        return ()
    from tradectl.app.attachments import Attachment

    return tuple(Attachment(*read_named(folder, name)) for name in names)


def read_named(folder: Path, name: str) -> tuple[str, bytes]:
    """Return a file's own name and its bytes; raise INVALID where it cannot be read."""
    path = real_path(folder, name)
    raw = read_file(path, _LARGEST)
    if isinstance(raw, Unreadable):
        if raw.is_folder:
            raise TradectlError(
                ErrorCode.INVALID, say("{name} is a folder, not a file.", name=name), say("Name a file in it.")
            )
        raise TradectlError(
            ErrorCode.INVALID,
            say("The file {name} cannot be read. {reason}", name=name, reason=raw.reason),
            say("Check the path."),
        )
    return path.name, raw
