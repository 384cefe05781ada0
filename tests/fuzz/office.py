"""A workspace in memory, one customer's files spoilt and two customers good; the program reads it in this process."""

from __future__ import annotations

import json
import time
from contextlib import contextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

from fuzz.bounds import Watch
from fuzz.sound import BOLT as FULL
from fuzz.sound import DESK
from hostile.desks import fast_folder
from offices import BOLT, CARD, JOURNAL, VOLT, furnish, line, tree
from tradectl.store.places import Place
from tradectl.store.reader import read_customer
from world import Machine

SETTINGS = "tradectl.yaml"
NOVA = "prospect/A/FR-NOVA-20260201"
ZONE = ZoneInfo("Asia/Shanghai")
FOUND = ("due --all --format json", "list --format json", "find led --format json")
GOOD = (VOLT, NOVA)
ACTING = "mei"
_YEAR = 365 * 24 * 3600 * 10**9


class Office:
    """The workspace, and what the program says of it where nothing is spoilt."""

    def __init__(self, top: Path, watch: Watch) -> None:
        self.watch = watch
        home, self.cache = top / "home", top / "cache"
        home.mkdir()
        environment = {"TRADECTL_TODAY": "2026-03-20T10:00", "TRADECTL_USER": ACTING}
        self.machine = _Later(top / "work", home, environment=environment)
        self.root = self.machine.folder
        self.root.mkdir()
        furnish(self.root)
        (self.root / SETTINGS).write_text(DESK, encoding="utf-8")
        (self.root / NOVA).mkdir(parents=True)
        nova = FULL.replace("code: BOLT", "code: NOVA").replace("country: US", "country: FR")
        nova = nova.replace("registered: 2026-01-15", "registered: 2026-02-01").replace("grade: B", "grade: A")
        (self.root / NOVA / "card.yaml").write_text(nova.replace("Müller Leuchten", "Nova LED"), encoding="utf-8")
        (self.root / NOVA / "journal.jsonl").write_text(f"{line(7)}\n", encoding="utf-8")
        self.sound = {name: (self.root / name).read_bytes() for name in (CARD, JOURNAL, SETTINGS)}
        self.rows = {question: good(self.json(question)) for question in FOUND}
        self.shown = {path: self.show(path) for path in GOOD}

    def json(self, command: str, *, indexed: bool = False):
        """Run a command that reads; return what it says as values, its exit code among them."""
        self.machine.environment["TRADECTL_CACHE"] = str(self.cache) if indexed else ""
        with self.watch.over_it():
            run = self.machine.run(command)
        assert run.code in (0, 1, 3), (command, run.code, run.err, self.report())
        assert "Traceback" not in run.out + run.err
        run.err.encode()
        return {**json.loads(run.out), "code": run.code}

    def report(self) -> str:
        found = sorted((self.machine.home / "state").glob("crash-*"))
        return found[-1].read_text()[-3000:] if found else ""

    @contextmanager
    def with_file(self, name: str, raw: bytes, top: str = ""):
        """Let a file of the first customer, or the settings, be these bytes; below `top` reading may change nothing."""
        draft = self.root / f".{Path(name).name}"
        draft.write_bytes(raw)
        draft.replace(self.root / name)
        before = tree(self.root / top)
        try:
            yield
            assert tree(self.root / top) == before, "reading changed the workspace"
        finally:
            (self.root / name).write_bytes(self.sound[name])

    def record(self):
        """Return what the reader of everything says of the first customer."""
        with self.watch.over_it():
            return read_customer(self.root, Place(BOLT), ZONE)

    def show(self, path: str):
        return self.json(f"show {path.split('-')[1]} --format json")


class _Later(Machine):
    """A machine on which every file is old enough to be known by its looks."""

    def world(self, **how):
        return super().world(**how)._replace(stamp=_next_year)


def _next_year() -> int:
    return time.time_ns() + _YEAR


@contextmanager
def office(watch: Watch):
    with fast_folder() as top:
        yield Office(Path(top), watch)


def good(told) -> dict[str, object]:
    """Return what is said of the good customers."""
    rows = told["data"]["items"] if "items" in told["data"] else told["data"]["customers"]
    return {row["path"]: row for row in rows if row["path"] in GOOD}


def errors(told, path: str) -> list[tuple[object, ...]]:
    """Return the errors said of a file."""
    found = [one for one in told["problems"] if one["severity"] == "error" and one["path"] == path]
    return [(one["code"], one["line"], one["column"], one["message"]) for one in found]
