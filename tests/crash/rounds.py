"""One scene, with git or without: set up once, then struck at every call, recovered, struck in the recovery."""

from __future__ import annotations

import functools
import hashlib
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from crash.judging import (
    ELSEWHERE,
    OTHER,
    WRONG,
    Ends,
    Finding,
    Tree,
    alike,
    bytes_of,
    is_aside,
    is_either,
    judge_end,
    judge_index,
    judge_leavings,
    judge_recovered,
    judge_repository,
    judge_undo,
    judge_words,
    public,
    tree,
    whole_tree,
)
from crash.scenes import (
    AFTERWARDS,
    GIVEN,
    NEXT,
    NEXT_DIGITS,
    STRUCK,
    Scene,
    begin,
    copy,
    machine_at,
    prepare,
    words_of,
)
from crash.striking import Call, Strike, calls_of, rest_of, strike
from tradectl.core.layout import ASIDE
from tradectl.store import days_off
from world import Run

days_off.days_off = functools.cache(days_off.days_off)  # where no index keeps them they cost more than all the rest
ERRORS = ("ENOSPC", "EIO", "EACCES", "EROFS", "EINTR")
_PATH = re.compile(r'"([^"]*)"')


@dataclass
class Tally:
    """What was tried of a scene, and what was found."""

    calls: int = 0
    kills: int = 0
    faults: int = 0
    pairs: int = 0
    gits: int = 0
    findings: list[Finding] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        self.kills += other.kills
        self.faults += other.faults
        self.pairs += other.pairs
        self.gits += other.gits
        self.findings += other.findings


class Point(NamedTuple):
    """One strike to try, and whether the streams are struck in place of the files."""

    strike: Strike
    streams: bool = False


class Sequel(NamedTuple):
    """What the next command made of a state, and what was found wrong."""

    tree: Tree
    findings: list[Finding]


