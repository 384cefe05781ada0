"""Run programs in turn and say how long they took: medians, paired ratios, memory."""

from __future__ import annotations

import fcntl
import os
import pty
import statistics
import struct
import subprocess
import termios
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_TERMINAL = (50, 120)  # rows, columns
_SAMPLED_EVERY = 0.01  # seconds


def nothing(_turn: int) -> None:
    """Prepare nothing."""


@dataclass(frozen=True, slots=True)
class Program:
    """A program to measure: its command line for each turn, and what is made ready before its clock runs."""

    name: str
    command: Callable[[int], list[str]]
    env: Mapping[str, str]
    before: Callable[[int], None] = nothing
    terminal: bool = False  # under a terminal of 120 columns, else its output is thrown away


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds from start to end, the largest memory of the process or of one it waited for, in MiB.

    The system counts the moment before the program replaces this one: no peak is below this process's own 22 MiB.
    """

    seconds: float
    peak: float


@dataclass(slots=True)
class Turns:
    """The runs of all programs of a row; run no. n of each belongs to one turn."""

    runs: dict[str, list[Run]] = field(default_factory=dict)
    together: dict[str, float] = field(default_factory=dict)  # MiB of a program with all its processes

    def seconds(self, name: str) -> float:
        """Return the median time of a program."""
        return statistics.median(run.seconds for run in self.runs[name])

    def peak(self, name: str) -> float:
        """Return the most memory a program took, in MiB."""
        return max(self.together.get(name, 0), *(run.peak for run in self.runs[name]))

    def paired(self, value: Callable[[Mapping[str, float]], float]) -> float:
        """Return the median over the turns of what `value` makes of the seconds of one turn."""
        turns = zip(*self.runs.values(), strict=True)
        return statistics.median(
            value(dict(zip(self.runs, (run.seconds for run in turn), strict=True))) for turn in turns
        )

    def ratio(self, name: str, base: str) -> float:
        """Return the median of the ratios of each turn."""
        return self.paired(lambda seconds: seconds[name] / seconds[base])


def in_turn(programs: list[Program], rounds: int) -> Turns:
    """Run each program once to warm up, then all in turn, every other turn backwards."""
    for program in programs:
        program.before(0)
        run(program, 0)
    turns = Turns({program.name: [] for program in programs})
    for turn in range(1, rounds + 1):
        for program in programs if turn % 2 else reversed(programs):
            program.before(turn)
            turns.runs[program.name].append(run(program, turn))
    return turns


def run(program: Program, turn: int) -> Run:
    """Run a program once; stop where it fails, for a wrong answer has no time."""
    command = program.command(turn)
    started = time.perf_counter()
    if program.terminal:
        pid, errors = _on_terminal(command, program.env), b""
    else:
        with subprocess.Popen(
            command, env=program.env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        ) as process:
            pid, errors = process.pid, process.stderr.read() if process.stderr else b""
            _, status, usage = os.wait4(pid, 0)
            seconds = time.perf_counter() - started
            process.returncode = os.waitstatus_to_exitcode(status)
    if program.terminal:
        _, status, usage = os.wait4(pid, 0)
        seconds = time.perf_counter() - started
    if code := os.waitstatus_to_exitcode(status):
        raise SystemExit(f"{' '.join(command)}\nended with {code}: {errors.decode(errors='replace')[-2000:]}")
    return Run(seconds, usage.ru_maxrss / 1024)


def _on_terminal(command: list[str], env: Mapping[str, str]) -> int:
    """Start a command on a terminal, read what it prints until its end, and return its process id."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", *_TERMINAL, 0, 0))
    pid = os.posix_spawn(
        command[0],
        command,
        {**env, "TERM": "xterm-256color"},
        file_actions=[(os.POSIX_SPAWN_DUP2, theirs, number) for number in range(3)],
        setsid=True,
    )
    os.close(theirs)
    try:
        while os.read(ours, 65_536):
            pass
    except OSError:  # Linux: the other end is closed
        pass
    finally:
        os.close(ours)
    return pid


def memory_together(program: Program) -> float:
    """Return the most memory a program and the processes it starts hold at one moment, in MiB; pages shared count once.

    Looked at a hundred times a second, so not while its time is taken; 0 where the system does not tell.
    """
    program.before(0)
    process = subprocess.Popen(
        program.command(0), env=program.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    most = 0.0
    while process.poll() is None:
        most = max(most, sum(_held(pid) for pid in _family(process.pid)))
        time.sleep(_SAMPLED_EVERY)
    return most


def _family(pid: int) -> list[int]:
    try:
        text = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    except OSError:
        return [pid]
    return [pid, *(one for child in text.split() for one in _family(int(child)))]


def _held(pid: int) -> float:
    try:
        rows = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:  # it has just ended
        return 0.0
    return next((int(row.split()[1]) / 1024 for row in rows if row.startswith("Pss:")), 0.0)
