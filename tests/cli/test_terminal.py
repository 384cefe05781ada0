"""What a person meets at a terminal: prompts, a question before much is done."""

from __future__ import annotations

import contextlib
import json

import pytest

from tradectl import __version__
from tradectl.cli.main import main

CARD = "prospect/A/NO-NORDLYS-20251105/card.yaml"


@pytest.fixture
def founded(machine):
    assert machine.run("init . --no-git --person mei").code == 0
    return machine


def test_init_asks_on_a_terminal(machine):
    run = machine.run("init .", stdin="Brightway\nLin Mei\nmei@b.example\n\n", terminal=True)
    assert run.code == 0
    settings = (machine.folder / "tradectl.yaml").read_text()
    assert "desk: Brightway\n" in settings
    assert "- id: mei\n    name: Lin Mei\n    email: mei@b.example\n" in settings


def test_init_asks_nothing_where_nobody_is(machine):
    run = machine.run("init .")
    assert run.code == 0
    assert "id: tester" in (machine.folder / "tradectl.yaml").read_text()


def test_add_asks_for_what_is_missing(founded):
    answers = (
        "Müller Leuchten GmbH\nGermany\nHans Müller\nhans@mueller.example\n\n\nLED panel\nsoon\n+1m\nCanton Fair\n"
    )
    run = founded.run("add", stdin=answers, terminal=True)
    assert run.code == 0
    assert "'soon' is no day." in run.err
    card = (founded.folder / "prospect/A/DE-MUELLER-20260320/card.yaml").read_text()
    for line in (
        "country: DE",
        "email: hans@mueller.example",
        "- LED panel",
        "expected_close: 2026-04-20",
        "Canton Fair",
    ):
        assert line in card


def test_add_asks_again_for_an_e_mail_that_is_none(founded):
    answers = "Prairie\nUS\nDenise <denise at prairie>\nDenise\n+1 312 555 0199\ndenise@prairie.example\n\n\n\n\n\n"
    run = founded.run("add", stdin=answers, terminal=True)
    assert run.code == 0, run.err
    assert "'denise at prairie' is no e-mail address.\nWrite it as name@company.com.\n" in run.err
    card = (founded.folder / "prospect/D/US-PRAIRIE-20260320/card.yaml").read_text()
    assert "name: Denise\n    email: denise@prairie.example\n" in card


@pytest.mark.parametrize("contact", ["Denise <denise@prairie.example>", "denise@prairie.example"])
def test_add_does_not_ask_for_an_e_mail_that_was_given_with_the_person(founded, contact):
    run = founded.run("add", stdin=f"Prairie\nUS\n{contact}\n+1 312 555 0199\n\n\n\n\n", terminal=True)
    assert run.code == 0, run.err
    assert "E-mail" not in run.err
    card = (founded.folder / "prospect/D/US-PRAIRIE-20260320/card.yaml").read_text()
    assert "email: denise@prairie.example\n    phone: +1 312 555 0199\n" in card


@pytest.mark.parametrize(
    "contact", ["Denise <denise at prairie>", "Denise <d@p.example> <+1 312>", "Denise <denise>", "d@prairie"]
)
def test_add_takes_no_address_that_is_none_for_a_part_of_the_name(founded, contact):
    run = founded.run(["add", "--name", "Prairie", "--country", "US", "--contact", contact])
    assert run.code == 3
    assert "is no e-mail address." in run.err
    assert not list(founded.folder.glob("prospect/*/*"))


def test_add_shows_who_is_known_and_takes_a_reason(founded):
    founded.run('add --name "Bolt Lighting LLC" --country US')
    stopped = founded.run("add", stdin="Bolt Lighting\nUS\n\n\n\n\n\n", terminal=True)
    assert stopped.code == 3
    assert "Already known? US-BOLT-20260320" in stopped.err
    again = founded.run("add", stdin="Bolt Lighting\nUS\n\n\n\n\nanother town\n\n\n\n", terminal=True)
    assert again.code == 0
    assert "another town" in (founded.folder / "prospect/D/US-BOLT-20260320/journal.jsonl").read_text()
    assert founded.run("validate --strict").code == 0


def test_add_is_left_by_the_end_of_input(founded):
    assert founded.run("add", stdin="Bolt\n", terminal=True).code == 130
    assert not list(founded.folder.glob("prospect/*/*"))


