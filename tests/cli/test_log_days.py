"""`log` says on which day the words for days fell, and takes no next step before the contact."""

import json

import pytest


def test_the_days_are_shown(desk):
    words = ["log", "NORDLYS", "Called", "--next", "fri", "--goal", "get the PI", "--promise", "offer by +3d"]
    told = ["promised: offer, by 2026-03-23 (Mon)", "next: 2026-03-27 (Fri), get the PI"]
    dry = desk.run([*words, "--heard", "Too dear", "--dry-run"]).out
    assert all(line in dry for line in ["heard: Too dear", *told])
    assert desk.run(words).out.splitlines()[-2:] == [f"  {line}" for line in told]
    assert "  下一步：2026-03-27（周五）" in desk.run("--lang zh-Hans log NORDLYS x --next fri").out
    assert desk.run("log NORDLYS x --next none").out.splitlines()[-1] == "  next: none"


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("--next 2025-03-27", "Did you mean 2026-03-27?"),
        ("--next 2025-03-02", "Did you mean 2027-03-02?"),
        ("--next 2026-03-19", "Give a day from 2026-03-20 on."),
        ("--next 2024-02-29", "Give a day from 2026-03-20 on."),
        ("--at 2026-03-18 --next 2026-03-17", "Give a day from 2026-03-18 on."),
    ],
)
def test_a_next_step_before_the_contact_is_refused(desk, words, hint):
    error = json.loads(desk.run(f"log NORDLYS x {words} --format json").out)["error"]
    assert (error["code"], error["hint"]) == ("invalid", hint)


@pytest.mark.parametrize("words", ["--next today", "--at 2026-03-17 --next 2026-03-18"])
def test_a_next_step_on_the_day_of_the_contact_or_after_it_is_taken(desk, words):
    assert desk.run(f"log NORDLYS x {words}").code == 0


def test_a_correction_is_held_to_the_day_of_its_entry(desk):
    entry = json.loads(desk.run("log NORDLYS x --at 2026-03-18 --format json").out)["changes"][0]["entries"][0]["id"]
    assert desk.run(f"log --correct {entry} --next 2026-03-17").code == 3
    assert desk.run(f"log --correct {entry} --next 2026-03-18").code == 0
