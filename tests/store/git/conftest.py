"""A workspace with a real git, cut off from the configuration of whoever runs the tests."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from tradectl.store.git.commit import CommitResult, commit, commit_edits
from tradectl.store.git.identity import Identity
from tradectl.store.git.repository import Repository, open_repository
from tradectl.store.git.save import save_all
from tradectl.store.git.start import init_repository
from tradectl.store.git.touched import Touched

if TYPE_CHECKING:
    from pathlib import Path

MEI = Identity("林梅", "mei@brightway.example")
WHEN = datetime(2026, 3, 20, 18, 12, 5, tzinfo=timezone(timedelta(hours=8)))


@dataclass(frozen=True)
class Desk:
    root: Path
    environ: dict[str, str]

    def git(self, *args: str, stdin: str = "", code: int = 0, **environ: str) -> str:
        """Run the git of the person at the desk, as they would."""
        done = subprocess.run(
            ["git", *args],
            cwd=self.root,
            env=self.environ | environ,
            input=stdin.encode(),
            capture_output=True,
            check=False,
        )
        assert done.returncode == code, done.stderr.decode()
        return os.fsdecode(done.stdout)

    def person_git(self, *args: str, code: int = 0) -> str:
        """Run git as a colleague with a name of their own."""
        return self.git("-c", "user.name=Hao", "-c", "user.email=hao@x.example", *args, code=code)

    def write(self, path: str, text: str = "a\n") -> str:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
        return path

    def repo(self) -> Repository:
        opened = open_repository(self.root, self.environ)
        assert isinstance(opened, Repository), opened
        return opened

    def commit(self, *paths: str, moves=(), subject="Log", operation="op1", author=MEI, **more) -> CommitResult:
        touched = Touched(paths, tuple(moves))
        return commit(self.repo(), touched, subject, operation=operation, author=author, when=WHEN, **more)

    def edits(self, *paths: str, moves=()) -> CommitResult:
        touched = Touched(paths, tuple(moves))
        return commit_edits(self.repo(), touched, "Edits by hand", author=MEI, when=WHEN)

    def save(self, subject="Save") -> CommitResult:
        return save_all(self.repo(), subject, author=MEI, when=WHEN)

    def first(self, **files: str) -> None:
        """Make a first commit of some files, named with `__` for `/`."""
        paths = [self.write(name.replace("__", "/"), text) for name, text in files.items()]
        assert self.commit(*paths, subject="First").sha

    def status(self) -> list[str]:
        return [line for line in self.git("status", "--porcelain", "-z", "-uall").split("\0") if line]

    def subjects(self) -> list[str]:
        return self.git("log", "--format=%s").splitlines()

    def files(self, commit="HEAD") -> list[str]:
        """Return what a commit changed, as `A path`."""
        raw = self.git("show", "--format=", "--name-status", "--no-renames", "-z", commit).split("\0")[:-1]
        return [f"{how} {path}" for how, path in zip(raw[::2], raw[1::2], strict=True)]

    def content(self, path: str, commit="HEAD") -> str:
        return self.git("show", f"{commit}:{path}")


@pytest.fixture
def environ(tmp_path) -> dict[str, str]:
    """Return an environment without a git identity."""
    home = tmp_path / "home"
    home.mkdir()
    (home / "gitconfig").write_text("")
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP") if name in os.environ}
    return kept | {"HOME": str(home), "GIT_CONFIG_GLOBAL": str(home / "gitconfig"), "GIT_CONFIG_NOSYSTEM": "1"}


@pytest.fixture
def bare_desk(tmp_path, environ) -> Desk:
    """Return a workspace without a repository."""
    root = tmp_path / "desk"
    root.mkdir()
    return Desk(root, environ)


@pytest.fixture
def desk(bare_desk) -> Desk:
    """Return a workspace with a repository as `init` makes it, before the first commit."""
    assert isinstance(init_repository(bare_desk.root, bare_desk.environ), Repository)
    return bare_desk
