"""Who is meant is told by the folders' names alone, however they are written, and not by those of others."""

import pytest

from tradectl.app.roster import place_of
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.naming import fold
from tradectl.store.places import find_customers
from tradectl.store.workspace import open_workspace

SETTINGS = "format: 1\npeople:\n  - {id: mei}\n"
FOLDERS = (
    "prospect/A/DE-BOLT-20260101",
    "prospect/B/DE-BOLT2-20260101",
    "prospect/B/FR-LUMEN-20260229",  # no such day, and so no id
    "prospect/C/Casa  Lumen",  # two blanks
    "prospect/C/Müller Leuchten",
    "prospect/C/ＤＥ－ＷＩＤＥ－20260101",
    "prospect/XX-STRAY-20260101",
    "won/2025/US-OLD_ONE-20240101",
    "prospect/attic/IT-LOFT-20260101",
    "PL-TOP-20260101",
)


@pytest.fixture
def workspace(tmp_path):
    for folder in FOLDERS:
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "tradectl.yaml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "prospect/A/DE-FILE-20260101").write_bytes(b"")
    (tmp_path / "prospect/A/DE-LINK-20260101").symlink_to(tmp_path / "prospect/A/DE-BOLT-20260101")
    return open_workspace(tmp_path, "en")


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_folder_is_found_by_its_path_its_name_and_its_folded_name(folder, workspace):
    name = folder.rpartition("/")[2]
    for text in (folder, f"{folder}/", name, name.lower(), fold(name), f"  {name} "):
        assert place_of(workspace, text).path == folder


@pytest.mark.parametrize(
    ("text", "folder"),
    [
        ("bolt", 0),
        ("ＢＯＬＴ", 0),
        ("Bolt2", 1),
        ("old_one", 7),
        ("stray", 6),
        ("loft", 8),
        ("TOP", 9),
        ("Casa Lumen", 3),
    ],
)
def test_a_code_is_no_part_of_another(text, folder, workspace):
    assert place_of(workspace, text).path == FOLDERS[folder]


@pytest.mark.parametrize("text", ["DE-FILE-20260101", "FILE", "DE-LINK-20260101", "prospect/A/DE-NOBODY-20260101"])
def test_what_is_no_folder_is_nobody(text, workspace):
    with pytest.raises(TradectlError) as refused:
        place_of(workspace, text)
    assert refused.value.code is ErrorCode.NOT_FOUND


def test_likely_ones_are_those_among_all(workspace):
    everybody, problems = find_customers(workspace.root)
    assert {place.path for place in everybody} == set(FOLDERS)
    assert [problem.path for problem in problems] == ["prospect/A/DE-LINK-20260101"]
    some, _ = find_customers(workspace.root, lambda name: "BOLT" in name)
    assert some == tuple(place for place in everybody if "BOLT" in place.path)
