"""A command line that is read without the library says what the library reads in it."""

import functools
import operator
from importlib import import_module
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tradectl.cli.context import World
from tradectl.cli.daily.lines import LINES, SHARED
from tradectl.cli.daily.reading import read_line
from tradectl.cli.main import _by_library
from tradectl.cli.session import Session

VALUES = st.sampled_from(["json", "7", "0", "-3", "99999", "a b", "", "--owner", "周浩", "x=y", "1.5", "-w", "٣"])


def words_of(verb):
    line = LINES[verb]
    options = st.sampled_from(
        [*line["values"], *line["flags"], *SHARED, "--form", "--nonsense", "-", "--", "--help", "-x"]
    )
    joined = st.tuples(options, VALUES).map(lambda pair: [f"{pair[0]}={pair[1]}"])
    return st.one_of(
        st.tuples(options, VALUES).map(list), joined, VALUES.map(lambda one: [one]), options.map(lambda one: [one])
    )


@st.composite
def lines(draw):
    verb = draw(st.sampled_from(sorted(LINES)))
    before = draw(st.lists(st.sampled_from([["--by", "mei"], ["--lang=en"], ["-w", "x"], ["--version"]]), max_size=2))
    after = draw(st.lists(words_of(verb), max_size=4))
    return [*functools.reduce(operator.iadd, before, []), verb, *functools.reduce(operator.iadd, after, [])]


class Listening(Session):
    """Keeps what is asked and judges nothing."""

    def ask(self, **asked):
        self.asked |= {name: value for name, value in asked.items() if value is not None}


def read_by_library(words):
    """Return (verb, values, shared options) as the library reads a line, None where it complains or only shows help."""
    heard = []
    world = World(
        {"COLUMNS": "80"}, Path("/"), StringIO(), StringIO(), StringIO(), clock=None, chance=str, host="", user=""
    )
    session = Listening(world, "en")

    def answer(_session, **values):
        heard.append((session.command, values, dict(session.asked)))
        return 0

    with pytest.MonkeyPatch.context() as patch:
        for verb in LINES:
            patch.setattr(import_module(f"tradectl.cli.daily.{verb}"), "answer", answer)
        try:
            _by_library(words, session)
        except Exception:  # noqa: BLE001  whatever the complaint is
            return None
    return heard[0] if heard else None


@given(lines())
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_read_plainly_is_what_the_library_reads(words):
    plain = read_line(words)
    if plain is not None:
        heard = read_by_library(words)
        assert heard is not None
        assert plain == heard


@pytest.mark.parametrize(
    "words",
    [
        "due --format json",
        "due --within 7 --owner=all",
        "-w desk due --all --why --exit-code --grade A,won --limit 5",
        "log MUELLER text --next +7d --promise a --promise b --dry-run --yes",
        "find panel hamburg",
        "list --tag x",
        "--lang zh-Hans add --name Bolt --country DE --contact x --because y",
    ],
)
def test_the_lines_of_every_day_are_read_plainly(words):
    plain, heard = read_line(words.split()), read_by_library(words.split())
    assert plain is not None
    assert plain == heard


@pytest.mark.parametrize(
    "words",
    [
        "",
        "due --help",
        "due -x",
        "due --within",
        "due --within x",
        "due word",
        "find",
        "validate",
        "due --all=1",
        "due --owner a --owner b",
        "due --version",
        "--nonsense due",
    ],
)
def test_anything_else_is_for_the_library(words):
    assert read_line(words.split()) is None
