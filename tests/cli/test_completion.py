"""The tab key: customers' codes from the folders' names, in every shell's way, and silence where anything is wrong."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tradectl.app.completing import codes
from tradectl.cli.main import main

SHELL = """
eval "$(_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION=1 tradectl --show-completion bash)"
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
$(complete -p tradectl | sed 's/.*-F \\([^ ]*\\) .*/\\1/') tradectl
printf '%s\\n' "${COMPREPLY[@]}"
"""


def pressed(desk, *words, monkeypatch):
    """What bash is told after these words, the last of which is being typed."""
    monkeypatch.setenv("_TRADECTL_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", " ".join(("tradectl", *words)))
    monkeypatch.setenv("COMP_CWORD", str(len(words)))
    world = desk.world()
    with pytest.raises(SystemExit) as left:
        main([], world)
    assert left.value.code == 0
    return world.stdout.getvalue().split(), world.stderr.getvalue()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("show", "NO"), ["NORDLYS", "NORRSKEN"]),
        (("show", "no"), ["nordlys", "norrsken"]),
        (("why", "NORD"), ["NORDLYS"]),
        (("edit", "hing"), ["hingfai"]),
        (("regrade", "Hin"), ["HinGFAI"]),
        (("log", "MUELLER,nord"), ["MUELLER,nordlys"]),
        (("log", "MUELLER，NORD"), ["MUELLER，NORDLYS"]),
        (("--by", "mei", "--today", "fri", "set", "NORD"), ["NORDLYS"]),
        (("add", "--not-duplicate-of", "NORD"), ["NORDLYS"]),
        (("show", "--format", "json", "NORD"), ["NORDLYS"]),
        (("show", "-ZZ"), []),
        (("show", "ß"), []),
        (("show", "NORDLYSX"), []),
        (("reg",), ["regrade"]),
        (("regrade", "--sugg"), ["--suggest"]),
    ],
    ids=" ".join,
)
def test_what_is_begun_is_gone_on_with(desk, words, told, monkeypatch):
    assert pressed(desk, *words, monkeypatch=monkeypatch) == (told, "")


@pytest.mark.parametrize("place", ["before", "after", "variable"])
def test_the_workspace_asked_for_is_looked_into(desk, place, tmp_path, monkeypatch):
    desk.folder, folder = tmp_path / "elsewhere", str(desk.folder)
    if place == "variable":
        desk.environment["TRADECTL_WORKSPACE"] = folder
    words = {"before": ("-w", folder, "show", "nord"), "after": ("show", "-w", folder, "nord")}
    told = pressed(desk, *words.get(place, ("show", "nord")), monkeypatch=monkeypatch)
    assert told == (["nordlys"], "")


def test_no_workspace_is_no_answer(machine, monkeypatch):
    assert pressed(machine, "show", "N", monkeypatch=monkeypatch) == ([], "")
    assert pressed(machine, "-w", "nowhere", "show", "N", monkeypatch=monkeypatch) == ([], "")


def test_the_folders_names_are_enough(tmp_path):
    """Broken cards, strange files and links to nowhere are no obstacle; a code of two countries is told twice.

    A customer in the wrong place is one, as for every command; a file is none, however it is called.
    """
    shelves = ("prospect/A/DE-BOLT-20260115", "won/2026/US-BOLT-20260116", "won/2026/DE-BOLTEN-20260115")
    for path in (*shelves, "DE-BOLTA-20260115", "won/DE-BOLTB-20260115"):
        (tmp_path / path).mkdir(parents=True)
    (tmp_path / "prospect" / "A" / "DE-BOLTC-20260115").write_text("", encoding="utf-8")
    (tmp_path / "prospect" / "A" / "DE-BOLT-20260115" / "card.yaml").write_text("{", encoding="utf-8")
    (tmp_path / "prospect" / "A" / "DE-BO").mkdir()
    (tmp_path / "prospect" / "notes.txt").write_text("", encoding="utf-8")
    (tmp_path / "prospect" / "B").symlink_to("nowhere")
    assert codes(tmp_path, "bol") == (
        ("BOLT", "DE-BOLT-20260115"),
        ("BOLT", "US-BOLT-20260116"),
        ("BOLTA", "DE-BOLTA-20260115"),
        ("BOLTB", "DE-BOLTB-20260115"),
        ("BOLTEN", "DE-BOLTEN-20260115"),
    )


@pytest.mark.parametrize(
    ("words", "told"), [(("show", "nord"), ["nordlys"]), (("show", "Q"), []), (("rege",), []), (("snoo",), ["snooze"])]
)
def test_bash_itself_is_told(desk, words, told, tmp_path):
    program = tmp_path / "bin" / "tradectl"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\nexec {sys.executable} -c 'from tradectl.cli.entry import run; run()' \"$@\"\n")
    program.chmod(0o755)
    done = subprocess.run(
        ["bash", "--norc", "-c", SHELL, "bash", "tradectl", *words],
        cwd=desk.folder,
        env={**os.environ, "PATH": f"{program.parent}:{os.environ['PATH']}", "HOME": str(desk.home)},
        capture_output=True,
        text=True,
    )
    assert (done.stdout.split(), done.stderr) == (told, "")
