"""A written scalar is read as itself by readers of YAML 1.1 and of 1.2."""

from __future__ import annotations

from functools import reduce
from operator import getitem

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from tradectl.store.yaml.quote import NotTextError, written
from tradectl.store.yaml.style import Style

READER_OF_1_2 = YAML(typ="safe", pure=True)

PLAIN = [
    "Acme",
    "Müller Leuchten GmbH",
    "+49 40 1234567",
    "12 Main St",
    "20000 pcs",
    "7 days",
    "T/T",
    "a:b",
    "it's",
    'say "hi"',
    "C#",
    "a#b",
    "-5 degrees",
    "06-01",
    "林梅",
    "😀 yes",
    "https://x.de/a?b=c&d",
    "hans@x.de",
    "E",
    "Ny",
]
QUOTED = ["NO", "no", "y", "N", "off", "True", "null", "~", "007", "20095", "+4915112345678", "1e3", "12:30", "1_000"]
QUOTED += [
    "0x1F",
    "0o17",
    "0b1",
    ".5",
    "-.inf",
    ".NaN",
    "1.10",
    "1.2.3",
    "1,000",
    "2026-01-05",
    "2026-1-5",
    "=",
    "<<",
    "",
]
QUOTED += [
    "2026-01-05T10:00:00Z",
    "2001-12-14 21:59:43.10 -5",
    "190:20:30",
    " x",
    "x ",
    "@x",
    "a: b",
    "a #b",
    "- x",
    "#1",
    "x:",
]


@pytest.mark.parametrize("value", PLAIN)
def test_what_is_text_to_everybody_stays_plain(value):
    assert written(value, flow=False) == value
    _reads_back(value, f"a: {value}\n", ("a",))


@pytest.mark.parametrize("value", QUOTED)
def test_what_is_no_text_to_somebody_is_quoted(value):
    assert written(value, flow=False) == f'"{value}"'


@pytest.mark.parametrize("value", ["x,y", "[x", "x]", "{x}", "a:b", "-x", "?x"])
def test_brackets_ask_for_more_quotes(value):
    assert written(value, flow=True) == f'"{value}"'
    assert written(value, flow=False) == (f'"{value}"' if value[0] in "[{" else value)


@pytest.mark.parametrize("value", ["2026-05-08", "B", "1", "12.50", "06-01", "NO", "true"])
def test_a_typed_value_is_plain(value):
    assert written(value, flow=False, typed=True) == value


@pytest.mark.parametrize("value", ["", "~", "null", "Null", "NULL", "a: b", "#x", "- x"])
def test_a_typed_value_that_would_be_nothing_or_broken_is_quoted(value):
    assert written(value, flow=False, typed=True) == f'"{value}"'


@pytest.mark.parametrize(
    ("value", "style", "text"),
    [
        ("x", Style.SINGLE, "'x'"),
        ("x", Style.DOUBLE, '"x"'),
        ("x", Style.PLAIN, "x"),
        ("x", Style.LITERAL, "x"),
        ("it's", Style.SINGLE, "'it''s'"),
        ('C:\\"x"', Style.DOUBLE, '"C:\\\\\\"x\\""'),
        ("NO", Style.PLAIN, '"NO"'),
        ("a\nb", Style.SINGLE, '"a\\nb"'),
        ("a\tb", Style.SINGLE, '"a\\tb"'),
        ("a\u202eb", Style.SINGLE, '"a\\u202Eb"'),
        ("\x00\x1b\x85\ufeff\U000e0041", None, '"\\u0000\\u001B\\u0085\\uFEFF\\U000E0041"'),
        ("👩\u200d💻", None, "👩\u200d💻"),
    ],
)
def test_the_style_is_kept_if_it_can_be(value, style, text):
    assert written(value, flow=False, style=style) == text
    _reads_back(value, f"a: {text}\n", ("a",))


def test_half_a_character_cannot_be_written():
    with pytest.raises(NotTextError):
        written("\ud83d", flow=False)


NUMBERLIKE = st.text("0123456789+-._:eExXobTZ yYnNaAfFlLtTrRuUsSiI~=<,", max_size=8)
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@given(NUMBERLIKE | ANY, st.sampled_from([None, Style.SINGLE, Style.DOUBLE, Style.PLAIN]))
@example("0b1", None)
@example("1_0:5", None)
@example("-_", None)  # a number to ruamel, which then fails to make it one
@example("._", None)
@settings(max_examples=600, deadline=None)
def test_any_text_is_the_same_text_to_every_reader(value, style):
    _reads_back(value, f"a: {written(value, flow=False, style=style)}\n", ("a",))
    inside = f"a: [{written(value, flow=True, style=style)}, {{{written(value, flow=True)}: x}}]\n"
    _reads_back(value, inside, ("a", 0))


def _reads_back(value, text, path):
    for read in (yaml.load(text, yaml.CSafeLoader), READER_OF_1_2.load(text)):
        found = reduce(getitem, path, read)
        assert found == value
        assert isinstance(found, str)
