"""Runs git: the one place that starts it, with everything off by which a workspace could run a command.

A workspace may come from anybody (a zip, a clone), and its `.git/config` may name programs: for file system monitoring,
hooks, diffs, pagers, signatures, remotes, and filters by any name. All of them are overridden on the command line, and
no transport is allowed, so that not even a missing object is fetched. Variables that redirect git are dropped (they are
set inside hooks and `git rebase --exec`); whom git takes for author and committer, and where the user keeps the global
configuration, stays. A failure is an `Output`, never an exception.
"""

from __future__ import annotations

import os
import re
import subprocess
from time import sleep
from typing import TYPE_CHECKING

from tradectl.core.named import NamedTuple
from tradectl.store.program import find_program

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

READ_SECONDS = 60.0
WRITE_SECONDS = 600.0
NOT_RUN = -1  # the code of a git that could not be started or took too long

_KEPT = frozenset(
    {
        *(f"GIT_{who}_{what}" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL", "DATE")),
        *("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM"),  # where the user keeps the configuration
        "GIT_TEST_ASSUME_DIFFERENT_OWNER",  # makes git only stricter
    }
)
_SET = {
    "LC_ALL": "C",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",  # looking never writes
    "GIT_ALLOW_PROTOCOL": "none",  # nothing is fetched; unlike protocol.allow, no configuration overrides this
    "GIT_NO_LAZY_FETCH": "1",  # the same, for a git that knows it, before it has started anything
}
_OVERRIDES = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "safe.bareRepository=explicit",
    "core.pager=cat",
    "diff.external=",
    "log.showSignature=false",
    "commit.gpgSign=false",
)
_CONFIG_LOCK = re.compile(r"could not lock config file (.+): File exists")  # the file that is in the way is the lock
_WAITS = (0.1, 0.2, 0.4)  # seconds between the tries while another git holds a lock


class Output(NamedTuple):
    """What git answered: its exit code (0 is success), its bytes, its errors in English."""

    code: int
    out: bytes
    err: str

    @property
    def ok(self) -> bool:
        """Return whether git succeeded."""
        return self.code == 0

    @property
    def reason(self) -> str:
        """Return the first line git complained with, without its `fatal:`."""
        lines = [line for line in self.err.splitlines() if line.startswith(("fatal: ", "error: "))] or [self.err]
        return lines[0].removeprefix("fatal: ").removeprefix("error: ").strip().rstrip(".") or f"exit code {self.code}"

    @property
    def busy(self) -> bool:
        """Return whether another git holds a lock (of the index, of a branch)."""
        return ".lock': File exists" in self.err


class GitError(Exception):
    """Git failed in the middle of something; caught where this package answers, never seen outside of it."""

    def __init__(self, output: Output) -> None:
        super().__init__(output.reason)
        self.output = output


def checked(output: Output) -> bytes:
    """Return what git wrote. Raise GitError where it failed."""
    if not output.ok:
        raise GitError(output)
    return output.out


class Git(NamedTuple):
    """Git, found on the PATH and bound to one folder and one cleaned environment.

    `filters` are the names of the filter drivers that some configuration defines; each is overridden in every run.
    """

    program: str
    root: Path
    environ: Mapping[str, str]
    filters: tuple[str, ...] = ()

    def run(
        self, *args: str, stdin: bytes = b"", env: Mapping[str, str] | None = None, seconds: float = READ_SECONDS
    ) -> Output:
        """Run git in the folder with `args`; `env` is set on top of the cleaned environment."""
        pairs = [*_OVERRIDES, *(pair for name in self.filters for pair in _no_filter(name))]
        options = [word for pair in pairs for word in ("-c", pair)]
        command = [self.program, "-C", str(self.root), "--no-pager", "--literal-pathspecs", *options, *args]
        return _execute(command, stdin, {**self.environ, **(env or {})}, seconds)

    def write(self, *args: str, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Output:
        """Run a git that writes; try again for a moment while another git holds the lock it needs."""
        output = self.run(*args, stdin=stdin, env=env, seconds=WRITE_SECONDS)
        for wait in _WAITS:
            if not output.busy:
                break
            sleep(wait)
            output = self.run(*args, stdin=stdin, env=env, seconds=WRITE_SECONDS)
        return output


def find_git(root: Path, environ: Mapping[str, str]) -> Git | None:
    """Return git for `root`, None where the PATH has none."""
    program = find_program("git.exe" if os.name == "nt" else "git", environ)
    return None if program is None else Git(program, root.absolute(), clean(environ))


def clean(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the environment git gets: without what redirects it, with what keeps it quiet and in English."""
    kept = {name: value for name, value in environ.items() if not name.upper().startswith("GIT_") or name in _KEPT}
    return kept | _SET


def _no_filter(name: str) -> tuple[str, ...]:
    driver = f"filter.{name}"
    return (f"{driver}.clean=", f"{driver}.smudge=", f"{driver}.process=", f"{driver}.required=false")


def _execute(command: list[str], stdin: bytes, environ: dict[str, str], seconds: float) -> Output:
    """Run `command` to its end; where it takes too long, let git take its lock files away before it goes."""
    pipe = subprocess.PIPE
    try:
        with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=environ) as process:
            try:
                out, err = process.communicate(stdin, timeout=seconds)
            except OSError:
                raise  # it ends by itself where its input ends; ended while it begins, it may leave its lock
            except BaseException as stop:
                _end(process)
                if isinstance(stop, subprocess.TimeoutExpired):
                    return Output(NOT_RUN, b"", f"fatal: git took longer than {seconds:.0f} s")
                raise
            told = _CONFIG_LOCK.sub(r"'\1.lock': File exists", err.decode("utf-8", "replace"))
            return Output(process.returncode, out, told)
    except (OSError, ValueError) as failure:  # ValueError: a NUL in an argument
        return Output(NOT_RUN, b"", f"fatal: {failure}")


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.communicate(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
