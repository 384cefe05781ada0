"""A workspace among things it must not touch: furnished by the program itself, then spoilt, then used by every verb."""

from __future__ import annotations

import hashlib
import itertools
import os
import re
import resource
import shlex
import shutil
import signal
import stat
import time
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from hostile.desks import fast_folder
from hostile.judges import assert_inert, assert_safe_csv
from tradectl.cli.names import VERBS
from world import Machine

SECRET = "What-stands-outside-is-nobodys-business"  # noqa: S105
BOLT, VOLT = "prospect/B/US-BOLT-20260320", "prospect/C/US-VOLT-20260320"
DEAL = f"{BOLT}/20260302-panel"
FAIR = "fairs/20260302-hannover"
REPORT = "reports/2026/2026-W12.md"
SECONDS = 5.0
MEMORY = 2 << 30
_SMALL = 1 << 20

READING = (
    "due --all --why", "list --format csv", "find bolt", "why BOLT", "show BOLT --all", "open BOLT", "validate",
    "validate --format json", "report week --stdout --format html", "undo --list", "save --dry-run", "schema card",
    "export - --as json", "duplicates --verdict possible", "fair list", "report fair Hannover --stdout",
    *["doctor"] * ("doctor" in VERBS),
)  # fmt: skip
_WRITING = (
    'log BOLT "Sent it" --next +3d --promise "it by fri"', "kept BOLT 1", "log VOLT x --file FILE",
    'add --name "Neue Lampen" --country DE', "set BOLT website=x.example notes=x", "snooze BOLT +9d --because x",
    "review BOLT", "regrade BOLT C --because x", "won VOLT", "reopen VOLT --grade D", "refile BOLT --by card",
    "report week", "report week --format html", "report week --refresh",
    "import ../outside/leads.csv --rejected rejected.csv --yes",
    "fair new Messe --on 2026-03-15 --place Frankfurt", "report fair Messe --format html",
    "merge VOLT BOLT --yes", "undo --yes",
)  # fmt: skip
DRY = (*(f"{line} --dry-run" for line in _WRITING), "init sub --dry-run")
LOG = "log BOLT again"
WRITING = (*_WRITING, "edit BOLT", "recover", "save", "init .", LOG, "undo --yes")
TELLING = ("validate --format lines", "undo --dry-run")  # and LOG


@dataclass
class Ground:
    """The workspace (`root`), what lies around it (`outside`), a program nobody may start (`evil`), and the user."""

    top: Path
    machine: Machine
    told: list[str] = field(default_factory=list)

    @property
    def root(self) -> Path:
        return self.machine.folder

    @property
    def outside(self) -> Path:
        return self.top / "outside"

    @property
    def evil(self) -> Path:
        return self.outside / "evil"

    @property
    def canary(self) -> Path:
        return self.top / "ran"

    def place(self, path: str) -> Path:
        """Return a place in the workspace, the folders above it made."""
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        return place

    def clear(self, path: str) -> Path:
        """Return a place in the workspace at which nothing stands."""
        place = self.place(path)
        if place.is_dir() and not place.is_symlink():
            shutil.rmtree(place)
        else:
            place.unlink(missing_ok=True)
        return place

    def write(self, path: str, content: bytes | str) -> None:
        self.clear(path).write_bytes(content if isinstance(content, bytes) else content.encode())

    def run(self, line: str) -> None:
        """Run one command line and judge it by itself."""
        self.run_words(shlex.split(line.replace("FILE", "../outside/offer.pdf")))

    def run_words(self, words: list[str], clock: Callable[[], float] = time.monotonic) -> None:
        """Run a command by its words and judge it by itself; a `clock` of the processor does not count others' work."""
        line = shlex.join(words)
        begun = clock()
        with patience((4 if clock is time.monotonic else 20) * SECONDS):
            run = self.machine.run(words)
        taken = clock() - begun
        assert run.code in (0, 1, 2, 3), (line, run.code, run.err, _report(self.machine.home))
        assert taken < SECONDS, (line, taken)
        if "--format csv" in line and run.out:
            assert_safe_csv(run.out)
        else:
            assert_inert(run.out)
        assert_inert(run.err)
        assert SECRET not in run.out + run.err, line
        self.told.append(f"$ {line}\n{run.out}{run.err}[{run.code}]\n")

    def says(self, matter: str) -> bool:
        return re.search(matter, "".join(self.told)) is not None


def use(ground: Ground, at: int = 0, *, whole: bool = True) -> None:
    """Run every verb: what reads, what only shows, what writes; nothing outside may change, nothing may run.

    Where it is not the `whole`, some of the lines: others for each `at`, and always those that tell what is wrong.
    """
    around, within = tree(ground.top, but=ground.root), tree(ground.root)
    for line in (*READING, *DRY) if whole else (*READING[at % 3 :: 3], *DRY[at % 5 :: 5], *TELLING):
        ground.run(line)
    assert tree(ground.root) == within
    for line in WRITING if whole else (*WRITING[at % 5 :: 5], LOG):
        ground.run(line)
    assert not ground.canary.exists(), "".join(ground.told)
    assert tree(ground.top, but=ground.root) == around
    assert not any(SECRET.encode() in content for content in _contents(ground.root))


