"""One run of the program in a process of its own, traced; and struck at one of its calls, killed or failing.

The process is forked off this one, where everything is loaded, and waits until strace looks on: a run takes a thirtieth
of a second where a new interpreter would take half of one. What it says it keeps to the end and hands over on a socket,
so that every `write` in the trace is one to a file or to git, unless the streams themselves are to be struck.
"""

from __future__ import annotations

import ctypes
import gc
import os
import pickle
import re
import select
import signal
import socket
import subprocess
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from tradectl.cli.main import main
from world import Machine, Run

CHANGING = (
    "write", "pwrite64", "writev", "pwritev", "pwritev2", "rename", "renameat", "renameat2", "mkdir", "mkdirat",
    "unlink", "unlinkat", "rmdir", "link", "linkat", "symlink", "symlinkat", "truncate", "ftruncate", "fsync",
    "fdatasync", "sync_file_range", "fchmod", "chmod", "fchmodat", "fchown", "chown", "lchown", "fchownat",
    "utimensat", "futimesat", "copy_file_range", "sendfile", "splice", "fallocate", "mknod", "mknodat",
    "setxattr", "fsetxattr", "openat",
)  # fmt: skip
MARK = "getppid"  # what the process calls until it is let go
SECONDS = 30.0
_ANY_TRACER = (0x59616D61, -1)  # PR_SET_PTRACER: where only a parent may look on otherwise
_SUBREAPER = (36, 1)  # PR_SET_CHILD_SUBREAPER: the orphans of whom we started become our children
_LINE = re.compile(r"(\w+)\((.*)")
_MAKES = re.compile(r"O_CREAT|O_TRUNC|O_WRONLY|O_RDWR")


class Call(NamedTuple):
    """The `count`-th call of a name in a run; what it was told, for the reader."""

    name: str
    count: int
    told: str

    def __str__(self) -> str:
        return f"{self.name}#{self.count} {self.told}"


@dataclass(frozen=True)
class Strike:
    """What happens at which call; `rest` are the counts of the other names from which it happens to them, too."""

    call: Call
    fault: str  # KILL or the name of an error
    rest: tuple[tuple[str, int], ...] = ()
    from_then_on: bool = False

    def injections(self) -> list[str]:
        """Return strace's words for it: it counts every name by itself."""
        if self.fault == "KILL":
            return [f"{self.call.name}:signal=SIGKILL:when={self.call.count}"]
        if not self.from_then_on:
            return [f"{self.call.name}:error={self.fault}:when={self.call.count}"]
        end = (
            "+" if self.fault != "EINTR" else ""
        )  # Python repeats an interrupted write for ever, as the system never would
        from_on = {**dict(self.rest), self.call.name: self.call.count}
        if self.call.name == "openat":
            from_on.pop("openat")
        told = [f"{name}:error={self.fault}:when={count}{end or f'..{count + 49}'}" for name, count in from_on.items()]
        return told + ([f"openat:error={self.fault}:when={self.call.count}"] if self.call.name == "openat" else [])

    def __str__(self) -> str:
        return f"{self.fault}{'+' if self.from_then_on else ''} at {self.call}"


@dataclass
class Struck:
    """What became of a run: its end, None where it was killed; the lines of its trace."""

    run: Run | None
    lines: list[str] = field(default_factory=list)
    hung: bool = False

    @property
    def was_struck(self) -> bool:
        return self.run is None or any("(INJECTED" in line for line in self.lines)


def calls_of(machine: Machine, arguments: list[str], *, streams: bool = False) -> tuple[Run, tuple[Call, ...]]:
    """Run to the end; return its end and the calls that change something."""
    done = strike(machine, arguments, None, streams=streams)
    assert done.run is not None
    seen: Counter[str] = Counter()
    found = []
    for line in done.lines:
        match = _LINE.match(line)
        if match is None or match[1] == MARK:
            continue
        seen[match[1]] += 1
        if match[1] == "openat" and not _MAKES.search(match[2]):
            continue
        found.append(Call(match[1], seen[match[1]], match[2].strip()))
    return done.run, tuple(found)