def test_undo_asks_and_takes_no_for_an_answer(founded):
    founded.run('add --name "Bolt Lighting LLC" --country US')
    declined = founded.run("undo", stdin="n\n", terminal=True)
    assert declined.code == 3
    assert declined.err.endswith("(y/n): Nothing was changed.\n")  # a decision, no error
    declined = founded.run("--lang zh-Hans undo", stdin="n\n", terminal=True)
    assert declined.err.endswith("：没有做任何更改。\n")
    assert list(founded.folder.glob("prospect/*/*"))
    assert founded.run("undo", stdin="y\n", terminal=True).code == 0
    assert not list(founded.folder.glob("prospect/*/*"))


def test_open_prints_the_folder(desk):
    run = desk.run("open NORDLYS")
    assert run.out == f"{(desk.folder / CARD).parent.resolve()}\n"


def test_a_bug_becomes_a_report(desk, monkeypatch):
    monkeypatch.setattr("tradectl.app.due.due", lambda *_given, **_named: 1 / 0)
    run = desk.run("due --format json")
    assert run.code == 70
    assert '"code": "internal"' in run.out
    (report,) = (desk.home / "state").glob("crash-*.txt")
    text = report.read_text()
    assert "ZeroDivisionError" in text
    assert "command: tradectl due --format json" in text


def test_the_report_of_a_bug_is_not_written_into_the_workspace(desk, monkeypatch):
    monkeypatch.setattr("tradectl.app.due.due", lambda *_given, **_named: 1 // 0)
    desk.environment["TRADECTL_STATE"] = "state"
    with contextlib.chdir(desk.folder):
        run = desk.run("due")
    assert run.code == 70
    assert "ZeroDivisionError" in run.err
    assert not (desk.folder / "state").exists()


def test_an_interrupt(desk, monkeypatch):
    def interrupt(*_given, **_named):
        raise KeyboardInterrupt

    monkeypatch.setattr("tradectl.app.due.due", interrupt)
    assert desk.run("due").code == 130


def test_a_closed_pipe_is_no_error(desk):
    class Closed:
        def write(self, _text):
            raise BrokenPipeError

        def flush(self):
            raise BrokenPipeError

        def isatty(self):
            return False

    assert main(["due"], desk.world()._replace(stdout=Closed())) == 0


def test_a_file_goes_into_the_folder_of_the_day(desk):
    (desk.folder.parent / "PI 2026.pdf").write_bytes(b"%PDF-1.7 \x00\xff")
    run = desk.run(["log", "NORDLYS", "Sent the PI", "--file", "../PI 2026.pdf"])
    assert run.code == 0
    copied = desk.folder / "prospect/A/NO-NORDLYS-20251105/20260320-pi-2026/PI 2026.pdf"
    assert copied.read_bytes() == b"%PDF-1.7 \x00\xff"
    journal = (desk.folder / "prospect/A/NO-NORDLYS-20251105/journal.jsonl").read_text().splitlines()[-1]
    assert '"files":["20260320-pi-2026/PI 2026.pdf"]' in journal
    assert desk.run("undo --yes").code == 0
    assert not copied.parent.exists()


def test_the_version_needs_no_verb_and_no_workspace(machine):
    run = machine.run("--version")
    assert (run.code, run.err) == (0, "")
    assert run.out == f"tradectl {__version__}\n"


def test_undo_takes_nothing_else_back_where_the_last_record_is_damaged(founded):
    for name in ("Bolt Lighting LLC", "Volterra"):
        founded.run(f'add --name "{name}" --country US')
    done = json.loads(founded.run("undo --list --format json").out)["data"]["operations"]
    newer, older = (one["operation"] for one in done[:2])
    (founded.folder / ".tradectl/undo" / newer / "record.json").write_text("{")
    run = founded.run("undo --yes")
    assert run.code == 3
    assert f"The record of {newer} is damaged" in run.err
    assert newer in founded.run("undo --list").err
    assert len(list(founded.folder.glob("prospect/*/*"))) == 2
    assert founded.run(f"undo {older} --yes").code == 0
    assert [path.name for path in founded.folder.glob("prospect/*/*")] == ["US-VOLTERRA-20260320"]
