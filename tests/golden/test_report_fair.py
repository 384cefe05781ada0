"""The report of a fair, byte for byte: the desk of the weekly report, as if most had been met at one show."""

import json
import shutil
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tradectl.app.report_fair import Asked, report_fair
from tradectl.core.occasion import Occasion
from tradectl.i18n.translator import translator
from tradectl.store.workspace import open_workspace
from tradectl.views.envelope import dumps
from tradectl.views.report_fair_file import FairReportWording
from tradectl.views.report_fair_value import value
from tradectl.views.style import STYLE

DESK = Path(__file__).parent / "desk"
FRIDAY = datetime(2026, 3, 20, 17, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
SHANGHAI = """format: 1
name: 上海国际照明展 2026
on: 2026-03-10
until: 2026-03-13
place: 上海, W3 <12>
cost: 45000.00 CNY
"""
HANOVER = "format: 1\nname: Hannover Messe\non: 2026-03-20\nuntil: 2026-03-24\nplace: Hannover\n"
ELSEWHERE = ("FR-LUMI-20251020",)


@pytest.fixture
def desk(tmp_path):
    root = shutil.copytree(DESK, tmp_path / "desk")
    for folder, text in (("20260310-shanghai", SHANGHAI), ("20260320-hannover", HANOVER)):
        (root / "fairs" / folder).mkdir(parents=True)
        (root / "fairs" / folder / "fair.yaml").write_text(text, encoding="utf-8")
    for card in root.glob("*/*/*/card.yaml"):
        told = [line for line in card.read_text(encoding="utf-8").splitlines() if not line.startswith("source:")]
        if card.parent.name not in ELSEWHERE:
            told.append("source: {kind: fair, name: 上海國際照明展}")
        card.write_text("\n".join([*told, ""]), encoding="utf-8")
    return open_workspace(root, "en")


def write(desk, name, language):
    tongue = translator(language)
    occasion = Occasion(FRIDAY, desk.settings.person("mei"), "0a1b2c3d", "host", "user")
    return report_fair(desk, occasion, Asked(name=name, page=True), FairReportWording(tongue), tongue)


@pytest.mark.parametrize(("name", "called"), [("上海", "shanghai"), ("hannover messe", "empty")])
def test_report_of_a_fair(desk, golden, name, called, language):
    written = write(desk, name, language)
    assert not written.problems
    folder = f"{language}/report_fair_{called}"
    assert (desk.root / written.path).read_bytes() == written.text.encode()
    golden(f"{folder}.md", written.text)
    golden(f"{folder}.html", written.page.replace(STYLE, "").rpartition("<!-- tradectl:page")[0])
    data = json.loads(dumps(value(written.report, written.path), translator(language)))
    golden(f"{folder}.json", json.dumps(data, ensure_ascii=False, indent=1) + "\n")


def test_what_a_person_wrote_stays_and_stands_on_the_page(desk):
    path = desk.root / write(desk, "hannover", "en").path
    mine = path.read_text("utf-8").replace("### What rivals showed\n", "### What rivals showed\n\nPanels.\n")
    path.write_text(mine, "utf-8")
    again = write(desk, "hannover", "en")
    assert path.read_text("utf-8") == mine
    assert "Panels." in again.page


def test_a_part_that_a_person_changed_is_left_and_said_so(desk):
    path = desk.root / write(desk, "hannover", "en").path
    mine = path.read_text("utf-8").replace("- **Place:** Hannover", "- **Place:** Hannover, hall 9")
    path.write_text(mine, "utf-8")
    assert [notice.text[:30] for notice in write(desk, "hannover", "en").notices]
    assert path.read_text("utf-8") == mine