def rest_of(calls: tuple[Call, ...], at: int) -> tuple[tuple[str, int], ...]:
    """Return from which count on every name is to fail when everything fails from call `at` on; opening still reads."""
    first: dict[str, int] = {}
    for call in calls[at:]:
        first.setdefault(call.name, call.count)
    before = Counter(call.name for call in calls)
    names = (name for name in CHANGING if name != "openat")
    return tuple((name, first.get(name, before[name] + 1)) for name in names)


def strike(machine: Machine, arguments: list[str], how: Strike | None, *, streams: bool = False) -> Struck:
    """Run a command line in a process that is traced, and struck where it is said."""
    ours, theirs = socket.socketpair()
    log = machine.home / "trace"
    log.unlink(missing_ok=True)
    adopt_orphans()
    child = os.fork()
    if child == 0:
        _be_struck(machine, arguments, theirs, streams=streams)
    theirs.close()
    names = f"trace={MARK},{','.join(CHANGING)}"
    told = [word for one in (how.injections() if how else ()) for word in ("-e", f"inject={one}")]
    tracer = subprocess.Popen(["strace", "-qq", "-s", "0", "-o", str(log), "-e", names, *told, "-p", str(child)])
    try:
        _await_tracer(log, tracer)
        ours.send(b"go")
        run, hung = _answer(ours, child)
    finally:
        ours.close()
        tracer.wait()
    os.waitpid(child, 0)
    await_orphans()
    return Struck(run, log.read_text().splitlines(), hung)


def adopt_orphans() -> None:
    """Become the parent of every process whose own parent, started by this one, is killed."""
    _prctl(*_SUBREAPER)


def await_orphans() -> None:
    """Wait for what a killed process left running: a git at work goes on, and takes its locks away at its end.

    To be called where this process has no other children.
    """
    until = time.monotonic() + SECONDS
    try:
        while True:
            if os.waitpid(-1, os.WNOHANG)[0] == 0:
                assert time.monotonic() < until, "what a killed process started does not end"
                time.sleep(0.0005)
    except ChildProcessError:
        return


def _prctl(option: int, value: int) -> None:
    ctypes.CDLL(None).prctl(option, ctypes.c_long(value), 0, 0, 0)


def _await_tracer(log: Path, tracer: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + SECONDS
    while not (log.exists() and log.stat().st_size):
        assert tracer.poll() is None, "strace could not look on"
        assert time.monotonic() < until, "strace did not look on"
        time.sleep(0.0005)


def _answer(ours: socket.socket, child: int) -> tuple[Run | None, bool]:
    ours.settimeout(SECONDS)
    pieces = []
    try:
        while piece := ours.recv(1 << 16):
            pieces.append(piece)
    except TimeoutError:
        os.kill(child, signal.SIGKILL)
        return None, True
    return (pickle.loads(b"".join(pieces)) if pieces else None), False  # noqa: S301  our own child's words


def _be_struck(machine: Machine, arguments: list[str], parent: socket.socket, *, streams: bool) -> None:
    """Be the traced process: wait until it is, run the program, say how it ended, and end."""
    try:
        _prctl(*_ANY_TRACER)
        gc.disable()
        os.chdir(machine.folder)
        world = machine.world()
        if streams:
            world = world._replace(stdout=_stream(machine, 1), stderr=_stream(machine, 2))
        while not select.select([parent], [], [], 0.0002)[0]:
            os.getppid()
        parent.recv(2)
        code = main(arguments, world)
        if streams:
            code = _flushed(world, code)
        out, err = ("", "") if streams else (world.stdout.getvalue(), world.stderr.getvalue())
        parent.sendall(pickle.dumps(Run(code, out, err)))
    except BaseException as error:  # noqa: BLE001  what escapes the program would end the interpreter with a trace
        parent.sendall(pickle.dumps(Run(1, "", f"escaped: {error!r}")))
    finally:
        os._exit(0)


def _stream(machine: Machine, number: int):
    descriptor = os.open(machine.home / f"stream-{number}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.dup2(descriptor, number)
    os.close(descriptor)
    return open(number, "w", encoding="utf-8", buffering=-1 if number == 1 else 1, closefd=False)


def _flushed(world, code: int) -> int:
    """Do what the interpreter does at its end: a stream that cannot be flushed makes the code 120."""
    try:
        world.stdout.flush()
        world.stderr.flush()
    except OSError:
        return 120
    return code
