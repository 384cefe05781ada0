"""The bar that shows how far an operation is: on a terminal alone, after a second, wiped when all is done."""

from __future__ import annotations

import itertools

from tradectl.cli.main import main

SYLLABLES = ("ba", "do", "fi", "gu", "ka", "lo", "mi", "tu")
NAMES = [f"{one}{other}{one}xzen".title() for one in SYLLABLES for other in SYLLABLES][:60]
ROWS = "company,country,email\n" + "".join(f"{name},DE,info@{name.lower()}.example\n" for name in NAMES)
SECOND = 1_000_000_000


def told(machine, command, *, tick, terminal):
    """What stands on stderr after a command, every look at the clock `tick` seconds after the one before."""
    ticks = itertools.count(0, int(tick * SECOND))
    world = machine.world(terminal=terminal)._replace(stamp=lambda: next(ticks))
    assert main(command.split(), world) == 0, world.stderr.getvalue()
    return world.stderr.getvalue()


def arrived(machine, *options):
    assert machine.run(["init", ".", "--person", "mei", *options]).code == 0
    (machine.home / "leads.csv").write_text(ROWS)
    return f"import {machine.home / 'leads.csv'} --yes"


def test_a_slow_import_and_its_undo_show_how_far_they_are_till_git_is_done(machine):
    text = told(machine, arrived(machine), tick=0.4, terminal=True)
    assert "Writing files  ████████████░░░░░░░░░░░░ 91/181" in text
    assert text.rpartition("180/181")[2].startswith("\r\x1b[K")
    assert "Asking git  ████████████░░░░░░░░░░░░ 30/60" in told(machine, "undo --yes", tick=0.4, terminal=True)


def test_nothing_is_shown_of_what_is_over_in_a_second_nor_in_a_pipe(machine):
    command = arrived(machine, "--no-git")
    assert "Writing" not in told(machine, command, tick=0.001, terminal=True)
    assert machine.run("undo --yes").code == 0
    assert "Writing" not in told(machine, command, tick=0.4, terminal=False)
