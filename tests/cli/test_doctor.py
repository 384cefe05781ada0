"""What `tradectl doctor` says of a workspace, with real git and real files; and that it changes nothing."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from types import MappingProxyType

import pytest

from tradectl.cli.main import main
from tradectl.store import file_system
from tradectl.store.apply.lock import locked
from tradectl.store.yaml.libyaml import versions
from tradectl.views.health import MATTERS

NORDLYS = "prospect/A/NO-NORDLYS-20251105"
ALWAYS = ["program", "yaml", "workspace", "git"]
OF_GIT = ["repository", "commits", "fsync", "private", "hooks", "conflicts"]
OF_THE_COMPUTER = ["locale", "language", "time_zone", "days_off", "cache", "index"]
OF_THE_FOLDER = ["letter_case", "accents", "lock", "unfinished", "foreign", "two_folders", "no_card", "set_aside",
    "readable"]  # fmt: skip
GOOD = MappingProxyType({"LANG": "en_US.UTF-8"})


def git(machine, *words, code=0):
    person = ("-c", "user.name=Mei", "-c", "user.email=mei@x.example")
    done = subprocess.run(
        ["git", *person, *words], cwd=machine.folder, env=machine.world().environment, capture_output=True
    )
    assert done.returncode == code, done.stderr
    return done.stdout.decode()


@pytest.fixture
def kept(desk):
    """A copy of the example workspace with a repository as `init` makes it."""
    git(desk, "init", "-q", "-b", "main")
    git(desk, "config", "core.fsync", "all")
    assert desk.run("save").code == 0
    shutil.rmtree(desk.home / ".cache")
    desk.environment.update(GOOD)
    return desk


def examined(machine, *words, code=0, folder=None):
    """The findings by name; stderr stays empty, whatever is broken."""
    run = machine.run(["doctor", "--format", "json", *words], folder=folder)
    assert (run.code, run.err) == (code, "")
    return {one["name"]: one for one in json.loads(run.out)["data"]["findings"]}


def states(findings):
    return {name: one["state"] for name, one in findings.items() if one["state"] != "good"}


def everything(folder: Path):
    """Every file below a folder with its bytes and times."""
    return {
        path: (path.lstat().st_mtime_ns, path.lstat().st_mode, path.read_bytes() if path.is_file() else b"")
        for path in sorted(folder.rglob("*"))
    }


def test_a_healthy_workspace(kept):
    found = examined(kept)
    assert states(found) == {}
    assert list(found) == ALWAYS + OF_GIT + OF_THE_COMPUTER + OF_THE_FOLDER
    assert set(found) == set(MATTERS)
    assert found["language"]["text"] == "The language is en, as tradectl.yaml says."
    assert found["time_zone"]["text"].startswith("Asia/Shanghai, known to tzdata 2")
    assert found["index"]["text"].startswith("There is no index yet")


@pytest.mark.parametrize("broken", [False, True])
def test_nothing_is_changed(kept, broken):
    kept.run("due")
    assert kept.run("log NORDLYS hello").code == 0
    if broken:
        (kept.folder / "tradectl.yaml").write_text("people: [\n")
    before = everything(kept.folder.parent)
    examined(kept, code=int(broken))
    assert everything(kept.folder.parent) == before


def test_nothing_is_made_where_nothing_is(machine):
    examined(machine)
    assert everything(machine.folder.parent) == {
        path: (path.lstat().st_mtime_ns, path.lstat().st_mode, b"") for path in (machine.home, machine.folder)
    }


def test_as_a_table(kept):
    run = kept.run("doctor", terminal=True)
    assert run.code == 0
    assert "All is well." in run.out.splitlines()[-1]
    lines = kept.run("doctor").out.splitlines()
    assert lines[0].split() == ["State", "Matter", "Found"]
    assert {line.split()[0] for line in lines[1:-2]} == {"good"}
    kept.environment.pop("LANG")
    told = kept.run("doctor")
    assert "look   Locale" in told.out
    assert "export LANG=" in told.out
    assert told.out.endswith("\n1 matter to look at\n")


def test_as_csv_and_markdown(kept):
    assert kept.run("doctor --format csv").out.startswith("State,Matter,Found\r\ngood,Program,")
    assert kept.run("doctor --format md").out.startswith("| State | Matter | Found |")


def test_in_chinese(desk):
    desk.environment["PATH"] = ""
    run = desk.run("doctor --lang zh-Hans")
    assert "留意  git" in run.out
    assert "PATH 中找不到 git，因此不会提交。请安装 git。" in run.out
    assert run.out.endswith("\n2 项需留意\n")
    traditional = desk.run("doctor --lang zh-Hant").out
    assert "請安裝 git。" in traditional
    assert "時區" in traditional


# ---- the computer


def test_without_git(kept):
    kept.environment["PATH"] = ""
    found = examined(kept)
    assert states(found) == {"git": "look"}
    assert set(MATTERS) - set(found) == set(OF_GIT)


def test_without_home(kept):
    environment = {name: value for name, value in kept.world().environment.items() if name != "HOME"}
    world = kept.world()._replace(environment=environment)
    assert main(["doctor", "--format", "json"], world) == 0
    found = {one["name"]: one for one in json.loads(world.stdout.getvalue())["data"]["findings"]}
    assert states(found) == {"cache": "look"}
    assert "HOME is not set" in found["cache"]["text"]
    assert "index" not in found


def test_outside_a_workspace(machine):
    found = examined(machine)
    assert list(found) == [*ALWAYS, "locale", "language", "time_zone", "cache"]
    assert states(found) == {"workspace": "look", "locale": "look"}
    assert found["language"]["text"] == "The language is en, by the locale."


@pytest.mark.parametrize("words", [["-w", "nowhere"], []])
def test_a_workspace_that_is_named_and_is_none(machine, words):
    if not words:
        machine.environment["TRADECTL_WORKSPACE"] = "nowhere"
    found = examined(machine, *words, code=1)
    assert found["workspace"]["text"] == "nowhere is no workspace: it has no tradectl.yaml."
    assert found["workspace"]["remedy"] == "Make one: tradectl init nowhere"


def test_without_libyaml(kept, monkeypatch):
    monkeypatch.setitem(sys.modules, "yaml._yaml", None)
    assert versions() is None
    found = examined(kept, code=1)
    assert states(found) == {"yaml": "bad"}
    assert "days_off" not in found


def test_without_time_zones(kept, monkeypatch):
    monkeypatch.setitem(sys.modules, "tzdata", None)
    assert states(examined(kept, code=1)) == {"time_zone": "bad"}


# ---- the settings


def test_broken_settings(kept):
    (kept.folder / "tradectl.yaml").write_text("format: 1\nlanguage: en\npeople: [\n")
    found = examined(kept, code=1)
    assert states(found) == {"workspace": "bad"}
    assert found["workspace"]["text"].startswith("tradectl.yaml:")
    assert set(MATTERS) - set(found) == {"days_off", "index", "readable"}


@pytest.mark.parametrize(
    ("old", "new", "state", "name"),
    [
        ("time_zone: Asia/Shanghai", "time_zone: Asia/Ningbo", "bad", "time_zone"),
        ("holidays: CN", "holidays: QQ", "bad", "days_off"),
    ],
)
def test_a_setting_that_is_not_known(kept, old, new, state, name):
    settings = kept.folder / "tradectl.yaml"
    assert old in settings.read_text()
    settings.write_text(settings.read_text().replace(old, new))
    found = examined(kept, code=1)
    assert found[name]["state"] == state
    assert found["workspace"]["state"] == "bad"


def test_days_off_that_nobody_has_announced(kept):
    found = examined(kept, "--today", "2045-03-01")
    assert states(found) == {"days_off": "look"}
    assert "CN in 2045" in found["days_off"]["text"]


# ---- the cache


def test_a_cache_that_is_in_the_way(kept):
    (kept.home / ".cache").write_text("a file\n")
    found = examined(kept)
    assert states(found) == {"cache": "look"}


def test_a_cache_that_may_only_be_read(kept, monkeypatch):
    kept.run("due")
    real = os.access
    cache = str(kept.home / ".cache" / "tradectl")
    monkeypatch.setattr(file_system.os, "access", lambda path, mode: str(path) != cache and real(path, mode))
    found = examined(kept)
    assert states(found) == {"cache": "look"}
    assert "The index" in found["index"]["text"]


def later(machine, *words):
    """Run a command when files that were just written have settled."""
    world = machine.world()._replace(stamp=lambda: 2_000_000_000_000_000_000)
    assert main(list(words), world) == 0


def test_how_many_are_read_anew(kept):
    later(kept, "due")
    assert examined(kept)["index"]["text"].endswith("is up to date.")
    for customer in ("A/NO-NORDLYS-20251105", "B/IT-LUMINO-20260120"):
        with (kept.folder / "prospect" / customer / "card.yaml").open("a") as card:
            card.write("# later\n")
    assert "2 customers are to be read anew" in examined(kept)["index"]["text"]
    (kept.folder / NORDLYS).rename(kept.folder / "prospect/B/NO-NORDLYS-20251105")
    assert "2 customers are to be read anew" in examined(kept)["index"]["text"]
    later(kept, "due")
    assert examined(kept)["index"]["text"].endswith("is up to date.")
    settings = kept.folder / "tradectl.yaml"
    settings.write_text(settings.read_text().replace("visits_a_week: 1", "visits_a_week: 2"))
    count = len(list(kept.folder.rglob("card.yaml")))
    assert f"{count} customers are to be read anew" in examined(kept)["index"]["text"]


def test_an_index_while_another_process_has_it_open(kept):
    """What was written last lies beside the file as long as somebody has it open."""
    later(kept, "due")
    (file,) = (kept.home / ".cache/tradectl").glob("*.sqlite3")
    other = sqlite3.connect(file)
    other.execute("SELECT count(*) FROM chunk").fetchall()
    with (kept.folder / NORDLYS / "card.yaml").open("a") as card:
        card.write("# later\n")
    later(kept, "due")
    assert file.with_name(f"{file.name}-wal").stat().st_size > 0
    assert examined(kept)["index"]["text"].endswith("is up to date.")
    other.close()


def test_an_index_that_is_damaged(kept):
    later(kept, "due")
    (file,) = (kept.home / ".cache/tradectl").glob("*.sqlite3")
    file.write_bytes(file.read_bytes()[:5000])
    assert states(examined(kept)) == {"index": "look"}


# ---- git


def test_a_clone_does_not_bring_commits_to_the_disk(kept):
    git(kept, "config", "--unset", "core.fsync")
    found = examined(kept)
    assert states(found) == {"fsync": "look"}
    assert found["fsync"]["remedy"] == "Run in the workspace: git config core.fsync all"
    git(kept, *found["fsync"]["remedy"].split(": git ")[1].split())
    assert states(examined(kept)) == {}


def test_git_s_own_setting_of_the_person_counts(kept):
    git(kept, "config", "--unset", "core.fsync")
    git(kept, "config", "--global", "core.fsync", "all")
    assert states(examined(kept)) == {}
    git(kept, "config", "core.fsync", "none")
    assert states(examined(kept)) == {"fsync": "look"}


def test_no_repository(desk):
    desk.environment.update(GOOD)
    assert states(examined(desk)) == {"repository": "look"}
    settings = desk.folder / "tradectl.yaml"
    settings.write_text(settings.read_text().replace("git: {commit: true}", "git: {commit: false}"))
    found = examined(desk)
    assert states(found) == {}
    assert "off" in found["commits"]["text"]


def test_a_repository_above(desk):
    subprocess.run(["git", "init", "-q"], cwd=desk.folder.parent, check=True, env=desk.world().environment)
    desk.environment.update(GOOD)
    found = examined(desk)
    assert states(found) == {"repository": "look"}
    assert "not its own" in found["repository"]["text"]


def test_a_repository_that_git_cannot_use(kept):
    (kept.folder / ".git/HEAD").write_text("nonsense\n")
    found = examined(kept, code=1)
    assert states(found) == {"repository": "bad"}
    assert "not a git repository" in found["repository"]["text"]


def test_a_repository_of_somebody_else(kept):
    kept.environment["GIT_TEST_ASSUME_DIFFERENT_OWNER"] = "1"
    found = examined(kept)
    assert states(found) == {"repository": "look"}
    assert found["repository"]["remedy"].endswith(f"safe.directory '{kept.folder}'")


def test_own_folder_that_is_tracked_or_not_ignored(kept):
    assert kept.run("log NORDLYS hello").code == 0
    assert examined(kept)["private"]["state"] == "good"
    for folder in (".", ".tradectl"):
        (kept.folder / folder / ".gitignore").write_text("# nothing\n")
    assert states(examined(kept)) == {"private": "look"}
    git(kept, "add", "-f", ".tradectl/lock")
    found = examined(kept, code=1)
    assert states(found) == {"private": "bad"}
    assert ".tradectl/lock" in found["private"]["text"]
    git(kept, "rm", "-r", "-q", "--cached", ".tradectl")
    (kept.folder / ".tradectl/.gitignore").write_text("*\n")
    assert states(examined(kept)) == {}


def test_hooks_are_named_and_not_run(kept):
    hook = kept.folder / ".git/hooks/pre-commit"
    hook.write_text(f"#!/bin/sh\ntouch {kept.home}/ran\n")
    hook.chmod(0o644)
    assert states(examined(kept)) == {}, "git runs no hook that cannot be run"
    hook.chmod(0o755)
    found = examined(kept)
    assert states(found) == {"hooks": "look"}
    assert found["hooks"]["text"].endswith("hooks: pre-commit")
    git(kept, "config", "core.hooksPath", "../elsewhere")
    assert examined(kept)["hooks"]["text"].endswith("core.hooksPath=../elsewhere")
    assert not (kept.home / "ran").exists()


def test_a_merge_in_the_middle(kept):
    card = kept.folder / NORDLYS / "card.yaml"
    git(kept, "checkout", "-q", "-b", "hao")
    card.write_text(card.read_text() + "# hao\n")
    git(kept, "commit", "-qam", "hao")
    git(kept, "checkout", "-q", "main")
    card.write_text(card.read_text() + "# mei\n")
    git(kept, "commit", "-qam", "mei")
    git(kept, "merge", "hao", code=1)
    found = examined(kept, code=1)
    assert states(found) == {"repository": "look", "conflicts": "bad", "readable": "bad"}
    assert found["conflicts"]["text"] == f"{NORDLYS}/card.yaml is left in a git conflict."
    assert "A git merge is unfinished" in found["repository"]["text"]


def test_what_a_merge_leaves_of_a_folder_that_moved(kept):
    """One moves the customer, the other adds a deal's folder: git merges without a word, and the customer is in two."""
    git(kept, "checkout", "-q", "-b", "hao")
    deal = kept.folder / NORDLYS / "20260319-new" / "offer.txt"
    deal.parent.mkdir()
    deal.write_text("offer\n")
    git(kept, "add", "-A")
    git(kept, "commit", "-qm", "hao")
    git(kept, "checkout", "-q", "main")
    assert kept.run("regrade NORDLYS B").code == 0
    git(kept, "merge", "-q", "--no-edit", "hao")
    found = examined(kept, code=1)
    assert states(found) == {"two_folders": "bad"}
    assert found["two_folders"]["text"].endswith(f"{NORDLYS}, prospect/B/NO-NORDLYS-20251105")
    assert found["conflicts"]["state"] == "good"


