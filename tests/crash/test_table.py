"""The table of what writes has every verb that does, and what is said to read changes nothing."""

import shlex

import pytest

from crash.judging import whole_tree
from crash.scenes import READING, SCENES, STRUCK, begin
from tradectl.cli.names import VERBS

LINES = {
    "due": "due --all",
    "why": "why BOLT",
    "show": "show BOLT --all",
    "list": "list",
    "find": "find bolt",
    "open": "open BOLT",
    "export": "export - --as vcf",
    "duplicates": "duplicates --verdict possible",
    "validate": "validate",
    "doctor": "doctor",
    "schema": "schema card",
}


def test_every_verb_is_in_the_table_or_writes_nothing():
    assert sorted({scene.verb for scene in SCENES} | set(READING)) == sorted(VERBS)
    assert not {scene.verb for scene in SCENES if not scene.is_reading} & set(READING)


def test_every_file_that_is_given_is_in_the_table():
    given = {word for scene in SCENES if scene.again for word in shlex.split(scene.line) if word.startswith("--")}
    assert given - {"--yes", "--force", "--attach"} == {"--plan", "--save-map", "--rejected"}
    assert "export" in {scene.verb for scene in SCENES if scene.again}


@pytest.mark.parametrize("verb", READING)
def test_a_verb_that_is_not_in_the_table_makes_no_change(verb, laid_out, faults):
    before = whole_tree(laid_out.folder)
    assert faults.calls(lambda: begin(laid_out, STRUCK).run(LINES[verb])) == []
    assert whole_tree(laid_out.folder) == before


def test_every_scene_has_a_name_of_its_own():
    assert len({scene.name for scene in SCENES}) == len(SCENES)
    assert all(shlex.split(scene.line) for scene in SCENES)
