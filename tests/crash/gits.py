"""Git killed and failing in place of the program: its commit is lost, never a file, and `save` makes up for it.

The git of these commands is a script in front of the real one: it counts how often it is called, and strikes at the
call that is wanted, before git begins, after it ended, or at one of git's own calls that change something. While a
workspace is founded the program is killed together with its git as well: the next command finishes what is half there.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import signal
import subprocess
from pathlib import Path

from crash.judging import FALSE, LOST, OTHER, WRONG, Ends, Finding, Tree, differences, judge_repository, missing, tree
from crash.rounds import Round, Tally
from crash.scenes import AFTERWARDS, STRUCK, begin
from crash.striking import CHANGING, adopt_orphans, await_orphans
from world import Machine, Run

_SCRIPT = """#!/bin/sh
here=${0%/*}
read -r count <"$here/count"
count=$((count + 1))
echo $count >"$here/count"
. "$here/strike"
[ "$count" = "$at" ] || exec GIT "$@"
case $how in
before) kill -9 $$ ;;
after) GIT "$@"; kill -9 $$ ;;
*)  strace -qq -s 0 -o "$here/trace" $how GIT "$@"
    code=$?
    [ -z "$both" ] || kill -9 $PPID
    exit $code ;;
esac
"""
_TRACE = f"-e trace={','.join(name for name in CHANGING if name != 'openat')}"
_CALL = re.compile(r"(\w+)\(")
ERRORS = ("ENOSPC", "EIO")
BOTH = "both "  # the program is killed with its git


class Gits:
    """One scene with a git that can be struck."""

    def __init__(self, one: Round) -> None:
        self.round = one
        self.folder = one.top / "bin"
        real = shutil.which("git")
        assert real is not None
        self._script = _SCRIPT.replace("GIT", real)

    def killed(self, share: int = 1) -> Tally:
        """Strike every git of the scene's command."""
        tally = Tally()
        for at in range(1, self._count() + 1):
            for number, how in enumerate(self._strikes(at)):
                if (at + number) % share == 0:
                    run = self._struck(at, how)
                    tally.gits += 1
                    where = f"{self.round.name}: git number {at}, {how.replace(_TRACE, '').strip()}"
                    tally.findings += [one._replace(where=where) for one in self._judged(run)]
        return tally

    def _count(self) -> int:
        self._struck(0, "before")
        return int((self.folder / "count").read_text())

    def _strikes(self, at: int) -> list[str]:
        self._struck(at, _TRACE)
        trace = self.folder / "trace"
        lines = trace.read_text().splitlines() if trace.exists() else []
        names = [match[1] for line in lines if (match := _CALL.match(line))]
        if not [name for name in names if name != "write"]:
            return ["before"]
        chosen = sorted({0, len(names) // 3, len(names) // 2, 2 * len(names) // 3, len(names) - 1})
        kills = [
            f"{_TRACE} -e inject={names[one]}:signal=SIGKILL:when={names[: one + 1].count(names[one])}"
            for one in chosen
        ]
        fails = [f"{_TRACE} -e inject={','.join(sorted(set(names)))}:error={error}:when=1+" for error in ERRORS]
        both = [] if self.round.scene.on_ground else [BOTH + kill for kill in kills]
        return ["before", *kills, *both, "after", *fails]

    def _struck(self, at: int, how: str) -> Run:
        one = self.round
        one.again()
        self.folder.mkdir()
        (self.folder / "git").write_text(self._script)
        (self.folder / "git").chmod(0o755)
        (self.folder / "count").write_text("0\n")
        both, how = how.startswith(BOTH), how.removeprefix(BOTH)
        (self.folder / "strike").write_text(f"at={at} both={'x' * both} how={shlex.quote(how)}\n")
        machine = begin(one.machine, STRUCK)
        environment = machine.environment
        adopt_orphans()
        try:
            machine.environment = {**environment, "PATH": f"{self.folder}:{machine.world().environment['PATH']}"}
            if not both:
                return machine.run(one.words)
            _killed(machine, one.words)
        finally:
            machine.environment = environment
            await_orphans()
        return one.recover()

    def _judged(self, run: Run) -> list[Finding]:
        """Judge files, words and history: what was asked for is done, and what is not committed can be."""
        one, root, found = self.round, self.round.machine.folder, []
        now = tree(root)
        is_done = now == one.ends.after or (one.scene.verb == "undo" and _is_corrected(now, one.ends))
        if now != one.ends.before and not is_done:
            found.append(Finding(WRONG, differences(now, one.ends.before, one.ends.after)))
        if run.code == 0 and not is_done:
            found.append(Finding(FALSE, f"'done', but {differences(now, one.ends.after)}"))
        if run.code not in (0, 3) or (run.code and is_done and one.scene.verb not in ("save", "recover")):
            found.append(Finding(OTHER, f"ended with {run.code}: {run.err[-300:]}"))
        if missing(one.ends.held, root):
            found.append(Finding(LOST, "a file's bytes"))
        return found + self._judged_save(root)

    def _judged_save(self, root: Path) -> list[Finding]:
        """Judge whether `save` commits, once a lock of git is out of its way, in a repository that is whole."""
        if not (root / "tradectl.yaml").exists() or self.round.words.endswith("--no-git"):
            return []
        for _ in range(4):
            saved = begin(self.round.machine, AFTERWARDS).run("save")
            lock = re.search(r"remove the file that git names: .*'([^']+\.lock)'", saved.err)
            if lock is not None:
                (root / lock[1]).unlink()
            elif "Make one with: git init" in saved.err:
                _git(root, "init")
            else:
                break
        status = _git(root, "status", "--porcelain")
        whole = _git(root, "fsck", "--no-dangling", "--no-progress")
        if saved.code or status.returncode or status.stdout or whole.returncode:
            told = f"{saved.err[-200:]} {status.stdout[:200]} {status.stderr[-200:]} {whole.stderr[-200:]}"
            return [Finding(OTHER, f"save ended with {saved.code}: {told}")]
        return judge_repository(root)


def _killed(machine: Machine, words: str) -> None:
    """Run the program in a child that its git kills."""
    child = os.fork()
    if child == 0:
        try:
            os.chdir(machine.folder)
            machine.run(words)
        finally:
            os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def _is_corrected(now: Tree, ends: Ends) -> bool:
    """Return whether an undo took back in journals what it would have cut off: colleagues may have it, git cannot say.

    Every line that stood in a journal that is there in the end still stands in one, those taken back and what says so
    come on top of the end.
    """
    is_kept = _lines({path: one for path, one in ends.before.items() if path in ends.after}) <= _lines(now)
    return now.keys() == ends.after.keys() and is_kept and _without_corrected(now, ends) == ends.after


def _without_corrected(now: Tree, ends: Ends) -> Tree:
    """Return a tree whose journals are without the entries that were taken back since, and without what says so."""
    found = dict(now)
    for path in _journals(now):
        mode, raw = now[path]
        known = {*ends.before.get(path, (0, b""))[1].splitlines(), *ends.after[path][1].splitlines()}
        told = [(line, json.loads(line)) for line in raw.splitlines(keepends=True)]
        new = [entry for line, entry in told if line.rstrip(b"\n") not in known and entry["kind"] == "corrected"]
        gone = {entry["id"] for entry in new} | {entry["of"] for entry in new if entry["entry"] is None}
        found[path] = mode, b"".join(line for line, entry in told if entry["id"] not in gone)
    return found


def _lines(all_of: Tree) -> set[bytes]:
    return {line for path in _journals(all_of) for line in all_of[path][1].splitlines()}


def _journals(all_of: Tree) -> list[str]:
    return [path for path in all_of if path.endswith("/journal.jsonl")]


def _git(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", "-C", str(root), *words], capture_output=True, text=True)
