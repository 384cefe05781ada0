"""Every writing command with the writer's own calls failing or being the last: a share of them, others for each scene.

`make crash` tries all of them with the calls of the system itself; this runs wherever Python does.
"""

import errno
import os
import random

import pytest

from crash.judging import tree
from crash.scenes import AFTERWARDS, SCENES, STRUCK, begin
from store.apply.conftest import KILLED
from tradectl.cli.main import BUG

ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EINTR)
KILLS, FAULTS = 1, 2
WRITTEN = [scene for scene in SCENES if not scene.needs_git]


def run(one):
    """Run the scene's command as it begins."""
    return begin(one.machine, STRUCK).run(one.words)


def killed(one, faults, at):
    """Run the scene's command in a child that is killed at a call; return whether it was."""
    child = os.fork()
    if child == 0:
        code = BUG
        try:
            os.chdir(one.machine.folder)
            with faults.installed(faults.Faults(at, kill=True)):
                code = run(one).code
        finally:
            os._exit(code)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, KILLED)
    return code == KILLED


@pytest.mark.parametrize("scene", WRITTEN, ids=lambda scene: scene.name)
def test_a_command_that_is_cut_off_or_fails_leaves_before_or_after(scene, round_of, faults):
    one, chance = round_of(scene), random.Random(scene.name)  # noqa: S311
    calls = faults.calls(lambda: run(one))
    assert calls or scene.verb == "edit"
    for at in chance.sample(range(len(calls)), min(KILLS, len(calls))):
        one.again()
        assert killed(one, faults, at), calls[at]
        assert one.judged(None) == [], calls[at]
    for at in chance.sample(range(len(calls)), min(FAULTS, len(calls))):
        one.again()
        code, from_then_on = chance.choice(ERRORS), chance.random() < 0.5
        with faults.installed(faults.Faults(at, code, from_then_on=from_then_on)):
            ended = run(one)
        assert one.judged(ended) == [], (calls[at], errno.errorcode[code], from_then_on, ended)


def test_a_founding_that_was_cut_off_is_finished_by_the_next(round_of, faults):
    scene = next(scene for scene in SCENES if scene.name == "init --no-git")
    one = round_of(scene)
    calls = faults.calls(lambda: run(one))
    promised = calls.index("rename_new")
    for at in (2, promised - 3, promised, promised + 4, len(calls) - 3):
        one.again()
        assert killed(one, faults, at), calls[at]
        done = begin(one.machine, AFTERWARDS).run(one.words)
        assert done.code == 0 or "is a workspace already" in done.err, (calls[at], done)
        assert one.machine.run("recover").code == 0
        assert tree(one.machine.folder) == one.ends.after, calls[at]
