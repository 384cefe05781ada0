"""Which paths may be written, and what counts as a link."""

import stat
from types import SimpleNamespace

import pytest

from tradectl.core.errors import TradectlError
from tradectl.store.apply.intent_json import is_operation
from tradectl.store.apply.paths import is_link, missing_folders, parts_of, same_key, twin_of


@pytest.mark.parametrize(
    "path",
    ["tradectl.yaml", ".gitattributes", ".gitignore", ".vscode/settings.json", "prospect/A/DE-MÜLLER/offer v2.pdf",
     "reports/2026/2026-W17.md", "a.git/x", "git/x", "tradectl/x", "console.txt", "株式会社/見積.pdf", "x/.hidden"],
)  # fmt: skip
def test_ordinary_paths_may_be_written(path):
    assert "/".join(parts_of(path)) == path


@pytest.mark.parametrize("path", ["GIT~12/x", "tradec~1/lock", "Lpt9.log/x", "COM¹", "nul ", ".tradectl", ".gi\u200ct"])
def test_names_that_a_system_takes_for_others_may_not(path):
    with pytest.raises(TradectlError):
        parts_of(path)


@pytest.mark.parametrize(
    ("mode", "attributes", "link"),
    [
        (stat.S_IFLNK, 0, True),
        (stat.S_IFDIR, 0x400, True),  # a junction on Windows
        (stat.S_IFDIR, 0x10, False),
        (stat.S_IFREG, 0, False),
    ],
)
def test_what_counts_as_a_link(mode, attributes, link):
    assert is_link(SimpleNamespace(st_mode=mode | 0o777, st_file_attributes=attributes)) is link


@pytest.mark.parametrize(("one", "other"), [("Card", "cARD"), ("Müller", "MÜLLER"), ("STRASSE", "straße")])
def test_twins(empty, one, other):
    assert same_key(one) == same_key(other)
    (empty / "a" / one).mkdir(parents=True)
    assert twin_of(empty, f"a/{other}/card.yaml") == f"a/{one}"
    assert twin_of(empty, f"a/{one}") is None
    assert twin_of(empty, "b/c") is None


def test_missing_folders_are_told_outermost_first(empty):
    (empty / "a").mkdir()
    assert missing_folders(empty, "a/b/c/d.txt") == ("a/b", "a/b/c")
    assert missing_folders(empty, "a/d.txt") == ()


@pytest.mark.parametrize("name", ["20260320T101205Z-3f9a01c7", "op_1.x"])
def test_names_of_operations(name):
    assert is_operation(name)


@pytest.mark.parametrize("name", ["", ".", "..", "a.", "-a", ".hidden", "a/b", "a b", "x" * 101, "a\n"])
def test_no_names_of_operations(name):
    assert not is_operation(name)