# ---- what is left


def test_a_journal_without_its_card(kept):
    (kept.folder / NORDLYS / "card.yaml").unlink()
    found = examined(kept, code=1)
    assert states(found) == {"no_card": "bad"}
    assert found["no_card"]["text"].endswith(NORDLYS)


@pytest.mark.parametrize(
    ("name", "text"), [("card.yaml", "name: [unclosed\n"), ("journal.jsonl", "{torn\n")], ids=["card", "journal"]
)
def test_what_cannot_be_read_is_one_line(kept, name, text):
    with (kept.folder / NORDLYS / name).open("a", encoding="utf-8") as file:
        file.write(text)
    found = examined(kept, code=1)
    assert states(found) == {"readable": "bad"}
    assert f"{NORDLYS}/{name}:" in found["readable"]["text"]
    assert found["readable"]["remedy"].endswith("tradectl validate")
    assert not (kept.home / ".cache").exists()


@pytest.mark.parametrize(
    "path", [f"{NORDLYS}/20260319-offer/deal.yaml", "fairs/20260415-canton/fair.yaml"], ids=["deal", "fair"]
)
@pytest.mark.parametrize("kind", ["text", "pipe", "link"])
def test_a_deal_or_a_fair_that_cannot_be_read_is_one_line(kept, path, kind):
    place = kept.folder / path
    if kind == "link":
        place.parent.parent.mkdir(parents=True, exist_ok=True)
        place.parent.symlink_to(kept.home)
    else:
        place.parent.mkdir(parents=True)
        place.write_text("name: [unclosed\n") if kind == "text" else os.mkfifo(place)
    found = examined(kept, code=1)
    assert states(found) == {"readable": "bad"}
    assert (path if kind != "link" else path.rpartition("/")[0]) in found["readable"]["text"]
    assert found["readable"]["remedy"].endswith("tradectl validate")


