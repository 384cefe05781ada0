"""Where the index file of a workspace is.

Its name ends in a number, and a file that is made anew takes the next one: SQLite deletes what belongs to a file by
name, whenever its last user lets go of it, and would delete what belongs to the new one.
"""

from __future__ import annotations

import os
from binascii import crc32

ENDING = ".sqlite3"


def index_stem(cache: str, root: str) -> str:
    """Return how the paths of a workspace's index files begin: in the cache folder, by where it really is."""
    path = os.fsencode(os.path.realpath(root))
    return os.path.join(cache, f"{crc32(path):08x}{crc32(path[::-1]):08x}")  # noqa: PTH118 (start-up)


def index_file(stem: str) -> str:
    """Return the newest index file, or where the first would be."""
    return _numbered(stem, max(_numbers(stem), default=1))


def next_file(index: str) -> str:
    """Return where an index file is made anew."""
    stem, _, number = index.removesuffix(ENDING).rpartition("-")
    return _numbered(stem, int(number) + 1)


def elder_files(index: str) -> list[str]:
    """Return the index files that this one came after."""
    stem, _, own = index.removesuffix(ENDING).rpartition("-")
    return [_numbered(stem, number) for number in _numbers(stem) if number < int(own)]


def address_of(index: str, mode: str = "mode=ro") -> str:
    """Return an index file's address for SQLite, to be read alone if nothing else is said."""
    escaped = index.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return f"file:{escaped}?{mode}"


def _numbered(stem: str, number: int) -> str:
    return f"{stem}-{number}{ENDING}"


def _numbers(stem: str) -> list[int]:
    folder, _, name = stem.rpartition(os.sep)
    begin = f"{name}-"
    try:
        names = os.listdir(folder)  # noqa: PTH208 (start-up)
    except OSError:
        return []
    found = (one[len(begin) : -len(ENDING)] for one in names if one.startswith(begin) and one.endswith(ENDING))
    return [int(number) for number in found if number.isdecimal() and number.isascii()]
