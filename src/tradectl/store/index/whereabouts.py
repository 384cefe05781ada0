"""Where the index file of a workspace is."""

from __future__ import annotations

import os
from binascii import crc32


def index_file(cache: str, root: str) -> str:
    """Return the index file of a workspace in the user's cache folder, named by where the workspace really is."""
    path = os.fsencode(os.path.realpath(root))
    return os.path.join(cache, f"{crc32(path):08x}{crc32(path[::-1]):08x}.sqlite3")  # noqa: PTH118 (start-up)


def address_of(index: str, *, is_still: bool = False) -> str:
    """Return an index file's address for SQLite, to be read alone; `is_still`: nobody writes in it meanwhile."""
    escaped = index.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return f"file:{escaped}?{'immutable=1' if is_still else 'mode=ro'}"