def test_a_lock_that_is_held(kept):
    assert kept.run("log NORDLYS hello").code == 0
    unfinished(kept, "desk-pc")
    with locked(kept.folder / ".tradectl", 0):
        assert states(examined(kept)) == {"lock": "look"}, "what is at work is not unfinished"
    assert states(examined(kept)) == {"unfinished": "look"}


def unfinished(machine, host, name="20260320T020000Z-00000001"):
    work = machine.folder / ".tradectl/work" / name
    work.mkdir(parents=True, exist_ok=True)
    (work / "record.json").write_text(json.dumps({"host": host, "user": "hao"}))


def test_unfinished_work_of_this_and_of_another_computer(kept):
    kept.run("log NORDLYS hello")
    unfinished(kept, "hao-pc")
    found = examined(kept)
    assert states(found) == {"foreign": "look"}
    assert "hao-pc, user hao" in found["foreign"]["text"]
    unfinished(kept, "desk-pc", "20260320T020000Z-00000002")
    assert states(examined(kept)) == {"foreign": "look", "unfinished": "look"}


def test_a_command_that_was_cut_off_before_it_changed_anything(kept):
    """The draft of a record promises nothing: doctor and recover say the same of it."""
    kept.run("log NORDLYS hello")
    unfinished(kept, "desk-pc")
    work = kept.folder / ".tradectl/work/20260320T020000Z-00000001"
    (work / "record.json").rename(work / "draft.json")
    (work / "draft.json").write_text(json.dumps({"host": "desk-pc"})[:-1])
    found = examined(kept)
    assert states(found) == {"unfinished": "look"}
    told = "A command was cut off before it changed anything: none of it is there."
    assert found["unfinished"]["text"] == told
    assert told in kept.run("recover --dry-run").out
    assert json.loads(kept.run("recover --dry-run --format json").out)["data"]["unfinished"] is False
    run = kept.run("recover")
    assert run.out == f"{told} Its leftovers were removed. Run it again.\n"
    assert states(examined(kept)) == {}
    assert kept.run("recover").out == "There is no unfinished work.\n"


