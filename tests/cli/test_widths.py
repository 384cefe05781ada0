"""What a person sees at 80 columns in every language: no line is wider, and no code or id is cut."""

from __future__ import annotations

import re
import shutil

import pytest

from tradectl.cli.names import VERBS
from tradectl.i18n.languages import LANGUAGES
from tradectl.views.cells import width

NARROW = 80
PHONE = 'log {} "Called, 138 0013 8000 is the number of the office" --via call'


def widest(text):
    return max(map(width, text.splitlines()), default=0)


def shown(machine, command, language, cells=NARROW):
    machine.environment |= {"COLUMNS": str(cells)}
    run = machine.run(f"--lang {language} {command}", terminal=True)
    assert run.code == 0, run.err
    return re.sub("\x1b\\[[0-9;]*m", "", run.out)


@pytest.fixture
def called(desk):
    for code in ("NUSACAHAYA", "PRAIRIE", "HINGFAI"):
        assert desk.run(PHONE.format(code)).code == 0
    return desk


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_listing_fits_the_screen(called, language):
    for command in ("find 138 0013", "find panel", "list", "due", "regrade --suggest", "duplicates", "fair list"):
        for cells in (60, NARROW, 120):
            assert widest(shown(called, command, language, cells)) <= cells, command
    assert "NUSACAHAYA" in shown(called, "find 138 0013", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_ids_of_duplicates_are_whole(desk, language):
    twin = desk.folder / "prospect/D/ID-NUSACAHAYAT-20260320"
    shutil.copytree(desk.folder / "prospect/D/ID-NUSACAHAYA-20260319", twin)
    card = twin / "card.yaml"
    card.write_text(card.read_text().replace("code: NUSACAHAYA", "code: NUSACAHAYAT"))
    told = shown(desk, "duplicates", language)
    assert "ID-NUSACAHAYAT-20260320" in told
    assert "ID-NUSACAHAYA-20260319" in told
    assert widest(told) <= NARROW


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_fits_the_screen(machine, monkeypatch, language):
    monkeypatch.setenv("COLUMNS", str(NARROW))
    for verb in ("", *VERBS):
        told = machine.run(f"--lang {language} {verb} --help").out
        assert widest(told) <= NARROW, verb
        headings = [line for line in told.splitlines() if line and line[0] != " " and "tradectl" not in line]
        assert headings
        assert {line[-1] for line in headings} == ({":"} if language == "en" else {"："}), verb


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("cells", [30, 50, 60, 70, NARROW, 90])
def test_the_number_to_call_is_whole(desk, language, cells):
    told = shown(desk, "due --owner all --all", language, cells)
    assert "+82 2-212-3456" in told
    assert "+886 4 2312 3456" in told
    assert widest(told) <= cells
