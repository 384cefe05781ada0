"""One workspace asked twice: with an index that lasts, and without any; both must say the same."""

from __future__ import annotations

import itertools
import time
from contextlib import contextmanager
from dataclasses import dataclass

from world import Machine, Run

LATER = 10**10  # ns: files written just now are old enough to be known by their looks
NOTICES = ("The index ", "索引")  # as the desk speaks


@dataclass
class Twins(Machine):
    """A machine whose index lies in `cache`; `ahead` is how far (ns) the clock of files is put forward."""

    ahead: int = LATER
    cores: int = 1

    @property
    def cache(self):
        return self.home / "cache"

    @property
    def index(self):
        """The index file."""
        (found,) = self.cache.glob("*.sqlite3")
        return found

    def world(self, **how):
        return super().world(**how)._replace(stamp=lambda: time.time_ns() + self.ahead, cores=self.cores)

    @contextmanager
    def having(self, **environment):
        before = self.environment
        self.environment = {**before, **environment}
        yield
        self.environment = before

    def with_index(self, command) -> Run:
        with self.having(TRADECTL_CACHE=str(self.cache)):
            return self.run(command)

    def without(self, command) -> Run:
        with self.having(HOME=""):
            return self.run(command)

    def beginning_anew(self) -> Twins:
        """Draw the same chance again: the numbers of operations are made of it."""
        self.counter = itertools.count(1)
        return self

    def same(self, *commands) -> list[str]:
        """Ask both ways; return what was said of the index, one line at most for each command."""
        told = []
        for command in commands:
            ours, theirs = self.beginning_anew().with_index(command), self.beginning_anew().without(command)
            assert (ours.code, ours.out) == (theirs.code, theirs.out), command
            assert ours.code in (0, 2, 3), ours.err
            lines = ours.err.splitlines()
            about = [line for line in lines if line.startswith(NOTICES)]
            assert len(about) <= 1, about
            rest = [line for line in lines if line not in about]
            assert rest == theirs.err.splitlines(), (command, rest, theirs.err)
            told += about
        return told