def test_unfinished_work_that_does_not_say_whose_it_is(kept):
    kept.run("log NORDLYS hello")
    (kept.folder / ".tradectl/work/odd").write_text("no folder\n")
    assert states(examined(kept)) == {"unfinished": "look"}
    (kept.folder / ".tradectl/work/odd").unlink()
    (kept.folder / ".tradectl/work/gitignore").write_text("*\n")
    assert states(examined(kept)) == {}


def test_own_folder_that_is_a_link(kept):
    assert kept.run("log NORDLYS hello").code == 0
    (kept.folder / ".tradectl").rename(kept.home / "elsewhere")
    (kept.folder / ".tradectl").symlink_to(kept.home / "elsewhere")
    found = examined(kept, code=1)
    assert found["unfinished"]["text"] == ".tradectl is not a folder of its own."
    assert "lock" not in found


def test_what_was_set_aside(kept):
    kept.run("log NORDLYS hello")
    (kept.folder / ".tradectl/lost").mkdir()
    (kept.folder / ".tradectl/lost/record.json").write_text("{}")
    copy = kept.folder / NORDLYS / "card.tradectl-20260320T1012.yaml"
    copy.write_text("name: x\n")
    found = examined(kept)
    assert states(found) == {"set_aside": "look"}
    assert found["set_aside"]["text"].startswith("tradectl set 2 files or folders aside. The first is prospect/A")
    copy.unlink()
    assert examined(kept)["set_aside"]["text"] == "tradectl set this aside: .tradectl/lost/record.json"


