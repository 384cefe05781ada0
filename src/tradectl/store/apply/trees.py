"""Compare a folder on the disk with what an operation knows of it, to the last name and byte."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from tradectl.store.apply import disk
from tradectl.store.apply.intent import inside
from tradectl.store.apply.paths import is_link

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tradectl.store.apply.intent import Tree


def is_as_told(place: Path, tree: Tree, *, before: bool) -> bool:
    """Return whether a folder holds exactly the tree's folders and files, with their bytes before or after."""
    folders = {inside(tree, folder.path) for folder in tree.folders}
    files = {inside(tree, file.path): file.before if before else file.after for file in tree.files}
    found_folders, found_files = {""}, set()
    for folder, folder_names, file_names in os.walk(place):
        here = os.path.relpath(folder, place).replace(os.sep, "/")
        above = "" if here == "." else f"{here}/"
        found_folders |= {above + name for name in folder_names}
        found_files |= {above + name for name in file_names}
    if found_folders != folders or found_files != set(files):
        return False
    if any(is_link((place / path).lstat()) for path in found_folders):
        return False
    return all(
        stat.S_ISREG((place / path).lstat().st_mode) and disk.digest(place / path) == state
        for path, state in files.items()
    )


def holds_links(place: Path) -> bool:
    """Return whether a folder is, or holds at any depth, a link or anything else than folders and regular files."""
    if not _is_plain(place):
        return True
    return any(
        not _is_plain(Path(folder, name))
        for folder, folder_names, file_names in os.walk(place)
        for name in (*folder_names, *file_names)
    )


def _is_plain(path: Path) -> bool:
    state = path.lstat()
    return not is_link(state) and (stat.S_ISDIR(state.st_mode) or stat.S_ISREG(state.st_mode))
