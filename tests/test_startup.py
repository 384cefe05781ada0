"""What a command imports: every module is milliseconds before the coffee (docs/architecture.md, start-up)."""

from __future__ import annotations

import gc
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

EXAMPLE = Path(__file__).parents[1] / "examples" / "workspace"
PROGRAM = """
import sys
before = set(sys.modules)
import atexit, json

def tell():
    loaded = {name: getattr(sys.modules[name], "__file__", None) or "" for name in set(sys.modules) - before}
    print(json.dumps(loaded), file=sys.stderr)

atexit.register(tell)
import os, time

if "LATER" in os.environ:  # a file that was written a moment ago is read again, whatever the index knows
    now = time.time_ns
    time.time_ns = lambda: now() + int(os.environ["LATER"])
from tradectl.cli.entry import run
run()
"""
COMMAND_LINE = {"typer", "annotated_doc", "shellingham"}  # typer and what it loads
NEVER_DAILY = {
    "babel", "dateutil", "holidays", "importlib.metadata", "importlib.resources", "markdown_it",
    "multiprocessing", "phonenumbers", "platformdirs", "pycountry", "pydantic", "pypinyin", "pygments", "rapidfuzz",
    "rich", "ruamel", "secrets", "ssl", "tradectl.core.changes", "tradectl.core.model", "tradectl.exchange",
    "tradectl.store.apply.applying", "tradectl.store.git", "tradectl.store.reader", "tradectl.views.document", "yaml",
}  # fmt: skip


class Ran(NamedTuple):
    code: int
    out: str
    modules: dict[str, str]  # what was imported beside a bare interpreter, and from which file

    @property
    def third_party(self) -> set[str]:
        """The top packages that are neither Python's nor ours."""
        ours = {name.split(".")[0] for name, file in self.modules.items() if "-packages" in file}
        return ours - {"tradectl"}

    def loaded(self, unwanted: set[str]) -> set[str]:
        return {one for one in unwanted for name in self.modules if name == one or name.startswith(f"{one}.")}


def ran(home: Path, *arguments: str, **environment: str) -> Ran:
    """Run the program as the console script does, in an interpreter of its own, and tell what it imported."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        env={
            **os.environ,
            "HOME": str(home),
            "TRADECTL_CACHE": str(home / "cache"),
            "TRADECTL_TODAY": "2026-03-20T10:00",
            "TRADECTL_USER": "mei",
            "TRADECTL_WORKSPACE": str(EXAMPLE),
            **environment,
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return Ran(done.returncode, done.stdout, json.loads(done.stderr.strip().splitlines()[-1]))


TAB = {"_TRADECTL_COMPLETE": "complete_bash", "COMP_WORDS": "tradectl show nord", "COMP_CWORD": "2"}


@pytest.mark.parametrize(
    ("arguments", "environment", "told"),
    [
        (("--version",), {}, "tradectl "),
        (("--help",), {}, "Usage: tradectl"),
        (("due", "--help"), {}, "Usage: tradectl due"),
        (("log", "--help", "--lang", "zh-Hant"), {}, "tradectl log"),
        ((), TAB, "nordlys"),
        (("--show-completion", "bash"), {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}, "_TRADECTL_COMPLETE"),
    ],
    ids=["version", "help", "help of a verb", "help in Chinese", "tab key", "completion script"],
)
def test_what_reads_no_card_loads_the_command_line_alone(arguments, environment, told, tmp_path):
    done = ran(tmp_path, *arguments, **environment)
    assert done.code == 0
    assert told in done.out
    assert done.third_party == COMMAND_LINE
    assert done.loaded(NEVER_DAILY | {"tradectl.core.agenda"}) == set()


LISTINGS = (("due",), ("list",), ("find", "panel"))


@pytest.mark.parametrize("arguments", LISTINGS, ids=" ".join)
def test_a_listing_that_is_piped_loads_no_terminal(arguments, tmp_path):
    done = ran(tmp_path, *arguments)
    assert done.code == 0
    assert done.loaded({"rich", "ruamel", "phonenumbers", "pycountry", "babel", "rapidfuzz"}) == set()


@pytest.mark.parametrize("arguments", LISTINGS, ids=" ".join)
def test_a_listing_in_json_loads_nothing_of_others(arguments, tmp_path):
    ran(tmp_path, *arguments)  # makes the index
    done = ran(tmp_path, *arguments, "--format", "json")
    assert done.code == 0
    assert json.loads(done.out)["command"] == arguments[0]
    assert done.third_party == set()
    assert done.loaded(NEVER_DAILY | {"typing"}) == set()


WITHOUT_GIT = {
    "dataclasses", "decimal", "holidays", "inspect", "phonenumbers", "pycountry", "pydantic", "rapidfuzz", "rich",
    "ruamel", "subprocess", "tradectl.app.committing", "tradectl.core.model", "tradectl.store.apply.recovery",
    "tradectl.store.apply.undo", "tradectl.store.git", "tradectl.store.reader", "tradectl.views.document", "typer",
    "typing", "yaml",
}  # fmt: skip


@pytest.fixture
def desk(tmp_path):
    """The example workspace, a copy with no git behind it."""
    folder = tmp_path / "desk"
    shutil.copytree(EXAMPLE, folder)
    settings = folder / "tradectl.yaml"
    before = settings.read_text(encoding="utf-8")
    rest = "".join(line for line in before.splitlines(keepends=True) if not line.startswith("git:"))
    settings.write_text(f"{rest}git: {{commit: false}}\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "arguments",
    [
        ("log", "NORDLYS", "Sent the price list", "--next", "+7d"),
        ("add", "--name", "Zephyr Quartz GmbH", "--country", "DE"),
        ("add", "--name", "Xenon Pavilion", "--country", "FR", "--contact", "Ada <ada@xenon-pavilion.fr>"),
    ],
    ids=["log", "add", "add with mail"],
)
def test_a_warm_write_in_json_loads_neither_libraries_nor_git(arguments, desk, tmp_path):
    told = {"TRADECTL_WORKSPACE": str(desk), "LATER": str(60 * 10**9)}
    ran(tmp_path, "due", **told)  # makes the index
    done = ran(tmp_path, *arguments, "--format", "json", **told)
    assert done.code == 0
    (change,) = [one for one in json.loads(done.out)["changes"] if one["op"] == "append_journal"]
    assert (desk / change["path"]).exists()
    assert done.third_party == set()
    assert done.loaded(WITHOUT_GIT) == set()


def test_the_rules_need_no_parser():
    """The index of facts must be able to feed them."""
    program = "import sys, tradectl.core.agenda; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    unwanted = {"pydantic", "yaml", "holidays", "typer", "rich", "subprocess", "dataclasses"}
    assert not set(done.stdout.split()) & unwanted


def test_the_collector_is_off_in_the_program_alone():
    """`run` switches it off for its one command; who imports tradectl keeps it."""
    assert gc.isenabled()
    program = "import gc, tradectl.cli.main; print(gc.isenabled())"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"
