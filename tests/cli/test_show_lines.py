"""A text of several lines in the journal is shown as lines; what acts in it stays spelled out."""

from __future__ import annotations


def test_each_line_of_an_entry_stands_on_its_own(desk):
    run = desk.run(["log", "NORDLYS", "Met at the fair\nHall: 9.3\r\n\nGrade: A\x1b[31m", "--heard", "first\nsecond"])
    assert run.code == 0, run.err
    lines = desk.run("show NORDLYS").out.splitlines()
    at = lines.index("  Met at the fair")
    assert lines[at + 1 : at + 5] == ["  Hall: 9.3", "  Grade: A\\x1b[31m", "  They said: first", "  second"]


def test_what_an_entry_changed_stands_in_it_also_where_nothing_was_before(desk):
    assert desk.run("set NORDLYS contacts.birthday=06-02 contacts.wechat=ingrids company_id=NO123").code == 0
    shown = desk.run("show NORDLYS").out
    assert "  company_id: before: –\n" in shown
    assert "wechat: before: –\n" in shown
    assert "birthday 06-02" in shown.partition("Journal")[0]


def test_an_order_and_the_end_of_a_snooze_stand_in_their_entries(desk):
    assert desk.run("snooze NORDLYS +3w --because Easter").code == 0
    assert desk.run("won NORDLYS --order PO-1").code == 0
    shown = desk.run("show NORDLYS").out
    assert "snoozed\n  Reminders paused until 2026-04-10\n  Because: Easter\n" in shown
    assert "won\n  Order won PO-1\n" in shown
    assert "成交 PO-1" in desk.run("--lang zh-Hans show NORDLYS").out


def test_where_a_customer_comes_from_stands_on_the_card(desk):
    assert desk.run(["set", "NORDLYS", "source.name=Canton Fair 139", "source.date=2026-03-11"]).code == 0
    line = next(line for line in desk.run("show NORDLYS").out.splitlines() if line.startswith("Source"))
    assert line.split(maxsplit=1)[1] == "fair Canton Fair 139 2026-03-11"
