"""The fairs of a workspace: what is read, and what is only told of."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tradectl.core.fairs import Fair
from tradectl.core.money import Money
from tradectl.store.fairs import read_fairs

CANTON = "format: 1\nname: Canton Fair 139\non: 2026-04-15\nuntil: 2026-04-19\nplace: Guangzhou\ncost: 12000 RMB\n"


def write(root, folder, text):
    path = root / "fairs" / folder / "fair.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return path


def told(root):
    fairs, problems = read_fairs(root)
    return [fair.name for fair in fairs], [(one.code, one.path, one.line, one.column) for one in problems]


def test_a_desk_that_goes_to_no_fairs_has_none(tmp_path):
    assert read_fairs(tmp_path) == ((), ())
    (tmp_path / "fairs").mkdir()
    assert read_fairs(tmp_path) == ((), ())


def test_a_fair_is_what_its_file_says(tmp_path):
    write(tmp_path, "20260415-canton", CANTON)
    write(tmp_path, "20250910-messe", 'format: 1\nname: "139"\n"on": 2025-09-10\nuntil: 2025-09-10\nplace: NO\n')
    assert read_fairs(tmp_path) == (
        (
            Fair("139", date(2025, 9, 10), date(2025, 9, 10), "NO", None, "fairs/20250910-messe"),
            Fair(
                "Canton Fair 139",
                date(2026, 4, 15),
                date(2026, 4, 19),
                "Guangzhou",
                Money(Decimal(12000), "CNY"),
                "fairs/20260415-canton",
            ),
        ),
        (),
    )


def test_what_else_lies_there_is_nobodys_business(tmp_path):
    (tmp_path / "fairs" / "20260101-old").mkdir(parents=True)
    (tmp_path / "fairs" / "20260101-old" / "order sheet.pdf").write_bytes(b"%PDF")
    (tmp_path / "fairs" / "list.xlsx").write_bytes(b"PK")
    assert read_fairs(tmp_path) == ((), ())


@pytest.mark.parametrize(
    ("text", "names", "problems"),
    [
        ("", [], ["YAML08"]),
        ("- a\n", [], ["YAML08"]),
        (CANTON.replace("format: 1", "format: 2"), [], ["CARD04"]),
        (CANTON.replace("on: 2026-04-15\n", ""), [], ["FAIR01"]),
        (CANTON.replace("name: Canton Fair 139", "name: '  '"), [], ["FAIR02"]),
        (CANTON.replace("place: Guangzhou", "place: [a]"), [], ["FAIR02"]),
        (CANTON.replace("2026-04-15", "2026-04-31"), [], ["FAIR02"]),
        (CANTON.replace("12000 RMB", "-1 CNY"), ["Canton Fair 139"], ["FAIR02"]),
        (CANTON + "stand: C07\n", ["Canton Fair 139"], ["FAIR03"]),
        (CANTON.replace("2026-04-15", "2026-04-16"), ["Canton Fair 139"], ["FAIR04"]),
        (CANTON.replace("2026-04-19", "2026-04-14"), [], ["FAIR05"]),
        (CANTON.replace("2026-04-19", "2026-04-15"), ["Canton Fair 139"], []),
    ],
)
def test_what_is_wrong_is_told_and_takes_the_fair_along_only_where_it_must(tmp_path, text, names, problems):
    write(tmp_path, "20260415-canton", text)
    found, codes = told(tmp_path)
    assert (found, [code for code, *_ in codes]) == (names, problems)


def test_a_folder_without_a_day_is_told(tmp_path):
    write(tmp_path, "canton", CANTON)
    assert told(tmp_path) == (["Canton Fair 139"], [("FAIR04", "fairs/canton/fair.yaml", 3, 5)])


def test_of_two_fairs_of_one_name_the_first_folder_has_it(tmp_path):
    write(tmp_path, "20260415-canton", CANTON)
    write(tmp_path, "20261015-canton", CANTON.replace("Canton", "ＣＡＮＴＯＮ").replace("2026-04", "2026-10"))
    assert told(tmp_path) == (["Canton Fair 139"], [("FAIR06", "fairs/20261015-canton/fair.yaml", 2, 7)])


def test_links_are_told_and_not_followed(tmp_path):
    write(tmp_path / "elsewhere", "20260415-canton", CANTON)
    (tmp_path / "fairs").mkdir()
    (tmp_path / "fairs" / "20260415-canton").symlink_to(tmp_path / "elsewhere" / "fairs" / "20260415-canton")
    assert told(tmp_path) == ([], [("FILE01", "fairs/20260415-canton", 1, 1)])
    (tmp_path / "linked").mkdir()
    (tmp_path / "linked" / "fairs").symlink_to(tmp_path / "elsewhere" / "fairs")
    assert told(tmp_path / "linked") == ([], [("FILE01", "fairs", 1, 1)])
    folder = write(tmp_path / "third", "20260415-canton", CANTON)
    folder.unlink()
    folder.symlink_to(tmp_path / "elsewhere" / "fairs" / "20260415-canton" / "fair.yaml")
    assert told(tmp_path / "third") == ([], [("FILE01", "fairs/20260415-canton/fair.yaml", 1, 1)])
