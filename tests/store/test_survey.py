"""Customers are checked on two cores as on one: the same findings, in the same order."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from offices import CARD, JOURNAL
from tradectl.core.checks import Setting
from tradectl.core.settings import Person, Settings
from tradectl.store.places import Place, find_customers
from tradectl.store.spread import MANY
from tradectl.store.survey import survey
from tradectl.store.zones import is_zone

ZONE = ZoneInfo("Asia/Shanghai")
SETTING = Setting(Settings(people=(Person("mei"),)), date(2026, 3, 20), is_zone)


def test_two_cores_find_what_one_finds(office):
    sound = (office.folder / CARD).read_text(encoding="utf-8")
    journal = (office.folder / JOURNAL).read_bytes()
    shelf = (office.folder / CARD).parents[1]
    for number in range(MANY):
        folder = shelf / f"US-K{number:04}-20260115"
        folder.mkdir()
        card = sound.replace("BOLT", f"K{number:04}") + ("owner: hao\n" if number % 3 == 0 else "colour: red\n")
        (folder / "card.yaml").write_text(card, encoding="utf-8")
        (folder / "journal.jsonl").write_bytes(journal + (b"{" if number % 5 == 0 else b""))
    places, _ = find_customers(office.folder)
    alone = list(survey(office.folder, places, ZONE, SETTING))
    together = list(survey(office.folder, places, ZONE, SETTING, cores=2))
    assert len(places) > MANY
    assert together == alone
    codes = {problem.code for customer in together for problem in customer.problems}
    assert {"YAML03", "CARD03", "LOG02"} <= codes


def test_a_customer_keeps_what_is_asked_for_later(office):
    (office.folder / CARD).write_text(
        (office.folder / CARD).read_text(encoding="utf-8") + "accept: {CARD08: waits}\n", encoding="utf-8"
    )
    path = (office.folder / CARD).parent.relative_to(office.folder).as_posix()
    (found,) = survey(office.folder, [Place(path)], ZONE, SETTING)
    assert (found.path, dict(found.accept), found.has_journal, found.deals) == (path, {"CARD08": "waits"}, True, 0)
    assert found.sign.code == "BOLT"
    assert found.sign.identity is not None
