import json
import shutil
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tradectl.app.report_week import Asked, report_week
from tradectl.core.occasion import Occasion
from tradectl.i18n.translator import translator
from tradectl.store.workspace import open_workspace
from tradectl.views.envelope import dumps
from tradectl.views.report_file import ReportWording
from tradectl.views.report_value import value
from tradectl.views.style import STYLE

DESK = Path(__file__).parent / "desk"
FRIDAY = datetime(2026, 3, 20, 17, 30, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def desk(tmp_path):
    shutil.copytree(DESK, tmp_path / "desk")
    return open_workspace(tmp_path / "desk", "en")


def write(desk, owner, language):
    tongue = translator(language)
    occasion = Occasion(FRIDAY, desk.settings.person("mei"), "0a1b2c3d", "host", "user")
    return report_week(desk, occasion, Asked(owner=owner, page=True), ReportWording(tongue), tongue)


@pytest.mark.parametrize("owner", ["mei", "all"])
def test_report_of_a_week(desk, golden, owner, language):
    written = write(desk, owner, language)
    folder = f"{language}/report_week_{owner}"
    assert (desk.root / written.path).read_bytes() == written.text.encode()
    golden(f"{folder}.md", written.text)
    golden(f"{folder}.html", written.page.replace(STYLE, "").rpartition("<!-- tradectl:page")[0])
    data = json.loads(dumps(value(written.report, written.path), translator(language)))
    golden(f"{folder}.json", json.dumps(data, ensure_ascii=False, indent=1) + "\n")


def test_same_files_and_same_day_give_the_same_bytes(tmp_path):
    """Another folder, another moment of the day, another draw of the ids: not a byte differs."""
    found = []
    for count in range(2):
        root = shutil.copytree(DESK, tmp_path / f"desk-{count}")
        desk, tongue = open_workspace(root, "en"), translator("en")
        now, mei = FRIDAY.replace(hour=8 + 10 * count, minute=count), desk.settings.person("mei")
        for number, owner in enumerate(["mei", "hao", "all"]):
            occasion = Occasion(now, mei, f"{count:04x}{number:04x}", f"host-{count}", f"user-{count}")
            report_week(desk, occasion, Asked(owner=owner, page=True), ReportWording(tongue), tongue)
        found.append({path.name: path.read_bytes() for path in (root / "reports" / "2026").iterdir()})
    assert found[0] == found[1]
    assert sorted(found[0]) == [f"2026-W12-{who}.{kind}" for who in ("all", "hao", "mei") for kind in ("html", "md")]
