"""Whatever a person left edited, staged, deleted or half staged: what a commit takes, and what it leaves alone."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

PATHS = ("a", "A/card", "A/b c", "B/card", "株")
TEXTS = (None, "1\n", "2\n", "3\n")

# of each path: what HEAD has, what is staged, what the file is, and what the file is after the operation
STATES = st.fixed_dictionaries({path: st.tuples(*[st.sampled_from(TEXTS)] * 4) for path in PATHS})
TOUCHED = st.sets(st.sampled_from(PATHS))
SETTINGS = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def lay(desk, states, place: int) -> None:
    for path, texts in states.items():
        text = texts[place]
        desk.write(path, text or "")
        if text is None:
            (desk.root / path).unlink()


def tree(desk, commit: str) -> dict[str, str]:
    names = desk.git("ls-tree", "-r", "-z", "--name-only", commit).split("\0")[:-1]
    return {name: desk.content(name, commit) for name in names}


def index(desk) -> dict[str, str]:
    return {name: desk.git("show", f":{name}") for name in desk.git("ls-files", "-z").split("\0")[:-1]}


def files(desk) -> dict[str, str]:
    return {path: (desk.root / path).read_text() for path in PATHS if (desk.root / path).is_file()}


def of(texts: dict[str, str], paths) -> dict[str, str]:
    return {path: text for path, text in texts.items() if path in paths}


def prepare(desk, states) -> None:
    """Bring HEAD, the index and the files of one more case about, in the repository of the last one."""
    lay(desk, states, 0)
    desk.git("add", "-A")
    desk.person_git("commit", "-q", "--allow-empty", "-m", "Start")
    lay(desk, states, 1)
    desk.git("add", "-A")
    lay(desk, states, 2)


@SETTINGS
@given(states=STATES, touched=TOUCHED)
def test_commit_takes_the_touched_files_and_nothing_else(desk, states, touched):
    prepare(desk, states)
    head, staged, untouched = tree(desk, "HEAD"), index(desk), set(PATHS) - touched
    apart = {p for p in touched if states[p][1] not in {states[p][0], states[p][2]}}

    edits = desk.edits(*sorted(touched))
    edited = tree(desk, "HEAD")
    assert of(edited, touched) == of(files(desk), touched)
    assert of(edited, untouched) == of(head, untouched)
    assert (edits.sha is None) == (edited == head)

    lay(desk, {path: states[path] for path in touched}, 3)
    on_disk = files(desk)
    result = desk.commit(*sorted(touched))
    committed = tree(desk, "HEAD")
    assert of(committed, touched) == of(on_disk, touched)
    assert of(committed, untouched) == of(head, untouched)
    assert (result.sha is None) == (committed == edited)
    assert of(index(desk), untouched | apart) == of(staged, untouched | apart)
    assert of(index(desk), touched - apart) == of(on_disk, touched - apart)
    assert files(desk) == on_disk


@SETTINGS
@given(states=STATES)
def test_save_leaves_nothing_pending(desk, states):
    prepare(desk, states)
    head, on_disk = tree(desk, "HEAD"), files(desk)
    result = desk.save()
    assert tree(desk, "HEAD") == index(desk) == files(desk) == on_disk
    assert desk.status() == []
    assert (result.added, result.changed, result.removed) == (
        len(on_disk.keys() - head.keys()),
        sum(head[path] != on_disk[path] for path in head.keys() & on_disk.keys()),
        len(head.keys() - on_disk.keys()),
    )
