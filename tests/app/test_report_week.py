"""The week's report on a real disk with a real git: what is written, what is left, what is committed."""

import os
import shutil
import subprocess
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tradectl.app.report_week import Asked, Written, report_week
from tradectl.core.day_words import parse_week
from tradectl.core.errors import TradectlError
from tradectl.core.occasion import Occasion
from tradectl.core.report.parts import is_sealed
from tradectl.core.report.wording import Wording
from tradectl.i18n.translator import translator
from tradectl.store.git.repository import Repository
from tradectl.store.git.start import init_repository
from tradectl.store.workspace import open_workspace
from tradectl.views.report_file import ReportWording

DESK = Path(__file__).parents[1] / "golden" / "desk"
FRIDAY = datetime(2026, 3, 20, 17, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
FILE = "reports/2026/2026-W12-mei.md"
PAGE = "reports/2026/2026-W12-mei.html"
ENTRY = (
    '{"id":"20260320T010000Z-mei-aaaaaaaa","at":"2026-03-20T09:00:00+08:00","by":"mei","kind":"contact","via":"call",'
    '"did":"Called Éclairages"}\n'
)


@dataclass
class Desk:
    root: Path
    environ: dict[str, str]
    by: str | None = "mei"
    numbers: "count[int]" = field(default_factory=count)

    def write(self, *, now=FRIDAY, dry_run=False, **asked) -> Written:
        workspace, tongue = open_workspace(self.root, "en"), translator("en")
        by = workspace.settings.person(self.by) if self.by else None
        occasion = Occasion(now, by, f"{next(self.numbers):08x}", "host", "user", self.environ, dry_run)
        if isinstance(asked.get("week"), str):
            asked["week"] = parse_week(asked["week"])
        return report_week(workspace, occasion, Asked(**asked), ReportWording(tongue), tongue)

    def read(self, path=FILE) -> str:
        return (self.root / path).read_bytes().decode()

    def edit(self, old, new, path=FILE) -> str:
        text = self.read(path)
        assert old in text
        text = text.replace(old, new, 1)
        (self.root / path).write_bytes(text.encode())
        return text

    def handle(self) -> None:
        """Log one more contact, so that the next report differs."""
        with (self.root / "prospect/C/FR-LUMI-20251020/journal.jsonl").open("a") as journal:
            journal.write(ENTRY)

    def reports(self) -> list[str]:
        found = (self.root / "reports").rglob("*") if (self.root / "reports").exists() else ()
        return sorted(str(path.relative_to(self.root)) for path in found if path.is_file())

    def git(self, *args) -> str:
        done = subprocess.run(
            ["git", *args], cwd=self.root, env=self.environ, capture_output=True, check=True, encoding="utf-8"
        )
        return done.stdout


@pytest.fixture
def desk(tmp_path) -> Desk:
    home = tmp_path / "home"
    home.mkdir()
    environ = {"PATH": os.environ["PATH"], "HOME": str(home), "GIT_CONFIG_GLOBAL": str(home / "none")}
    return Desk(Path(shutil.copytree(DESK, tmp_path / "desk")), environ | {"GIT_CONFIG_NOSYSTEM": "1"})


@pytest.fixture
def kept(desk) -> Desk:
    """A desk under git, with everything committed."""
    assert isinstance(init_repository(desk.root, desk.environ), Repository)
    desk.git("add", "-A")
    desk.git("-c", "user.name=x", "-c", "user.email=x@x.example", "commit", "-q", "-m", "First")
    return desk


def told(written):
    return [str(notice) for notice in written.notices]


def test_writes_the_file_and_nothing_else(desk):
    written = desk.write()
    assert desk.reports() == [FILE]
    assert written.path == FILE
    assert desk.read() == written.text
    assert written.page is None
    assert not written.notices
    assert not written.problems
    assert "## 3 Summary" in written.text


@pytest.mark.parametrize(
    ("people", "owner", "by", "path"),
    [
        (2, None, "mei", "2026-W12-mei.md"),
        (2, "mei", "hao", "2026-W12-mei.md"),
        (2, "hao", "mei", "2026-W12-hao.md"),
        (2, "all", "mei", "2026-W12-all.md"),
        (2, None, "hao", "2026-W12-all.md"),  # the head sees everybody
        (1, None, "mei", "2026-W12.md"),
        (1, "mei", "mei", "2026-W12.md"),
        (1, "all", "mei", "2026-W12-all.md"),
    ],
)
def test_name_of_the_file(desk, people, owner, by, path):
    if people == 1:
        desk.edit("  - {id: hao, name: 周浩, role: head}\n", "", "tradectl.yaml")
    desk.by = by
    written = desk.write(owner=owner)
    assert desk.reports() == [f"reports/2026/{path}"]
    assert ("## 3 Summary" in written.text) == ("all" not in path)


def test_week_by_its_iso_year(desk):
    now = FRIDAY.replace(year=2027, month=1, day=2)
    assert desk.write(now=now).path == "reports/2026/2026-W53-mei.md"
    assert desk.write(now=now, week="2026-W12").path == FILE


def test_again_writes_nothing(kept):
    assert kept.write(page=True).outcome.commit
    head = kept.git("rev-parse", "HEAD")
    again = kept.write(page=True, now=FRIDAY.replace(hour=20))
    assert again.outcome is None
    assert not again.notices
    assert kept.git("rev-parse", "HEAD") == head
    assert kept.git("status", "--porcelain") == ""


def test_commit_names_the_report(kept):
    written = kept.write(page=True)
    assert written.outcome.commit
    assert kept.git("log", "-1", "--format=%s|%an") == "Report of 2026-W12 by 林梅|林梅\n"
    assert kept.git("show", "--name-only", "--format=").split() == [PAGE, FILE]


def test_what_a_person_wrote_stays_and_is_in_the_page(desk):
    desk.write(page=True)
    mine = desk.edit("### Improvements\n", "### Improvements\n\n报价要快\n第二行 **重要**\n\n- one\n")
    desk.handle()
    written = desk.write(page=True)
    assert "Called Éclairages" in desk.read()
    assert desk.read().partition("## 3 Summary")[2] == mine.partition("## 3 Summary")[2]
    page = desk.read(PAGE)
    assert page == written.page
    assert "<p>报价要快</p>\n<p>第二行 <strong>重要</strong></p>\n<ul>\n<li>one</li>\n</ul>" in page
    assert "tradectl never changes it" not in page


def test_changed_part_is_left_said_so_and_kept_on_refresh(desk):
    desk.write()
    desk.edit("- **Contacts:** 8\n", "- **Contacts:** 8, one by telegram\n")
    desk.handle()
    left = desk.write(page=True)
    assert "one by telegram" in left.text
    assert "- **Contacts:** 9\n" not in left.text
    assert "Called Éclairages" in left.text  # the other parts are fresh
    assert len(left.notices) == 1
    assert "<dd>8, one by telegram</dd>" in left.page
    fresh = desk.write(refresh=True)
    assert not fresh.notices
    assert "- **Contacts:** 9\n" in desk.read()
    assert "> The text before the refresh of 2026-03-20, not on the page:\n" in desk.read()
    assert "one by telegram" not in desk.write(page=True).page
    assert "> - **Contacts:** 8, one by telegram\n" in desk.read()
    assert desk.write(refresh=True).outcome is None


def test_deleted_part_stays_deleted(desk):
    text = desk.write().text
    start, end = text.index("<!-- tradectl:begin focus"), text.index("<!-- tradectl:end focus -->")
    desk.edit(text[start:end] + "<!-- tradectl:end focus -->\n", "")
    desk.handle()
    written = desk.write(page=True)
    assert "Called Éclairages" not in written.text
    assert "with emphasis" not in written.page
    (notice,) = told(written)
    assert notice.startswith(f"The part '2 Customers developed and followed with emphasis' of {FILE} was deleted")
    assert notice.endswith("To bring it back, add --refresh")
    assert "Called Éclairages" in desk.write(refresh=True).text


@pytest.mark.parametrize("week", [None, "2026-W12"])
def test_stdout_writes_nothing(desk, week):
    shown = desk.write(stdout=True, page=True, week=week)
    assert desk.reports() == []
    assert shown.outcome is None
    assert shown.text == desk.write().text
    desk.edit("### Improvements\n", "### Improvements\n\nmine\n")
    desk.handle()
    shown = desk.write(stdout=True, page=True)
    assert "mine" in shown.text
    assert "Called Éclairages" in shown.text
    assert "<p>mine</p>" in shown.page
    assert "Called Éclairages" not in desk.read()


def test_stdout_needs_nobody_who_acts(desk):
    desk.by = None
    assert desk.write(stdout=True).report.person is None


def test_dry_run_says_what_it_would_write(desk):
    written = desk.write(dry_run=True, page=True)
    assert written.outcome.dry_run
    assert [change.path for change in written.outcome.changes.changes] == [FILE, PAGE]
    assert desk.reports() == []


class TestPage:
    def test_is_one_file_that_asks_for_nothing(self, desk):
        page = desk.write(page=True).page
        assert desk.reports() == [PAGE, FILE]
        assert desk.read(PAGE) == page
        assert is_sealed(page)
        for word in ("<script", "<link", "<img", " src=", "@import", "url("):
            assert word not in page
        assert "@page { size: A4;" in page
        assert "光宇照明股份有限公司" in page

    def test_data_is_never_mark_up(self, desk):
        page = desk.write(page=True).page
        assert "Bolt | &amp; &lt;Sons&gt; `Supply` *LLC*" in page
        assert (
            "asked for the &lt;b&gt;test report&lt;/b&gt; | see &lt;!-- tradectl:end focus --&gt; # not a heading"
            in page
        )

    def test_changed_by_hand_is_left(self, desk):
        desk.write(page=True)
        mine = desk.edit("<main>", "<main><p>mine</p>", PAGE)
        desk.handle()
        written = desk.write(page=True)
        assert desk.read(PAGE) == mine
        assert "Called Éclairages" in desk.read()
        assert len(written.notices) == 1
        assert told(written)[0].startswith(f"The page {PAGE} was changed by hand; it is left as it is.")

    def test_refresh_keeps_the_changed_one_beside_it(self, desk):
        desk.write(page=True)
        mine = desk.edit("<main>", "<main><p>mine</p>", PAGE)
        written = desk.write(page=True, refresh=True)
        aside = "reports/2026/2026-W12-mei.until-20260320T173000.html"
        assert desk.reports() == [PAGE, FILE, aside]
        assert desk.read(aside) == mine
        assert desk.read(PAGE) == written.page
        assert told(written) == [f"The page that was changed by hand is kept: {aside}"]

    def test_is_not_touched_where_none_is_asked_for(self, desk):
        page = desk.write(page=True).page
        desk.handle()
        desk.write()
        assert desk.read(PAGE) == page


class TestRefusals:
    def test_week_to_come(self, desk):
        with pytest.raises(TradectlError, match="has not begun") as error:
            desk.write(week="2026-W13")
        assert error.value.code == "refused"
        assert error.value.hint

    @pytest.mark.parametrize("raw", [b"\xff\xfe#\x00", "周报".encode("gb18030")])
    def test_file_that_is_not_utf_8_is_left(self, desk, raw):
        desk.write()
        (desk.root / FILE).write_bytes(raw)
        with pytest.raises(TradectlError, match="is not UTF-8") as error:
            desk.write()
        assert error.value.code == "invalid"
        assert (desk.root / FILE).read_bytes() == raw

    def test_folder_in_the_file_s_place(self, desk):
        (desk.root / FILE).mkdir(parents=True)
        with pytest.raises(TradectlError, match="cannot be read"):
            desk.write()

    @pytest.mark.parametrize("linked", ["reports", "reports/2026"])
    def test_a_report_that_lies_behind_a_link_is_not_read(self, desk, tmp_path, linked):
        """What is not the workspace's own is not shown, not even on the screen."""
        (tmp_path / "elsewhere/2026").mkdir(parents=True)
        for folder in ("elsewhere", "elsewhere/2026"):
            (tmp_path / folder / "2026-W12-mei.md").write_text("a secret")
        (desk.root / linked).parent.mkdir(exist_ok=True)
        (desk.root / linked).symlink_to(tmp_path / "elsewhere")
        with pytest.raises(TradectlError, match="It is a link"):
            desk.write(stdout=True)


def test_broken_card_hides_nobody_else(desk):
    desk.edit("format: 1", "format: [", "prospect/C/FR-LUMI-20251020/card.yaml")
    written = desk.write()
    assert written.problems
    assert written.report.activity.contacts == 8


def test_monday_s_correction_reaches_last_week_s_report(desk):
    before = desk.write().text
    desk.handle()
    monday = FRIDAY.replace(day=23)
    after = desk.write(now=monday, week="2026-W12")
    assert after.report.period.until == date(2026, 3, 22)
    assert after.text != before
    assert desk.write(now=FRIDAY.replace(month=6), week="2026-W12").outcome is None  # it does not change any more


def test_a_card_that_cannot_be_read_is_told_in_the_file_and_on_the_page_and_no_more_once_it_is_mended(desk):
    card = next(desk.root.glob("prospect/*/*/card.yaml"))
    told = f"1 card could not be read: {card.relative_to(desk.root)}. What it says is missing here."
    sound = card.read_bytes()
    card.write_bytes(sound + b"name: [unclosed\n")
    written = desk.write(page=True)
    assert told in written.text
    assert told in written.page
    assert written.text.index(told) < written.text.index("## 1 ")
    card.write_bytes(sound)
    assert "could not be read" not in desk.write().text


WORDS = st.text("ab #>|-*\t字<!\n", max_size=15)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_line_a_person_wrote_is_ever_lost(desk, data):
    """Lines typed anywhere in the file, some of the runs with --refresh: whatever was typed is still there."""
    shutil.rmtree(desk.root / "reports", ignore_errors=True)
    desk.write()
    mine = []
    for number in range(data.draw(st.integers(1, 4))):
        rows = desk.read().split("\n")
        line = f"mine {number} {data.draw(WORDS)}".replace("\n", " ")
        rows.insert(data.draw(st.integers(0, len(rows))), line)
        mine.append(line)
        (desk.root / FILE).write_bytes("\n".join(rows).encode())
        text = desk.write(refresh=data.draw(st.booleans()), page=data.draw(st.booleans())).text
        assert desk.read() == text
        kept = {row.lstrip("> ") for row in text.split("\n")}
        assert all(line in kept for line in mine)


def test_the_views_put_a_report_into_words_as_the_core_asks():
    assert isinstance(ReportWording(translator("en")), Wording)
