"""What a warm command costs, counted: files opened and looked at, folders listed, SQL, imports; no time is measured."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from happenings import customers
from plain_cards import write

COUNT = 1000
PROGRAM = """
import sys, os, json, time, sqlite3
opened, listed, looked, asked = [], [], [], []

def seen(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        opened.append(os.fsdecode(arguments[0]))
    elif event in ("os.scandir", "os.listdir"):
        listed.append(os.fspath(arguments[0]) if arguments[0] is not None else ".")

def counted(stat):
    def look(path, *more, **how):
        looked.append(os.fsdecode(path) if not isinstance(path, int) else "")
        return stat(path, *more, **how)
    return look

def traced(connect):
    def connected(*arguments, **how):
        connection = connect(*arguments, **how)
        connection.set_trace_callback(asked.append)
        return connection
    return connected

from tradectl.cli.context import real_world
from tradectl.cli.main import main
os.stat, os.lstat, sqlite3.connect = counted(os.stat), counted(os.lstat), traced(sqlite3.connect)
sys.addaudithook(seen)
code = main(sys.argv[1:], real_world()._replace(stamp=lambda: time.time_ns() + 10**10))
sys.stdout.flush()
print(json.dumps([code, opened[:], listed[:], looked[:], asked[:], sorted(sys.modules)]), file=sys.stderr)
"""
HEAVY = {
    "pydantic",
    "yaml",
    "holidays",
    "rich",
    "babel",
    "phonenumbers",
    "rapidfuzz",
    "pycountry",
    "pypinyin",
    "ruamel",
    "dateutil",
}
DUE, LIST, FIND = ("due", "--owner", "all"), ("list",), ("find", "panel")
LATER = (*DUE, "--today", "2026-06-30T10:00")
FILES = ("card.yaml", "journal.jsonl")


@dataclass
class Ran:
    out: dict
    opened: list[str]
    listed: list[str]
    looked: list[str]
    asked: list[str]
    modules: set[str]

    @property
    def heavy(self):
        return {name.split(".")[0] for name in self.modules} & HEAVY


@dataclass
class Desk:
    root: Path
    home: Path

    def ran(self, *arguments):
        environment = {
            **os.environ, "HOME": str(self.home), "TRADECTL_CACHE": str(self.home / "cache"), "TRADECTL_USER": "hao",
            "TRADECTL_TODAY": "2026-03-20T10:00", "TRADECTL_STATE": str(self.home / "state"),
        }  # fmt: skip
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, "-w", str(self.root), *arguments, "--format", "json"],
            env=environment, capture_output=True, text=True, check=True,
        )  # fmt: skip
        code, opened, listed, looked, asked, modules = json.loads(done.stderr.splitlines()[-1])
        assert code == 0, done.stdout
        return Ran(json.loads(done.stdout), self.here(opened), self.here(listed), looked, asked, {*modules})

    def here(self, paths):
        """What of it is in the workspace, relative to it."""
        return sorted(path[len(str(self.root)) :].strip("/") for path in paths if path.startswith(str(self.root)))

    def warm(self, *arguments):
        """Ask twice; the second time nothing is left to be learnt."""
        self.ran(*arguments)
        return self.ran(*arguments)


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    top = tmp_path_factory.mktemp("counts")
    return Desk(write(top / "desk", COUNT), top)


def shelves(desk):
    return [
        path.relative_to(desk.root).as_posix() for top in ("prospect", "won") for path in (desk.root / top).iterdir()
    ]


@pytest.mark.parametrize("question", [DUE, LIST, LATER, FIND], ids=" ".join)
def test_a_warm_command_opens_no_card_and_no_journal(question, desk):
    """It opens the settings, for the reader's language before anything else, and the shelves to look into them."""
    ran = desk.warm(*question)
    assert {*ran.opened} == {"tradectl.yaml", *shelves(desk)}
    assert ran.opened.count("tradectl.yaml") == 1
    assert ran.listed == [".tradectl/work"]
    assert ran.heavy == set()


@pytest.mark.parametrize(("question", "folders"), [(DUE, 0), (LIST, 0), (FIND, COUNT)], ids=["due", "list", "find"])
def test_a_warm_command_looks_once_at_every_card_and_every_journal(question, folders, desk):
    """A search looks at every customer's folder and at its deals too: the names in them are searched.

    Where the settings are is asked for the reader's language, for the workspace, and whether they changed.
    """
    ran = desk.warm(*question)
    looks = Counter(path.rpartition("/")[2] for path in ran.looked)
    assert [looks[name] for name in FILES] == [COUNT, COUNT]
    assert sum(looks[folder.name] for folder in customers(desk.root)) == folders
    deals = {path.relative_to(desk.root).as_posix() for path in desk.root.rglob("deal.yaml")}
    assert len(deals) > COUNT // 100
    ours = Counter(desk.here(ran.looked))
    assert [path for path in ours if path.endswith("deal.yaml")] == (sorted(deals) if folders else [])
    others = [path for path in ours.elements() if not path.endswith(FILES) and "/2" not in path.partition("-")[2]]
    assert len(others) == len(shelves(desk)) + len(["", "", "prospect", "won", *["tradectl.yaml"] * 3])


def test_the_questions_to_the_index_do_not_grow_with_what_is_found(desk):
    """Two of them begin and end the look at one state of the file, whoever writes meanwhile."""
    few, many = desk.warm(*DUE), desk.warm(*LATER)
    assert few.out["data"]["counts"]["due"] == COUNT // 100
    assert many.out["data"]["counts"]["due"] > COUNT // 5
    assert [len(few.asked), len(many.asked), len(desk.warm(*LIST).asked)] == [13, 13, 13]
    some, more = desk.warm("find", "triproof", "lisbon"), desk.warm(*FIND)
    assert 0 < len(some.out["data"]["customers"]) < 10 < COUNT // 10 < len(more.out["data"]["customers"])
    assert [len(some.asked), len(more.asked)] == [15, 15]


def test_after_one_card_was_edited_one_card_and_its_journal_are_read(desk):
    desk.warm(*DUE)
    folder = customers(desk.root)[COUNT // 2]
    (folder / "card.yaml").write_text((folder / "card.yaml").read_text() + "# checked\n")
    path = folder.relative_to(desk.root).as_posix()
    ran = desk.ran(*DUE)
    assert [one for one in ran.opened if one.endswith(FILES)] == [f"{path}/{name}" for name in FILES]
    assert ran.listed == [".tradectl/work"]
    assert ran.heavy == set()
    assert [one for one in desk.ran(*DUE).opened if one.endswith(FILES)] == []


def test_after_one_folder_came_one_customer_is_read(desk):
    desk.warm(*DUE)
    folder = desk.root / "prospect" / "C" / "DE-NEU-20260320"
    folder.mkdir()
    (folder / "card.yaml").write_text(
        "format: 1\ncode: NEU\ncountry: DE\nregistered: 2026-03-20\nname: Neu\nstatus: prospect\ngrade: C\nowner: hao\n"
    )
    ran = desk.ran(*DUE)
    assert {one for one in ran.opened if one.endswith(FILES)} == {f"prospect/C/{folder.name}/{name}" for name in FILES}
    assert ran.out["data"]["counts"]["customers"] == COUNT + 1
    assert ran.heavy == set()
    (folder / "card.yaml").unlink()
    folder.rmdir()
    assert desk.ran(*DUE).out["data"]["counts"]["customers"] == COUNT
