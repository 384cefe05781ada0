"""Which folder a command is about, and whose language it speaks, however the workspace is named."""

from __future__ import annotations

import contextlib

import pytest

from tradectl.cli.whereabouts import cache_folder


@pytest.fixture
def chinese(desk, monkeypatch):
    """A Chinese desk in a folder of the home, seen from a folder that is in no workspace."""
    settings = desk.folder / "tradectl.yaml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("language: en ", "language: zh-Hans "), "utf-8")
    desk.folder.rename(desk.home / "desk")
    monkeypatch.setenv("HOME", str(desk.home))
    desk.folder = desk.home / "elsewhere"
    desk.folder.mkdir()
    return desk


@pytest.mark.parametrize("name", ["../desk", "../desk/", "../desk/tradectl.yaml", "~/desk", "~/desk/tradectl.yaml"])
@pytest.mark.parametrize("place", ["option", "variable"])
def test_a_workspace_is_found_and_its_language_spoken(name, place, chinese):
    words = ["show", "NOBODY"]
    if place == "variable":
        chinese.environment["TRADECTL_WORKSPACE"] = name
    else:
        words = ["-w", name, *words]
    told = chinese.run(words)
    assert told.code == 3
    assert told.err.startswith("错误：")
    assert "NOBODY" in told.err


@pytest.mark.parametrize("below", [".", "prospect", "prospect/A", "prospect/A/no/such"])
def test_the_nearest_workspace_above_is_meant(below, chinese):
    told = chinese.run("show NOBODY", folder=chinese.home / "desk" / below)
    assert told.err.startswith("错误：")


@pytest.mark.parametrize("name", ["nowhere", "~nobody-has-this-name/desk", "x" * 5000, "../desk/prospect"])
def test_what_is_no_workspace_is_said_to_be_none(name, chinese):
    told = chinese.run(["-w", name, "due"])
    assert (told.code, told.err.splitlines()[0]) == (3, f"Error: {name} is no workspace: it has no tradectl.yaml.")


def test_settings_that_cannot_be_read_speak_no_language_of_a_workspace_above(chinese):
    inner = chinese.home / "desk" / "prospect"
    (inner / "tradectl.yaml").mkdir()
    told = chinese.run("due", folder=inner)
    assert told.code == 3
    assert told.err.startswith("Error: tradectl.yaml:1:1: FILE01 ")


@pytest.mark.parametrize("name", ["loop", "loop/x", "~nobody-has-this-name/x", "x" * 5000])
def test_a_path_that_leads_nowhere_is_no_bug(name, desk):
    (desk.folder / "loop").symlink_to("loop")
    told = desk.run(["log", "NORDLYS", "Sent the price list", "--file", name])
    assert (told.code, told.err.partition(". ")[0]) == (3, f"Error: The file {name} cannot be read")
    if not name.startswith("~"):
        told = desk.run(["init", name, "--person", "mei"])
        assert told.code == 3
        assert " cannot be made." in told.err


def test_a_workspace_may_be_called_like_a_home(machine):
    assert machine.run("init ~nobody-has-this-name --person mei").code == 0
    assert (machine.folder / "~nobody-has-this-name" / "tradectl.yaml").exists()


@pytest.mark.parametrize("given", [{"TRADECTL_CACHE": "rel"}, {"XDG_CACHE_HOME": "rel"}, {"TRADECTL_CACHE": "./rel/x"}])
def test_a_relative_cache_folder_is_passed_over(given, desk):
    """It would lie in the workspace, where reading writes nothing, and a workspace could bring an index."""
    assert cache_folder({"HOME": str(desk.home)} | given) == cache_folder({"HOME": str(desk.home)})
    desk.environment |= given
    before = sorted(desk.folder.rglob("*"))
    with contextlib.chdir(desk.folder):
        assert desk.run("list").code == 0
    assert sorted(desk.folder.rglob("*")) == before


def test_a_relative_home_is_no_place_for_an_index():
    assert cache_folder({"HOME": "rel"}) is None
