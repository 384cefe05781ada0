"""How fresh a workspace's index file is; the file is only read, and neither it nor one beside it is made."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from tradectl.core.health.program import IndexFacts
from tradectl.store.almanac import Almanac
from tradectl.store.index.catalogue import checked
from tradectl.store.index.chunk import ChunkRow, DamagedError, unpacked
from tradectl.store.index.chunk_row import CHUNKS
from tradectl.store.index.desk_row import stamp_of
from tradectl.store.index.staleness import changed_in
from tradectl.store.index.whereabouts import address_of, index_file, index_stem
from tradectl.store.places import find_customers

if TYPE_CHECKING:
    from pathlib import Path

    from tradectl.core.settings import Settings
    from tradectl.store.index.chunk import Chunk


def index_facts(cache: Path, root: Path, settings: Settings, version: str) -> IndexFacts | None:
    """Return the state of the index file in a cache folder, None where there is none; `version` is the program's."""
    path = index_file(index_stem(str(cache), str(root)))
    try:
        size = os.stat(path).st_size  # noqa: PTH116 - a text
    except OSError:
        return None
    here = {place.path for place in find_customers(root)[0]}
    try:
        with closing(_opened(path)) as connection:
            rows = connection.execute("SELECT told, mark FROM about WHERE name = 'all'").fetchall()
            told = json.loads(checked(*rows[0])) if rows else {}
            chunks = [unpacked(ChunkRow(*row)) for row in connection.execute(CHUNKS)]
    except (sqlite3.Error, UnicodeDecodeError, DamagedError, ValueError):
        return IndexFacts(size, is_usable=False, anew=len(here))
    if told.get("stamp") != stamp_of(settings, Almanac(), version):
        return IndexFacts(size, is_usable=True, anew=len(here))
    known = {path for chunk in chunks for path in _fresh(root, chunk)}
    return IndexFacts(size, is_usable=True, anew=len(here - known))


def _opened(path: str) -> sqlite3.Connection:
    """Open a file for reading; where nobody writes in it now it is taken as unchanging: nothing is made beside it."""
    waits = os.path.lexists(f"{path}-wal")
    return sqlite3.connect(address_of(path, "mode=ro" if waits else "immutable=1"), uri=True)


def _fresh(root: Path, chunk: Chunk) -> set[str]:
    """Return the folders of a chunk's customers who need not be read again."""
    changed = {stale.place for stale in changed_in(str(root), chunk)}
    return {f"{chunk.folder}/{name}".lstrip("/") for at, name in enumerate(chunk.names) if at not in changed}
