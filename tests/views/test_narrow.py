"""No line is wider than the screen, and nothing that a person types again is cut: codes and ids."""

from __future__ import annotations

import re

import pytest

from tradectl.i18n.translator import translator
from tradectl.views import terminal
from tradectl.views.cells import width
from tradectl.views.document import Column, Document, Stacked, Table

EN = translator("en")
COLUMNS = (
    Column("Code"),
    Column("Customer", least=10, weight=1),
    Column("Contacted", narrow="left out"),
    Column("Found in", least=10, weight=1, wraps=True, narrow="beneath"),
)
ROW = ("NUSACAHAYA", "PT 努山打拉 Cahaya Terang", "2026-03-20", Stacked(("phone: +62 21 555", "a second place")))


def drawn(cells):
    told = terminal.render(Document("t", (Table(COLUMNS, (ROW, ROW)),)), EN, width=cells, no_color=True)
    return re.sub("\x1b\\[[0-9;]*m", "", told)


@pytest.mark.parametrize("cells", range(20, 100))
def test_no_line_is_wider_than_the_screen_and_no_code_is_cut(cells):
    told = drawn(cells)
    assert max(map(width, told.splitlines())) <= cells
    assert told.count("NUSACAHAYA") == 2


@pytest.mark.parametrize(
    ("cells", "first"),
    [
        (80, "Code        Customer                   Contacted   Found in"),
        (40, "Code        Customer          Contacted"),
        (30, "Code        Customer"),
        (20, "Code    NUSACAHAYA"),
    ],
)
def test_a_narrow_screen_has_one_beneath_then_one_less_then_names_and_values(cells, first):
    assert drawn(cells).splitlines()[0] == first


def test_what_stands_beneath_is_a_line_each_and_whole():
    lines = drawn(40).splitlines()
    assert lines[2:4] == ["   phone: +62 21 555", "   a second place"]
    assert lines[4].startswith("NUSACAHAYA")


def test_a_title_is_never_cut_and_what_is_left_out_is_named():
    told = drawn(30)
    assert "Code        Customer" in told
    assert told.splitlines()[-2:] == ["Left out, the screen is too", "narrow: Contacted"]
    assert "Left out" not in drawn(40)
    owner = Table((Column("Owner", least=2, weight=9), Column("Name", least=4)), (("me", "x" * 30),))
    assert terminal.render(Document("t", (owner,)), EN, width=20, no_color=True).startswith("\x1b[2mOwner")
