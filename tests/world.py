"""A world for tests: the program is run in this process, with streams, clock and chance of the test's own."""

from __future__ import annotations

import io
import itertools
import shlex
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from tradectl.cli.context import World
from tradectl.cli.main import main

NOW = datetime(2026, 3, 20, 2, 0, tzinfo=UTC)  # ten in the morning at the desk


class Stream(io.StringIO):
    def __init__(self, text: str = "", *, terminal: bool = False) -> None:
        super().__init__(text)
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


@dataclass
class Run:
    code: int
    out: str
    err: str


@dataclass
class Machine:
    """A computer with a clock that stands still, chance that counts, and a person who may be at the terminal."""

    folder: Path
    home: Path
    now: datetime = NOW
    environment: dict[str, str] = field(default_factory=dict)
    counter: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    def world(self, *, stdin: str = "", terminal: bool = False, folder: Path | None = None) -> World:
        environment = {
            "HOME": str(self.home),
            "PATH": "/usr/local/bin:/usr/bin:/bin",
            "GIT_CONFIG_GLOBAL": str(self.home / ".gitconfig"),
            "GIT_CONFIG_NOSYSTEM": "1",
            "TRADECTL_STATE": str(self.home / "state"),
            "COLUMNS": "100",
            "NO_COLOR": "1",
            **self.environment,
        }
        return World(
            environment=environment,
            folder=folder or self.folder,
            stdin=Stream(stdin, terminal=terminal),
            stdout=Stream(terminal=terminal),
            stderr=Stream(terminal=terminal),
            clock=lambda: self.now,
            chance=lambda: f"{next(self.counter):08x}",
            host="desk-pc",
            user="tester",
        )

    def run(
        self, command: str | list[str], *, stdin: str = "", terminal: bool = False, folder: Path | None = None
    ) -> Run:
        arguments = shlex.split(command) if isinstance(command, str) else command
        world = self.world(stdin=stdin, terminal=terminal, folder=folder)
        code = main(arguments, world)
        return Run(code, world.stdout.getvalue(), world.stderr.getvalue())  # type: ignore[attr-defined]
