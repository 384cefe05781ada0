"""Where files are written: never as a folder, never among the workspace's own, and rejected rows always somewhere."""

from __future__ import annotations

import json
import os

import pytest


@pytest.fixture
def office(machine):
    machine.environment |= {"TRADECTL_USER": "mei"}
    assert machine.run("init . --no-git --person mei").code == 0
    assert machine.run("fair new Expo --on 2026-03-17 --until 2026-03-19 --place Here").code == 0
    (machine.home / "leads.csv").write_text("Company,Country\nBolt,US\nNix,\n", encoding="utf-8")
    return machine


NAMES = [".", "./", "..", "prospect/..", "WORK", "WORK/", "../home"]


@pytest.mark.parametrize(
    "line",
    [
        'export "" --as csv',
        *(f"export {name} --as csv" for name in NAMES),
        *(f"import ../home/leads.csv --plan {name}" for name in NAMES),
    ],
)
def test_a_folder_is_no_file_to_write(office, line):
    run = office.run(line.replace("WORK", str(office.folder)))
    assert run.code in (2, 3)
    assert "folder" in run.err
    assert "Hint: " in run.err


OWN_FILES = ["tradectl.yaml", "TRADECTL.yaml", ".gitignore", ".gitattributes"]


@pytest.mark.parametrize("name", OWN_FILES)
@pytest.mark.parametrize(
    "line",
    [
        "export {} --as csv --force",
        "import ../home/leads.csv --yes --force --save-map {}",
        "import ../home/leads.csv --yes --force --rejected {}",
        "import ../home/leads.csv --yes --force --plan {}",
    ],
)
def test_a_file_of_the_workspaces_own_is_not_replaced(office, line, name):
    before = {path: path.read_bytes() for path in office.folder.rglob("*") if path.is_file()}
    run = office.run(line.format(name))
    assert (run.code, "keeps for itself" in run.err) == (3, True)
    assert {path: path.read_bytes() for path in office.folder.rglob("*") if path.is_file()} == before


@pytest.fixture
def fair(office):
    (folder,) = office.folder.glob("fairs/*")
    (folder / "leads.csv").write_text("Company,Country\nBolt,US\nNix,\n", encoding="utf-8")
    return folder


def test_the_rejected_rows_of_a_fairs_own_folder_lie_in_the_current_one(office, fair):
    run = office.run(f"import {fair.relative_to(office.folder)}/leads.csv --yes", folder=office.folder)
    rejected = office.folder / "leads-rejected.csv"
    assert run.code == 0
    assert str(rejected) in "".join(run.out.split("\n"))
    assert "Nix" in rejected.read_text(encoding="utf-8")
    assert sorted(path.name for path in fair.iterdir()) == ["fair.yaml", "leads.csv"]


def test_within_the_fairs_folder_the_rejected_rows_lie_at_the_top_of_the_workspace(office, fair):
    run = office.run("import leads.csv --yes --format json", folder=fair)
    assert run.code == 0
    rejected = json.loads(run.out)["data"]["rejected"]
    assert rejected == os.path.realpath(office.folder / "leads-rejected.csv")
    again = office.run("import leads.csv --yes --format json", folder=fair)
    assert json.loads(again.out)["data"]["rejected"] == os.path.realpath(office.folder / "leads-rejected-2.csv")
