"""A plan that a person edited is read in any language, and what is wrong in it is told with its place."""

import pytest

from tradectl.core.intake.decisions import ACTIONS, Action, Decision, decisions
from tradectl.core.intake.sheet import Row, Sheet, SheetRow
from tradectl.core.problems import Severity
from tradectl.core.settings import Person as OfTheDesk
from tradectl.core.settings import Settings

HEADER = ("Row", "Action", "Customer", "Company", "Country", "Code", "Grade", "Owner", "Why", "Mark")


PEOPLE = Settings(people=(OfTheDesk("mei", "林梅", "mei@desk.example"), OfTheDesk("hao")))


def read(*lines, header=HEADER):
    rows = [Row(number, tuple(cells)) for number, cells in enumerate([header, *lines], 1)]
    return decisions(Sheet("plan.csv", tuple(rows)), PEOPLE)


def line(row="2", action="create", **cells):
    told = {"Row": row, "Action": action} | {name.capitalize(): text for name, text in cells.items()}
    return tuple(told.get(name, "") for name in HEADER)


@pytest.mark.parametrize(
    ("word", "action"),
    [
        ("create", Action.CREATE), ("CREATE ", Action.CREATE), ("新建", Action.CREATE), ("新客戶", Action.CREATE),
        ("Update", Action.UPDATE), ("更新", Action.UPDATE), ("attach", Action.ATTACH), ("并入", Action.ATTACH),
        ("併入", Action.ATTACH), ("skip", Action.SKIP), ("跳过", Action.SKIP), ("跳過", Action.SKIP),
        ("ＳＫＩＰ", Action.SKIP),
    ],
)  # fmt: skip
def test_an_action_is_read_in_each_language(word, action):
    (decision,), doubts = read(line(action=word, customer="X"))
    assert decision.action is action
    assert doubts == ()


def test_every_action_has_words():
    assert set(ACTIONS) == set(Action)


def test_all_that_a_person_may_change_is_read():
    cells = line(
        "12", "attach", customer="DE-MUELLER-20260115", country="Korea", code="MUE", grade="b", owner="mei", mark="m1f",
        company="left out", why="left out",
    )  # fmt: skip
    (decision,), doubts = read(cells)
    assert decision == Decision(12, Action.ATTACH, "DE-MUELLER-20260115", "Korea", "MUE", "B", "mei", "m1f")
    assert doubts == ()


@pytest.mark.parametrize(
    "header",
    [
        ("操作", "行", "等级", "校验码"),
        ("ACTION", "ROW", "GRADE", "MARK", "my own remarks"),
        ("操作", "列", "等級", "校驗碼", "操作"),
    ],
)
def test_columns_may_stand_in_any_order_under_any_languages_headings(header):
    (decision,), _ = read(("skip", "7", "won", "mab", "create"), header=header)
    assert decision == Decision(7, Action.SKIP, grade="won", mark="mab")


def test_lines_above_the_headings_and_empty_lines_are_left_out():
    found, doubts = read(("",), HEADER, ("", " "), line(), header=("My plan of Monday",))
    assert (found, doubts) == ((Decision(2, Action.CREATE),), ())


@pytest.mark.parametrize(
    ("cells", "column", "message"),
    [
        (line(action="delete"), "Action", "'delete' is nothing that can be done with a row."),
        (line(action=""), "Action", "'' is nothing that can be done with a row."),
        (line(action="attach"), "Customer", "It is not said which customer is meant."),
        (line(action="update"), "Customer", "It is not said which customer is meant."),
        (line(row="two"), "Row", "'two' is no number of a row."),
        (line(row="0"), "Row", "'0' is no number of a row."),
        (line(row="²"), "Row", "'²' is no number of a row."),
        (line(row="9" * 30), "Row", f"'{'9' * 30}' is no number of a row."),
        (line(grade="F"), "Grade", "'F' is no grade."),
        (line(code="BOLT-1"), "Code", "BOLT-1 is no code: 2 to 16 of A–Z, 0–9 and _, no name that Windows keeps."),
        (line(code="nul"), "Code", "nul is no code: 2 to 16 of A–Z, 0–9 and _, no name that Windows keeps."),
        (line(owner="nobody"), "Owner", "nobody is not one of the people in tradectl.yaml."),
    ],
)
def test_what_is_wrong_is_told_with_its_place_and_its_remedy(cells, column, message):
    found, (doubt,) = read(line("5"), cells)
    assert [decision.row for decision in found] == [5]
    assert (doubt.severity, doubt.row, doubt.column) == (Severity.ERROR, 3, column)
    assert str(doubt.message) == message
    assert str(doubt.remedy)


@pytest.mark.parametrize(("actions", "taken"), [
    ("create create", 1), ("create update", 1), ("update create", 1), ("update update", 1), ("update attach", 2),
    ("skip skip", 2), ("skip create", 1), ("create skip", 1), ("skip attach attach", 1), ("update skip", 2),
])  # fmt: skip
def test_a_row_is_taken_once(actions, taken):
    words = actions.split()
    found, doubts = read(*(line("4", word, customer="X") for word in words))
    assert (len(found), len(doubts)) == (taken, len(words) - taken)


def test_rows_of_two_sheets_may_have_one_number():
    header = (*HEADER, "Sheet")
    rows = [(*line("4", action, customer="X"), sheet) for action, sheet in (("update", "Won"), ("create", "Not  won"))]
    found, doubts = read(*rows, header=header)
    assert [one.row for one in found] == [SheetRow(4, "Won"), SheetRow(4, "Not won")]
    assert doubts == ()
    assert len(read(*rows, rows[0], header=header)[1]) == 1


@pytest.mark.parametrize("owner", ["mei", "MEI", "林梅", "mei@desk.example", "hao", ""])
def test_an_owner_is_named_by_id_name_or_mail(owner):
    (decision,), doubts = read(line(owner=owner, code="bolt"))
    assert (decision.owner, decision.code, doubts) == (owner, "bolt", ())


def test_what_is_skipped_may_say_anything():
    assert read(line(action="skip", owner="nobody", code="BOLT-1"))[1] == ()


@pytest.mark.parametrize(
    "other",
    [line(action="create"), line(action="attach", customer="X"), line(action="update", customer="X")],
)
@pytest.mark.parametrize("turned", [False, True])
def test_a_row_is_not_both_taken_and_skipped(other, turned):
    lines = [other, line(action="skip")]
    found, (doubt,) = read(*(lines[::-1] if turned else lines))
    assert (len(found), doubt.row, str(doubt.message)) == (1, 3, "Row 2 stands in the plan twice.")


@pytest.mark.parametrize("header", [("Company", "Country"), ("Row",), ()])
def test_another_table_is_no_plan(header):
    found, (doubt,) = read(("x", "y"), header=header)
    assert found == ()
    assert doubt.severity is Severity.ERROR
    assert "is no plan of an import" in str(doubt.message)
    assert decisions(Sheet("empty", ()), PEOPLE)[1][0].row == 0
