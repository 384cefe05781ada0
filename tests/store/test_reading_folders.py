"""Links, pipes, folders and names where a file or a folder should be: told, never followed, nobody lost."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from pathlib import Path

import pytest

from offices import BOLT, CARD, DEAL, JOURNAL, ODD, VOLT, places, problems, replace, tree


@contextmanager
def forbidden(monkeypatch, *paths):
    """Let the system refuse to open some paths, as it does for everybody but an administrator."""
    closed = {str(path) for path in paths}
    for name in ("open", "scandir"):
        real = getattr(os, name)

        def refuse(path, *args, real=real, **kwargs):
            if str(path) in closed:
                raise PermissionError(13, "Permission denied", str(path))
            return real(path, *args, **kwargs)

        monkeypatch.setattr(os, name, refuse)
    yield
    monkeypatch.undo()


@pytest.mark.parametrize("make", ODD.values(), ids=ODD)
@pytest.mark.parametrize("name", [CARD, JOURNAL, f"{BOLT}/20260302-panel/deal.yaml"])
def test_what_is_no_file(name, make, office):
    (office.folder / BOLT / "20260302-panel").mkdir()
    (office.folder / BOLT / "20260302-panel/deal.yaml").write_text(DEAL)
    replace(office.folder / name, make)
    before = tree(office.folder)
    found = [one for one in places(office) if one[1] == name]
    assert found == [("FILE01", name, 1, 1)]
    for command in ("due --all", "list", "find volt", "show BOLT", "why VOLT"):
        told = office.run(command)
        assert told.code == 0, told.err
        assert (
            "price list" if "BOLT" in command and name != JOURNAL else "Volterra" if "BOLT" not in command else ""
        ) in told.out
    assert tree(office.folder) == before


@pytest.mark.parametrize("name", [CARD, JOURNAL])
def test_a_file_that_may_not_be_read(name, office, monkeypatch):
    with forbidden(monkeypatch, office.folder / name):
        assert places(office) == [("FILE01", name, 1, 1)]
        assert "VOLT" in office.run("due --all").out


@pytest.mark.parametrize("name", ["prospect", "prospect/B", BOLT])
def test_a_folder_that_may_not_be_listed(name, office, monkeypatch):
    with forbidden(monkeypatch, office.folder / name):
        assert places(office) == [("FILE01", name, 1, 1)]
        told = office.run("due --all")
        assert told.code == 0
        met = "\n1 problem was met; see `tradectl validate`.\n"
        assert told.err.endswith(met) == (name != BOLT)  # its card and journal are opened by name, nothing is listed


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("prospect", lambda path: path.symlink_to("won", target_is_directory=True)),
        ("prospect", Path.touch),
        ("prospect/B", lambda path: path.symlink_to("/", target_is_directory=True)),
        (BOLT, lambda path: path.symlink_to("/", target_is_directory=True)),
        (f"{BOLT}/20260302-panel", lambda path: path.symlink_to("/", target_is_directory=True)),
    ],
)
def test_links_and_files_in_place_of_folders(name, make, office):
    path = office.folder / name
    path.mkdir(exist_ok=True)
    replace(path, make)
    assert places(office) == [("FILE01", name, 1, 1)]


def test_documents_with_a_date_are_no_deals(office):
    (office.folder / BOLT / "20260302-offer.pdf").write_bytes(b"%PDF")
    (office.folder / BOLT / "20260302-panel").mkdir()
    (office.folder / "prospect" / "notes.txt").write_text("x")
    (office.folder / "prospect" / "B" / "notes.txt").write_text("x")
    assert problems(office) == []


def test_an_empty_folder_is_named(office):
    shutil.rmtree(office.folder / BOLT)
    (office.folder / BOLT).mkdir()
    (found,) = problems(office)
    assert (found["code"], found["remedy"]) == ("FILE07", "The folder is empty: delete it.")


def test_a_customer_dropped_into_another_or_onto_no_grade_is_not_lost(office):
    (office.folder / VOLT).rename(office.folder / BOLT / "US-VOLT-20260115")
    (office.folder / "prospect" / "X").mkdir()
    (office.folder / BOLT).rename(office.folder / "prospect" / "X" / "US-BOLT-20260115")
    home = "prospect/X/US-BOLT-20260115"
    assert places(office) == [("FILING02", home, 1, 1), ("FILING03", f"{home}/US-VOLT-20260115", 1, 1)]
    assert "BOLT" in office.run("due --all").out


def test_names_that_are_no_text_are_told_and_harmless(office):
    Path(os.fsdecode(os.fsencode(office.folder / "prospect/B") + b"/US-\xff-20260115")).mkdir()
    Path(os.fsdecode(os.fsencode(office.folder / BOLT) + b"/offer-\xff.pdf")).touch()
    assert sorted(one[0] for one in places(office)) == ["NAME01", "NAME05", "NAME05"]
    for command in ("due --all", "list", "show BOLT", "validate", "validate --format lines"):
        assert office.run(command).code == (1 if "validate" in command else 0)