# ---- the disk


def test_what_the_disk_tells_apart(kept):
    found = examined(kept)
    assert "two names" in found["letter_case"]["text"]
    assert found["accents"]["text"].startswith("No name here")
    (kept.folder / "company/Müller.pdf").write_text("x")
    assert "two names" in examined(kept)["accents"]["text"]


def test_a_disk_that_takes_two_spellings_for_one(tmp_path, monkeypatch):
    """As on macOS: the other spelling leads to the same file. A link to it stands in for such a disk."""
    (tmp_path / "tradectl.yaml").write_text("x")
    assert file_system.is_one_name(tmp_path / "tradectl.yaml", "TRADECTL.YAML") is False
    os.link(tmp_path / "tradectl.yaml", tmp_path / "TRADECTL.YAML")
    assert file_system.is_one_name(tmp_path / "tradectl.yaml", "TRADECTL.YAML") is True
    assert file_system.is_one_name(tmp_path / "gone.yaml", "GONE.YAML") is None
    assert file_system.is_one_name(tmp_path / "a", "a") is None


def test_control_characters_of_a_name_are_spelled_out(kept):
    (kept.folder / NORDLYS / "card\x1b[31m.tradectl-20260320T1012.yaml").write_text("x")
    out = kept.run("doctor").out
    assert "\x1b" not in out
    assert "card\\x1b[31m" in out


@pytest.mark.parametrize("kind", ["broken", "pipe", "link"])
def test_a_fair_that_cannot_be_read_is_told(kept, kind):
    folder = kept.folder / "fairs/20260415-canton"
    folder.mkdir(parents=True)
    if kind == "broken":
        (folder / "fair.yaml").write_text("x: [\n", encoding="utf-8")
    elif kind == "pipe":
        os.mkfifo(folder / "fair.yaml")
    else:
        (folder / "fair.yaml").symlink_to(kept.folder / "tradectl.yaml")
    found = examined(kept, code=1)
    assert states(found) == {"readable": "bad"}
    assert "fairs/20260415-canton/fair.yaml:" in found["readable"]["text"]
