"""What one reading may cost, and what the dearest one did: a second of the processor, 200 MB of memory."""

from __future__ import annotations

import gc
import resource
import signal
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SECONDS = 1.0
MEMORY = 200 << 20
_PATIENCE = 20  # times as long by the clock: what waits for ever takes no time of the processor
_PROGRESS = 0.01  # s of the processor
_PAGES = Path("/proc/self/statm")
_STATUS = Path("/proc/self/status")
_PEAK = Path("/proc/self/clear_refs")


@dataclass
class Watch:
    """What a call may cost, and what the dearest took: in seconds, in bytes (0 where the system does not say)."""

    seconds: float = SECONDS
    memory: int = MEMORY
    slowest: float = 0.0
    largest: int = 0

    @contextmanager
    def over_it(self):
        """Let one call happen within its bounds; nobody looks for cycles meanwhile, as in a command (`cli/entry`)."""
        room = _forget_peak()
        before = signal.signal(signal.SIGALRM, _Patience())
        signal.setitimer(signal.ITIMER_REAL, _PATIENCE * self.seconds)
        allowed = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (_taken() + self.memory, allowed[1]) if _PAGES.exists() else allowed)
        gc.disable()
        begun = time.process_time()
        try:
            yield
        finally:
            taken = time.process_time() - begun
            gc.enable()
            resource.setrlimit(resource.RLIMIT_AS, allowed)
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
        self.slowest = max(self.slowest, taken)
        self.largest = max(self.largest, _peak() - room)
        assert taken < self.seconds, f"{taken:.2f} s"


class _Patience:
    """Ends a call that waits, or never ends; one that was stopped, or had to wait for the processor, may go on."""

    def __init__(self) -> None:
        self.begun = time.process_time()
        self.taken: float | None = None  # at the last look

    def __call__(self, _number: int, _frame: object) -> None:
        """Look whether the processor was used since the last look."""
        now = time.process_time()
        if now - self.begun > _PATIENCE or (self.taken is not None and now - self.taken < _PROGRESS):
            raise TimeoutError("too long")
        self.taken = now
        signal.setitimer(signal.ITIMER_REAL, _PATIENCE)


def _taken() -> int:
    """Return how much of its address space the process uses."""
    return int(_PAGES.read_text().split()[0]) * resource.getpagesize()


def _forget_peak() -> int:
    """Let the peak of memory begin anew; return what is in use now."""
    if not _PEAK.exists():
        return 0
    _PEAK.write_text("5")
    return int(_PAGES.read_text().split()[1]) * resource.getpagesize()


def _peak() -> int:
    if not _PEAK.exists():
        return 0
    line = next(one for one in _STATUS.read_text().splitlines() if one.startswith("VmHWM"))
    return int(line.split()[1]) << 10
