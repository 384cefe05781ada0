"""What is right after a strike: the tree is before or after, nothing is left over, nothing is lost, nobody lied."""

from __future__ import annotations

import os
import re
import stat
import subprocess
from pathlib import Path
from typing import NamedTuple

from crash.scenes import AFTERWARDS, GIVEN, begin
from tradectl.cli.main import BUG
from tradectl.core.layout import ASIDE
from tradectl.store.apply import has_unfinished
from tradectl.store.apply.lock import is_held
from world import Machine, Run

WRONG, FALSE, LOST, OTHER = "wrong tree", "false 'done'", "lost bytes", "other"
UNCHANGED, RECORDED = "othing was changed", "change is recorded"
ELSEWHERE = re.compile("imported lie elsewhere|imported is not written")
_NUMBER = re.compile(rb'"inode": \d+}')
Tree = dict[str, tuple[int, bytes | str | None]]


class Finding(NamedTuple):
    """Something that is not as promised: of which kind, what, where and after which strike."""

    kind: str
    what: str
    where: str = ""
    repeat: str = ""


def tree(root: Path) -> Tree:
    """Return every folder and file with its permissions and bytes, without `.git` and `.tradectl`."""
    return public(whole_tree(root))


def public(whole: Tree) -> Tree:
    """Return what a person sees of a tree; a file that is written aside goes with the next one that is given there."""
    return {
        path: one
        for path, one in whole.items()
        if path != ".tradectl" and not path.startswith(".tradectl/") and not is_aside(path)
    }


def is_aside(path: str) -> bool:
    """Return whether a path is that of a file that is written aside."""
    return path.rpartition("/")[2].startswith(ASIDE)


def own(seen: Tree) -> Tree:
    """Return a tree without what is given to other programs."""
    return {path: one for path, one in seen.items() if not path.startswith(f"{GIVEN}/")}


def is_either(now: Tree, *wanted: Tree) -> bool:
    """Return whether a tree is one of these, but for what is given to other programs: there each file is of one."""
    given = {path for one in (now, *wanted) for path in one if path.startswith(f"{GIVEN}/")}
    return own(now) in map(own, wanted) and all(now.get(path) in [one.get(path) for one in wanted] for path in given)


def whole_tree(root: Path) -> Tree:
    """Return every folder and file with its permissions and bytes, without `.git`."""
    found: Tree = {}
    start = len(str(root)) + 1
    for folder, folders, files in os.walk(root):
        if len(folder) < start and ".git" in folders:
            folders.remove(".git")
        for name in (*folders, *files):
            place = f"{folder}/{name}"
            mode = os.lstat(place).st_mode
            found[place[start:]] = (mode, _content(place, mode))
    return found


def _content(place: str, mode: int) -> bytes | str | None:
    if stat.S_ISREG(mode):
        return Path(place).read_bytes()
    return os.readlink(place) if stat.S_ISLNK(mode) else None  # noqa: PTH115


def bytes_of(root: Path) -> set[bytes]:
    """Return what every file of the workspace's own holds, the finished and unfinished work of commands included."""
    whole = own(alike(whole_tree(root)))
    return {content for _, content in whole.values() if isinstance(content, bytes) and content}


def alike(whole: Tree) -> Tree:
    """Return a tree whose records name no file numbers: each copy of a workspace has its own."""
    return {
        path: (mode, _NUMBER.sub(b"", content) if isinstance(content, bytes) else content)
        for path, (mode, content) in whole.items()
    }


def missing(held: set[bytes], root: Path) -> list[bytes]:
    """Return what is no longer held by any file, nor the beginning of one."""
    now = bytes_of(root)
    return [one for one in held - now if not any(other.startswith(one) for other in now)]


def differences(found: Tree, *wanted: Tree) -> str:
    """Return in words how a tree differs from the nearest one."""
    nearest = min(wanted, key=lambda one: len(set(found.items()) ^ set(one.items())))
    paths = sorted(path for path in {*found, *nearest} if found.get(path) != nearest.get(path))
    return ", ".join(f"{path}{'' if path in found else ' (gone)'}" for path in paths[:6])


class Ends(NamedTuple):
    """What a scene begins and ends as, what the next command makes of both, and what was held before."""

    before: Tree
    after: Tree
    before_and_next: Tree
    after_and_next: Tree
    held: set[bytes]