class Round:
    """A scene that can be begun again and again in one place."""

    def __init__(self, scene: Scene, place: Path, *, git: bool, ground: Path | None = None) -> None:
        self.scene, self.git = scene, git
        self._sequels: dict[str, Sequel] = {}
        self._recovered: set[str] = set()
        self.template, self.top, self.aside = place / "template", place / "top", place / "aside"
        prepare(self.top, scene, git=git, ground=ground)
        self.words = words_of(scene, self.top / "work")
        copy(self.top, self.template)
        self.machine = machine_at(self.top)
        self.ends = self._ends()

    @functools.cached_property
    def calls(self) -> tuple[Call, ...]:
        """Every call of the command that changes a file, or writes to git."""
        self.again()
        return calls_of(begin(self.machine, STRUCK), shlex.split(self.words))[1]

    @functools.cached_property
    def told(self) -> tuple[Call, ...]:
        """Every call that writes to the streams, where it does."""
        self.again()
        calls = calls_of(begin(self.machine, STRUCK), shlex.split(self.words), streams=True)[1]
        return tuple(call for call in calls if call.name == "write" and call.told.startswith(("1,", "2,")))

    def again(self) -> None:
        """Begin the scene anew, the index having seen the workspace."""
        copy(self.template, self.top)
        if self.scene.on_ground:
            self.machine.run("due")

    def _ends(self) -> Ends:
        root = self.machine.folder
        held = bytes_of(root)
        if self.scene.on_ground:  # where the scene begins after a crash, what counts is the end of that command
            assert begin(self.machine, AFTERWARDS).run("recover").code == 0
        before = tree(root)
        before_and_next = self._next()
        self.again()
        done = begin(self.machine, STRUCK).run(self.words)
        assert done.code == 0, (self.words, done)
        after = tree(root)
        assert before != after or self.scene.verb in ("save", "recover")
        after_and_next = self._next()
        self.again()
        return Ends(before, after, before_and_next, after_and_next, held)

    def _next(self) -> Tree:
        if not self.scene.on_ground:
            return {}
        done = begin(self.machine, NEXT_DIGITS).run(NEXT)
        assert done.code == 0, done
        return tree(self.machine.folder)

    def points(self) -> Iterator[Point]:
        """Yield every strike: killed, failing once, failing from then on."""
        for at, call in enumerate(self.calls):
            yield Point(Strike(call, "KILL"))
            for error in ERRORS:
                yield Point(Strike(call, error))
                yield Point(Strike(call, error, rest_of(self.calls, at), from_then_on=True))
        for call in self.told:
            yield Point(Strike(call, "KILL"), streams=True)
            for error in ("EPIPE", "ENOSPC", "EIO"):
                yield Point(Strike(call, error), streams=True)

    def tried(self, point: Point, share: int = 0) -> Tally:
        """Try one strike and judge it; a strike that missed is tried again, and told where it misses again.

        After a kill, the recovery is killed as well, at one in `share` of its calls; 0 for none.
        """
        for _ in range(3):
            self.again()
            done = strike(begin(self.machine, STRUCK), shlex.split(self.words), point.strike, streams=point.streams)
            if _is_hit(done.lines, point.strike.call):
                break
        else:
            return Tally(findings=[self._named(Finding(OTHER, "the strike missed"), point)])
        is_kill = point.strike.fault == "KILL"
        tally = Tally(kills=is_kill, faults=not is_kill)
        if is_kill and share:
            tally.add(self.killed_again(point.strike.call, share))
        found = self.judged(done.run)
        if done.hung:
            found.append(Finding(OTHER, "it hung"))
        tally.findings += [self._named(one, point) for one in found]
        return tally

    def judged(self, run: Run | None) -> list[Finding]:
        """Judge the workspace after a command that was struck, and what the next commands make of it."""
        found = self._judge_elsewhere(run)
        whole = whole_tree(self.machine.folder)
        begun = (self.machine.folder / ".git").exists()
        found += judge_end(run, public(whole), self.ends)
        if "tradectl.yaml" in whole:
            found += judge_index(self.machine)
        sequel = self._sequel(whole)
        raw = None if self.scene.on_ground else public(whole)  # a founding is repeated, not recovered
        return [*found, *sequel.findings, *judge_words(run, sequel.tree, self.ends, raw, begun=begun)]

    def _judge_elsewhere(self, run: Run | None) -> list[Finding]:
        """Judge whether rejected rows that lie elsewhere are all there and told; take them away, as a person does."""
        for aside in self.machine.folder.glob(f"{ASIDE}*"):  # the next file that is written there takes it along
            aside.unlink()
        place = self.machine.folder / "leads-rejected.csv"
        if not place.exists():
            return []
        wanted = self.ends.after.get(f"{GIVEN}/rejected.csv", (0, None))[1]
        is_right = run is not None and ELSEWHERE.search(run.err) and place.read_bytes() == wanted
        place.unlink()
        return [] if is_right else [Finding(WRONG, "rejected rows elsewhere")]

    def _sequel(self, whole: Tree) -> Sequel:
        """Return what comes after a state; from the same bytes the same comes, so it is looked at once."""
        state = _state(self.machine.folder, whole)
        if state not in self._sequels:
            copy(self.top, self.aside)
            found, now = self._judge_recovery()
            if self.scene.on_ground:
                copy(self.aside, self.top)
                found += self._judge_next()
            self._sequels[state] = Sequel(now, found)
        return self._sequels[state]

    def recover(self) -> Run:
        """Run what recovers: `recover`, or the founding of the workspace repeated where there is none yet."""
        run = begin(self.machine, AFTERWARDS).run("recover")
        return run if run.code == 0 or self.scene.on_ground else begin(self.machine, AFTERWARDS).run(self.words)

    def _judge_recovery(self) -> tuple[list[Finding], Tree]:
        found = judge_recovered(self.machine, self.recover(), self.ends)
        now = tree(self.machine.folder)
        if found:
            return found, now
        if now != self.ends.after or self.scene.again:
            again = begin(self.machine, STRUCK).run(self.scene.again or self.words)
            left = [path for path in whole_tree(self.machine.folder) if is_aside(path)]
            if again.code != 0 or left or tree(self.machine.folder) != self.ends.after:
                found.append(Finding(OTHER, f"repeated, it ended with {again.code}: {again.err[-200:]} {left}"))
        if (self.machine.folder / ".git").exists():
            found += self._judge_save()
        if self.scene.is_operation and not found:
            found += judge_undo(self.machine, self.ends, STRUCK if self.scene.on_ground else None)
        return found, now

    def _judge_next(self) -> list[Finding]:
        done = begin(self.machine, NEXT_DIGITS).run(NEXT)
        now = tree(self.machine.folder)
        if done.code != 0 or not is_either(now, self.ends.before_and_next, self.ends.after_and_next):
            return [Finding(WRONG, f"the next command ended with {done.code}: {done.err[-200:]}")]
        return judge_leavings(self.machine, self.ends.held)

    def _judge_save(self) -> list[Finding]:
        done = begin(self.machine, AFTERWARDS + 9).run("save")
        status = subprocess.run(
            ["git", "-C", str(self.machine.folder), "status", "--porcelain"], capture_output=True, text=True
        )
        if done.code != 0 or status.stdout or status.returncode:
            return [Finding(OTHER, f"save ended with {done.code}: {done.err[-200:]} {status.stdout[:200]}")]
        return judge_repository(self.machine.folder)

    def killed_again(self, first: Call, share: int) -> Tally:
        """Kill the recovery of a kill at every call of its own, from a state that was not met before."""
        tally, broken = Tally(), self.aside.with_name("broken")
        state = _state(self.machine.folder, whole_tree(self.machine.folder))
        if state in self._recovered:
            return tally
        self._recovered.add(state)
        copy(self.top, broken)
        words = self._recovering_words()
        self.machine.run(words)  # loads what it needs
        copy(broken, self.top)
        _, calls = calls_of(begin(self.machine, AFTERWARDS), words)
        for call in calls[first.count % share :: share]:
            copy(broken, self.top)
            strike(begin(self.machine, AFTERWARDS), words, Strike(call, "KILL"))
            sequel = self._sequel(whole_tree(self.machine.folder))
            where = f"{self.name}: KILL at {first}, then KILL of `{shlex.join(words)}` at {call}"
            tally.pairs += 1
            tally.findings += [one._replace(where=where) for one in sequel.findings]
        copy(broken, self.top)
        return tally

    def _recovering_words(self) -> list[str]:
        if self.scene.is_reading:
            return shlex.split(self.scene.again)
        founded = (self.machine.folder / "tradectl.yaml").exists()
        return ["recover"] if founded else shlex.split(self.words)

    @property
    def name(self) -> str:
        return f"{self.scene.name}{'' if self.git else ' (no git)'}"

    def _named(self, finding: Finding, point: Point) -> Finding:
        where = f"{self.name}: {point.strike}{' (streams)' if point.streams else ''}"
        words = ["--only", self.scene.name, "--git", "with" if self.git else "without"]
        words += ["--strike", f"{str(point.strike).rpartition(point.strike.call.told)[0]}"]
        return finding._replace(where=where, repeat=f".venv/bin/python tests/crash/sweep.py {shlex.join(words)}")


def _is_hit(lines: list[str], call: Call) -> bool:
    """Return whether the strike came at the call that was meant: of the same name, on the same paths."""
    struck = [line for line in lines if "(INJECTED" in line] or [line for line in lines if line.endswith("= ?")]
    return any(line.startswith(f"{call.name}(") and _paths(line) == _paths(call.told) for line in struck)


def _paths(told: str) -> list[str]:
    return [re.sub(r"\.\d+(?=$|-)|(?<=/\.~tradectl-export-)\d+", "", path) for path in _PATH.findall(told)]


def _state(root: Path, whole: Tree) -> str:
    """Return a hash of all that a command finds, but for the numbers and times a file system gives.

    A record holds the number of the folder it moves, git's index when files were touched.
    """
    git = sorted(one for one in (root / ".git").rglob("*") if one.is_file()) if (root / ".git").is_dir() else []
    seen = [(str(one), one.stat().st_size if one.name == "index" else one.read_bytes()) for one in git]
    return hashlib.sha256(repr((sorted(alike(whole).items()), seen)).encode()).hexdigest()


def discard(place: Path) -> None:
    """Remove what a round stood in."""
    shutil.rmtree(place, ignore_errors=True)
