"""What `due` says of its list is so of the list it shows."""

import csv
import io
import json


def test_csv_obeys_the_limit(desk):
    rows = list(csv.reader(io.StringIO(desk.run("due --limit 2 --format csv").out)))
    assert len(rows) == 1 + 2
    assert len(list(csv.reader(io.StringIO(desk.run("due --format csv").out)))) == 1 + 11


def test_a_phone_beneath_a_name_is_as_it_is(desk):
    assert "Park Ji-hoon\n+82 2-212-3456" in desk.run("due --format csv").out


def test_the_cards_to_review_are_those_the_hint_lists(desk):
    run = desk.run("due")
    assert "1 card to review: tradectl list --due review --owner mei" in run.out
    assert "11 customers are due, 1 of them late." in run.out
    assert len(json.loads(desk.run("list --due review --owner mei --format json").out)["data"]["customers"]) == 1
    assert "--due review --grade E\n" in desk.run("due --owner all --grade E").out


def test_who_is_due_only_later_is_counted_apart(desk):
    def first(command):
        return desk.run(command).out.splitlines()[0]

    assert first("due --within 8") == "2026-03-20: 11 customers are due, 1 of them late, 6 more by 2026-03-28."
    assert first("due --within 1") == "2026-03-20: 11 customers are due, 1 of them late."
    assert first("--lang zh-Hans due --within 8").endswith(
        "：11 家客户待跟进，其中 1 家逾期，至 2026-03-28 另有 6 家。"
    )


def test_the_reasons_do_not_change_how_many_are_late(machine):
    assert machine.run("init . --no-git --person mei").code == 0
    assert machine.run('add --name "Bolt Lighting LLC" --country US').code == 0
    assert machine.run("log BOLT Called --today 2026-05-25").code == 0
    head = "2026-05-26: 1 customer is due."  # its card alone, to be reviewed after two months
    assert machine.run("due --today 2026-05-26").out.splitlines()[0] == head
    assert machine.run("due --why --today 2026-05-26").out.splitlines()[0] == head
    assert json.loads(machine.run("due --today 2026-05-26 --format json").out)["data"]["counts"]["overdue"] == 1
