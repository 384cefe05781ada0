"""A plan written as CSV or XLSX is read back the same, also after Excel has saved it again."""

from __future__ import annotations

import csv
import io
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

import import_plans as plans
from hostile.judges import assert_safe_csv
from hostile.payloads import PAYLOADS
from tradectl.cli.plan_file import plan_file, read_plan
from tradectl.core.errors import TradectlError
from tradectl.core.intake.decisions import ACTIONS, COLUMNS, WON_WORDS, Action, Decision
from tradectl.core.intake.headings import heading_key
from tradectl.core.intake.plan import Attach, Create, Known, Plan, Refuse, Update
from tradectl.core.message import say
from tradectl.exchange.plain import plain
from tradectl.i18n.languages import LANGUAGES
from tradectl.i18n.translator import translator
from tradectl.views import plan_table
from tradectl.views.safe import clean

MADE = datetime(2026, 11, 22, 16, 0)  # noqa: DTZ001  a workbook's own time has no zone
MARKS = {2: "m00e12", 4: "mabc", 5: "m5", 7: "m7"}
DECIDED = (
    Decision(2, Action.CREATE, "", "DE", "LICHTHAUS", "B", "mei", "m00e12"),
    Decision(4, Action.CREATE, "", "KR", "HANSUNG", "won", "hao", "mabc"),
    Decision(5, Action.UPDATE, "TR-ISILTIM-20260105", mark="m5"),
    Decision(6, Action.ATTACH, "FR-LUMIERE-20250910"),
    Decision(7, Action.SKIP, "GB-FENWICK-20260110", mark="m7"),
    Decision(11, Action.SKIP, "GB-FENWICK-20260110"),
    Decision(12, Action.SKIP),
    Decision(13, Action.SKIP, "CN-GUANGMING-20260210"),
)
KINDS = ["plan.csv", "计划.XLSX"]


def written(name: str, plan: Plan = plans.PLAN, marks=None, language: str = "en") -> bytes:
    return plan_file(name, plan, MARKS if marks is None else marks, translator(language), MADE)


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_written_is_read_back_in_every_language(name, language):
    assert read_plan(name, written(name, language=language)) == (DECIDED, ())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_heading_and_word_that_is_written_is_one_that_is_read(language):
    tongue = translator(language)
    for name, words in COLUMNS.items():
        assert heading_key(tongue.text(plan_table.HEADINGS[name])) in keys(words)
    told = (plan_table.CREATE, plan_table.UPDATE, plan_table.ATTACH, plan_table.SKIP)
    for action, word in zip(Action, told, strict=True):
        assert heading_key(tongue.text(word)) in keys(ACTIONS[action])
    assert heading_key(tongue.text(plan_table.WON)) in keys(WON_WORDS)


def keys(table: str) -> set[str]:
    return {heading_key(word) for word in table.split("|")}


def test_a_name_that_is_neither_is_refused():
    with pytest.raises(TradectlError):
        written("plan.ods")


# ---- saved again


def rows_of(raw: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_that_excel_saved_again_is_read(delimiter, encoding, language):
    target = io.StringIO()
    few = plans.PLAN._replace(steps=(plans.UPDATED._replace(name="光明照明电器有限公司"), *plans.PLAN.steps[3:]))
    csv.writer(target, delimiter=delimiter).writerows(rows_of(written("plan.csv", few, language=language)))
    assert read_plan("plan.csv", target.getvalue().encode(encoding)) == (DECIDED[2:], ())


def test_a_csv_opened_in_excel_and_saved_as_a_workbook_is_read():
    book = Workbook()
    for row in rows_of(written("plan.csv")):
        book.active.append([int(cell) if cell.isdigit() else cell for cell in row])
    target = io.BytesIO()
    book.save(target)
    assert read_plan("plan.xlsx", target.getvalue()) == (DECIDED, ())


def test_what_a_person_changes_in_the_workbook_is_what_is_read():
    book = load_workbook(io.BytesIO(written("plan.xlsx", language="zh-Hans")))
    sheet = book.active
    heads = {cell.value: cell.column for cell in sheet[1]}
    assert list(heads) == ["行", "操作", "客户", "公司名称", "国家/地区", "代码", "等级", "负责人", "原因", "校验码"]
    sheet.cell(6, heads["操作"]).value = "并入"
    sheet.cell(8, heads["操作"]).value = "新建"
    sheet.cell(8, heads["国家/地区"]).value = "德国"
    sheet.cell(8, heads["等级"]).value = "d"
    sheet.delete_rows(3)
    target = io.BytesIO()
    book.save(target)
    found, doubts = read_plan("plan.xlsx", target.getvalue())
    assert doubts == ()
    assert found == (
        DECIDED[0], *DECIDED[2:4], DECIDED[4]._replace(action=Action.ATTACH), DECIDED[5],
        Decision(12, Action.CREATE, country="德国", grade="D"), DECIDED[7],
    )  # fmt: skip


# ---- any texts

TEXTS = st.one_of(st.text(max_size=20), st.sampled_from([one.text for one in PAYLOADS if len(one.text) < 200]))
FIELDS = TEXTS.map(lambda text: plain(clean(text, keep_newlines=True), lines=True).strip())


@st.composite
def any_plans(draw):
    steps, decided = [], []
    for row in range(2, 2 + draw(st.integers(1, 5))):
        name, customer, owner, country = draw(TEXTS), draw(FIELDS), draw(FIELDS), draw(FIELDS)
        kind = draw(st.sampled_from([Create, Update, Attach, Refuse, Known]))
        reason = say("{text}", text=draw(TEXTS))
        step = {
            Create: Create((row,), "ignored", name, country, "B", owner, like=(reason,)),
            Update: Update((row,), customer or "X", name, ()),
            Attach: Attach((row,), customer or "X", name, (draw(TEXTS),), (), (reason,)),
            Refuse: Refuse((row,), name, reason, reason, customer),
            Known: Known((row,), customer, name),
        }[kind]
        steps.append(step)
        action = {Create: Action.CREATE, Update: Action.UPDATE, Attach: Action.ATTACH}.get(kind, Action.SKIP)
        mark = draw(FIELDS)
        if kind is Create:
            decided.append(Decision(row, action, "", country, "", "B", owner, mark))
        else:
            decided.append(Decision(row, action, step.customer, mark=mark))
    return Plan(9, tuple(steps)), {one.row: one.mark for one in decided}, tuple(decided)


@pytest.mark.parametrize("name", KINDS)
@settings(max_examples=60, deadline=None)
@given(any_plans(), st.sampled_from(sorted(LANGUAGES)))
def test_any_texts_come_back_as_they_were(name, planned, language):
    plan, marks, decided = planned
    assert read_plan(name, written(name, plan, marks, language)) == (decided, ())


@settings(max_examples=60, deadline=None)
@given(any_plans())
def test_nothing_in_the_table_runs(planned):
    plan, marks, _ = planned
    assert_safe_csv(written("plan.csv", plan, marks).decode("utf-8-sig"))
