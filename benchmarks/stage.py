"""Where the programs play: the installed program, the generated workspaces, the environment they see."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

DAY = "2026-03-20T10:00"
_GENERATOR = ("workspace.py", "customers.py", "cards.py", "journals.py", "words.py", "words.toml")
_SOON_MADE = 10_000  # customers: some seconds
_KEPT = ("PATH", "TMPDIR", "SYSTEMROOT")


@dataclass
class Stage:
    """The scratch folder with all that is measured."""

    scratch: Path
    venv: Path
    homes: dict[Path, list[Path]] = field(default_factory=dict)
    made: set[Path] = field(default_factory=set)  # in this run

    @property
    def tradectl(self) -> str:
        """Return the console script: the environment's interpreter runs it, with no launcher before it."""
        return str(self.venv / "bin" / "tradectl")

    @property
    def bare(self) -> str:
        """Return the console script of the bare typer application."""
        return str(self.venv / "bin" / "bare")

    @property
    def python(self) -> str:
        """Return the interpreter of the environment."""
        return str(self.venv / "bin" / "python")

    @property
    def cache(self) -> Path:
        """Return the folder in which tradectl keeps its index."""
        return self.scratch / "cache"

    @cached_property
    def env(self) -> dict[str, str]:
        """Return what the programs see: nothing of the user's own."""
        home = self.scratch / "home"
        home.mkdir(exist_ok=True)
        return {
            **{key: os.environ[key] for key in _KEPT if key in os.environ},
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "TRADECTL_CACHE": str(self.cache),
            "TRADECTL_TODAY": DAY,
            "TRADECTL_USER": "hao",
        }

    def tracked(self, count: int) -> Path:
        """Return a workspace with all files in git, for what only reads."""
        return self._workspace(count, "tracked", "--git")

    def written(self, count: int) -> Path:
        """Return a workspace outside of git, for what writes."""
        return self._workspace(count, "written", "--no-commit")

    def _workspace(self, count: int, name: str, *options: str) -> Path:
        """Return a workspace; made anew where the generator changed, or where an earlier run wrote in a small one."""
        folder, mark = self.scratch / f"{name}-{count}", self.scratch / f"{name}-{count}.made"
        made_by = _digest()
        stale = name == "written" and count <= _SOON_MADE and folder not in self.made
        self.made.add(folder)
        if stale or not mark.exists() or mark.read_text(encoding="ascii") != made_by:
            mark.unlink(missing_ok=True)
            shutil.rmtree(folder, ignore_errors=True)
            generator = str(Path(__file__).with_name("workspace.py"))
            subprocess.run((sys.executable, generator, str(count), str(folder), *options), check=True, env=self.env)
            mark.write_text(made_by, encoding="ascii")
        return folder

    def customers(self, tree: Path) -> list[Path]:
        """Return the folders of a workspace's customers."""
        if tree not in self.homes:
            self.homes[tree] = sorted(path for group in ("prospect", "won") for path in tree.glob(f"{group}/*/*"))
        return self.homes[tree]

    def check(self, count: int) -> str:
        """Stop where `due` gives no right answer; return what it says."""
        asked = (self.tradectl, "-w", str(self.tracked(count)), "due", "--owner", "all", "--format", "json")
        done = subprocess.run(asked, env=self.env, check=False, capture_output=True)
        if done.returncode:
            raise SystemExit(f"{' '.join(asked)}\nended with {done.returncode}: {done.stderr.decode()}")
        counts = json.loads(done.stdout)["data"]["counts"]
        if counts["customers"] != count or not count / 200 <= counts["due"] <= count / 50:
            raise SystemExit(f"due on {count} customers says {counts}")
        return f"{counts['due']} of {counts['customers']} customers due"


def _digest() -> str:
    found = hashlib.sha256()
    for name in _GENERATOR:
        found.update(Path(__file__).with_name(name).read_bytes())
    return found.hexdigest()