def judge_end(run: Run | None, raw: Tree, ends: Ends) -> list[Finding]:
    """Judge what a command said by what it did."""
    if run is None:
        return []
    if run.code == BUG or "escaped: " in run.err:
        return [Finding(OTHER, f"a bug is told: {run.err[-300:]}")]
    if run.code == 0 and raw != ends.after and not (ELSEWHERE.search(run.err) and own(raw) == own(ends.after)):
        return [Finding(FALSE, f"'done', but {differences(raw, ends.after)}")]
    return []


def judge_words(run: Run | None, now: Tree, ends: Ends, raw: Tree | None, *, begun: bool) -> list[Finding]:
    """Judge what a command said of its failure by what the next command made of it.

    Where that one was the same command again, by the files that stood there between (`raw`), and whether a repository
    was begun.
    """
    seen = now if raw is None else raw
    if run is not None and UNCHANGED in run.err and _files(own(seen)) != _files(own(ends.before)):
        return [Finding(FALSE, "'nothing was changed', but it was")]
    if run is not None and UNCHANGED in run.err and raw is not None and begun and "is begun already" not in run.err:
        return [Finding(FALSE, "'nothing was changed', but a repository is begun")]
    if run is not None and RECORDED in run.err and own(now) != own(ends.after):
        return [Finding(FALSE, "'recorded', but never finished")]
    return []


def _files(seen: Tree) -> Tree:
    return {path: one for path, one in seen.items() if one[1] is not None}


def judge_recovered(machine: Machine, done: Run, ends: Ends) -> list[Finding]:
    """Judge the workspace after the recovery."""
    found: list[Finding] = []
    now = tree(machine.folder)
    if not is_either(now, ends.before, ends.after):
        found.append(Finding(WRONG, differences(now, ends.before, ends.after)))
    if done.code != 0:
        found.append(Finding(OTHER, f"the recovery ended with {done.code}: {done.err[-300:]}"))
    return found + judge_leavings(machine, ends.held)


def judge_leavings(machine: Machine, held: set[bytes]) -> list[Finding]:
    """Judge what is left: no unfinished work, no lock, no byte lost, no difference between index and none."""
    found, root = [], machine.folder
    work, lost = root / ".tradectl/work", root / ".tradectl/lost"
    left = [one.name for place in (work, lost) if place.is_dir() for one in place.iterdir()]
    if left or has_unfinished(root):
        found.append(Finding(WRONG, f"left over: {left}"))
    if (root / ".tradectl").is_dir() and is_held(root / ".tradectl"):
        found.append(Finding(WRONG, "the lock is held"))
    gone = missing(held, root)
    if gone:
        found.append(Finding(LOST, f"{len(gone)} files: {gone[0][:80]!r}"))
    if (root / "tradectl.yaml").exists():
        found += judge_index(machine)
    return found


def judge_index(machine: Machine) -> list[Finding]:
    """Judge whether the daily list is the same with the index and without."""
    with_index = machine.run("due --all --format json")
    environment = machine.environment
    try:
        machine.environment = {**environment, "TRADECTL_CACHE": "", "HOME": ""}
        without = machine.run("due --all --format json")
    finally:
        machine.environment = environment
    if (with_index.code, with_index.out) != (without.code, without.out) or with_index.code != 0:
        return [Finding(WRONG, f"due with the index: {with_index.code}, without: {without.code} {with_index.err}")]
    return []


def judge_repository(root: Path) -> list[Finding]:
    """Judge whether git knows the repository, set to bring its commits to the disk, and names nothing to be mended."""
    asked = subprocess.run(["git", "-C", str(root), "config", "--local", "core.fsync"], capture_output=True, text=True)
    return [] if asked.stdout == "all\n" else [Finding(OTHER, f"half a repository: {asked.stdout} {asked.stderr}")]


def judge_undo(machine: Machine, ends: Ends, digits: int | None) -> list[Finding]:
    """Judge whether what was done can be taken back: the operation of these digits, or the last one."""
    done = begin(machine, AFTERWARDS + 1).run(f"undo --yes {'' if digits is None else f'{digits:08x}'}")
    now = tree(machine.folder)
    if done.code != 0 or own(now) != own(ends.before):
        return [Finding(WRONG, f"undo ended with {done.code}: {done.err[-200:]} {differences(now, ends.before)}")]
    return []
