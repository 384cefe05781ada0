"""Processes that run the program in themselves, each forked with everything loaded: a command takes a few milliseconds.

What they say comes through one pipe, a line each, so that nothing said is lost when they are killed.
"""

from __future__ import annotations

import os
import re
import select
import signal
import sys
import threading
import time
import traceback
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from hostile.desks import fast_folder
from world import Machine, Run

LOCKS = Path("/proc/locks")


class Desk(Machine):
    """A machine with a real clock and real chance: many processes work at it at once."""

    def world(self, **how):
        return super().world(**how)._replace(clock=lambda: datetime.now(UTC), chance=lambda: os.urandom(4).hex())

    def do(self, command: str | list[str]) -> Run:
        """Run a command that must succeed."""
        run = self.run(command)
        assert run.code == 0, (command, run.err)
        return run

    @property
    def bug(self) -> str:
        """The newest report of a bug, empty where there is none."""
        found = sorted(self.home.glob("state/crash-*"))
        return found[-1].read_text()[-3000:] if found else ""

    @property
    def unfinished(self) -> list[str]:
        work = self.folder / ".tradectl/work"
        return sorted(one.name for one in work.iterdir()) if work.is_dir() else []

    @property
    def lost(self) -> list[Path]:
        lost = self.folder / ".tradectl/lost"
        return sorted(one for one in lost.rglob("*") if one.is_file()) if lost.is_dir() else []


@contextmanager
def desk(customers: dict[str, str], *, git: bool = False):
    """A workspace in memory with customers (code to name), made by the program itself."""
    with fast_folder() as top:
        home = Path(top) / "home"
        home.mkdir()
        (home / ".gitconfig").write_text(
            "[user]\n\tname = Mei\n\temail = mei@x.example\n[init]\n\tdefaultBranch = main\n"
        )
        place = Desk(Path(top) / "work", home, environment={"TRADECTL_USER": "mei", "TRADECTL_CACHE": f"{top}/cache"})
        place.folder.mkdir()
        place.do(f"init . --person mei {'' if git else '--no-git'}")
        if not git:
            with (place.folder / "tradectl.yaml").open("a") as settings:
                settings.write("git: {commit: false}\n")
        for code, name in customers.items():
            place.do(["add", "--name", name, "--country", "US", "--code", code, "--grade", "B"])
        yield place


def child(deed) -> int:
    """Start a process that does one thing and ends; return its number."""
    parent = os.getpid()
    process = os.fork()
    if process:
        return process
    code = 1
    try:
        threading.Thread(target=_outlive, args=(parent,), daemon=True).start()
        deed()
        code = 0
    except SystemExit as end:
        code = end.code
    except BaseException:  # noqa: BLE001  nothing may come back into the copy of the test
        traceback.print_exc(file=sys.__stderr__)
    finally:
        os._exit(code)
    return 0


def _outlive(parent: int) -> None:
    """End this process when the one that started it is gone: a test that is stopped leaves nobody at work."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def code_of(process: int) -> int:
    """Wait for a process; return its exit code, negative where a signal ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


@dataclass
class Crew:
    """Workers that say lines through a pipe; `slots` says which worker each process is."""

    work: object  # what a worker does: (slot, the serial number of its process, say)
    kept: list[str] = field(default_factory=list)
    slots: dict[int, int] = field(default_factory=dict)
    births: int = 0
    kills: int = 0
    failures: list[int] = field(default_factory=list)
    _rest: bytes = b""

    def __post_init__(self) -> None:
        self._ear, self._mouth = os.pipe()
        os.set_blocking(self._ear, False)

    def hire(self, slot: int) -> None:
        """Start a worker."""
        self.births += 1
        birth = self.births
        process = child(lambda: self.work(slot, birth, self._say))
        self.slots[process] = slot

    def _say(self, line: str) -> None:
        os.write(self._mouth, f"{line}\n".encode())  # shorter than a pipe's buffer: never in pieces

    def hear(self, wait: float) -> list[str]:
        """Return what was said within a time."""
        if not select.select([self._ear], [], [], wait)[0]:
            return []
        *lines, self._rest = (self._rest + os.read(self._ear, 1 << 16)).split(b"\n")
        told = [line.decode() for line in lines]
        self.kept += told
        return told

    def kill(self, process: int) -> None:
        """Kill a worker in the middle of whatever it does, and hire another in its place."""
        slot = self.slots.pop(process)
        os.kill(process, signal.SIGKILL)
        if code_of(process) == 0:
            return  # it had ended by itself
        self.kills += 1
        self.hire(slot)

    def reap(self) -> None:
        """Take note of who has ended."""
        for process in [*self.slots]:
            found, status = os.waitpid(process, os.WNOHANG)
            if found:
                del self.slots[process]
                if os.waitstatus_to_exitcode(status):
                    self.failures.append(os.waitstatus_to_exitcode(status))

    def close(self) -> None:
        """End everybody; hear what was said last."""
        for process in [*self.slots]:
            os.kill(process, signal.SIGKILL)
            code_of(process)
        self.slots.clear()
        while self.hear(0):
            pass
        os.close(self._ear)
        os.close(self._mouth)

    def writer(self, lock: Path) -> int | None:
        """Return the worker that holds a lock, None where nobody does or the system does not say."""
        if not LOCKS.exists():
            return None
        inode = lock.stat().st_ino
        held = re.findall(rf"^\d+: FLOCK +ADVISORY +WRITE (\d+) [^ ]+:{inode} ", LOCKS.read_text(), re.MULTILINE)
        return next((int(process) for process in held if int(process) in self.slots), None)


def until(time_out: float, is_done) -> bool:
    """Wait till something is so; return whether it came."""
    end = time.monotonic() + time_out
    while not is_done():
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True