@contextmanager
def ground_from(template: Path):
    """A copy of a furnished workspace and its surroundings."""
    with fast_folder() as name:
        top = Path(name) / "top"
        shutil.copytree(template, top, symlinks=True)
        machine = _machine(top)
        machine.counter = itertools.count(1 << 16)  # a number that was given would be an operation that is done
        yield Ground(top, machine)


def lay_out(top: Path, *, git: bool) -> None:
    """Furnish a workspace with the program itself, and its surroundings."""
    for folder in ("home", "work", "cache", "outside/folder"):
        (top / folder).mkdir(parents=True)
    outside = top / "outside"
    (outside / "secret").write_text(f"name: {SECRET}\n")
    (outside / "folder/card.yaml").write_text(f"name: {SECRET}\n")
    (outside / "offer.pdf").write_bytes(b"%PDF")
    (outside / "leads.csv").write_text("Company,Country\nQuelle Wasser,FR\n")
    (outside / "evil").write_text('#!/bin/sh\ntouch "$(dirname "$0")/../ran"\n')
    (outside / "evil").chmod(0o755)
    (top / "home/editor").write_text('#!/bin/sh\necho "# edited" >>"$1"\n')
    (top / "home/editor").chmod(0o755)
    (top / "home/.gitconfig").write_text("[safe]\n\tdirectory = *\n[init]\n\ttemplateDir =\n\tdefaultBranch = main\n")
    machine = _machine(top)
    for line in (
        f"init . --person mei {'' if git else '--no-git'}", 'add --name "Bolt Inc" --country US --code BOLT --grade B',
        'add --name "Volterra" --country US --code VOLT --grade C', 'log BOLT "Sent the list" --promise "it by fri"',
        "report week --format html", "fair new Hannover --on 2026-03-02 --until 2026-03-05 --place Hannover",
        "set BOLT website=bolt.example",
    ):  # fmt: skip
        run = machine.run(line)
        assert run.code == 0, run.err
    (machine.folder / DEAL).mkdir()
    (machine.folder / DEAL / "deal.yaml").write_text("format: 1\ntitle: Panel\nopened: 2026-03-02\nstage: quoted\n")
    (machine.folder / BOLT / "notes.txt").write_text("theirs\n")
    if git:
        assert machine.run("save").code == 0


def _machine(top: Path) -> Machine:
    environment = {
        "TRADECTL_USER": "mei",
        "TRADECTL_CACHE": str(top / "cache"),
        "EDITOR": str(top / "home/editor"),
        "GIT_PAGER": str(top / "outside/evil"),
    }
    return Machine(top / "work", top / "home", environment=environment)


def tree(top: Path, but: Path | None = None) -> dict[str, object]:
    """Return everything below a folder: kinds, modes, links, bytes of small files, sizes of large ones."""
    found: dict[str, object] = {}
    for folder, folders, files in os.walk(top):
        if Path(folder) == top and but is not None:
            folders[:] = [name for name in folders if name not in (but.name, "cache")]
        for name in (*folders, *files):
            path = os.path.join(folder, name)  # noqa: PTH118  names that are no text, ten thousand of them
            found[path] = _seen(path)
    return found


def _seen(path: str) -> object:
    try:
        state = os.lstat(path)
    except OSError:
        return None  # too deep for a path
    if stat.S_ISLNK(state.st_mode):
        return os.readlink(path)  # noqa: PTH115
    if not stat.S_ISREG(state.st_mode) or state.st_size > _SMALL:
        return state.st_mode, state.st_size * stat.S_ISREG(state.st_mode)
    return state.st_mode, hashlib.sha256(Path(path).read_bytes()).digest() if state.st_mode & 0o400 else None


def _contents(root: Path):
    for folder, _, files in os.walk(root):
        for name in files:
            path = Path(folder, name)
            try:
                state = path.lstat()
            except OSError:
                continue  # too deep for a path
            if stat.S_ISREG(state.st_mode) and state.st_size < _SMALL and state.st_nlink == 1:
                yield path.read_bytes()


def _report(home: Path) -> str:
    found = sorted(home.glob("state/crash-*"))
    return found[-1].read_text()[-3000:] if found else ""


class TooLong(BaseException):
    """A command waits for ever; no OSError, as `TimeoutError` is: the program would take it for a file's and go on."""


@contextmanager
def patience(seconds: float):
    """Stop a command that waits for ever or takes all memory; again and again, where it waits once more."""

    def stop(_number, _frame):
        raise TooLong

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds, seconds)
    memory = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, memory[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, memory)
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
