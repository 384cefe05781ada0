"""After a strike nothing goes on: what the killed command started, such as a git, has ended before a tree is judged."""

import os
import signal
import subprocess

from crash.striking import adopt_orphans, await_orphans


def test_what_a_killed_command_started_has_ended_before_the_tree_is_judged(tmp_path):
    lock = tmp_path / "index.lock"
    lock.touch()
    judge = os.fork()  # it has no other children
    if judge == 0:
        try:
            os._exit(_stands_after_a_kill(lock))
        finally:
            os._exit(2)
    assert os.waitstatus_to_exitcode(os.waitpid(judge, 0)[1]) == 0
    assert not lock.exists()


def _stands_after_a_kill(lock) -> bool:
    adopt_orphans()
    command = os.fork()
    if command == 0:
        subprocess.Popen(["sh", "-c", 'sleep 0.2; rm "$0"', lock])
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(command, 0)
    assert lock.exists()
    await_orphans()
    return lock.exists()
