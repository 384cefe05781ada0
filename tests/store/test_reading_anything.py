"""Any bytes at all for a card, a journal, the settings: never a crash, never a byte changed."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from offices import CARD, DESK, FIRST, JOURNAL, SOUND, line, small_office

TOKENS = ["\t", "\u2028", "\ufeff", "\0", "\\", '"', "'", "[", "]", "{", "}", ":", ": ", "- ", "#", " #x", "&a", "*a",
          "!!x", "%", "---\n", "...\n", "<<<<<<< ", "=======\n", "\n", "\r", "|\n", ">\n", "\ud83d", "~", "null",
          "1e999", "NaN", "\\ud83d", "name", "grade", "  "]  # fmt: skip


@st.composite
def spoilt(draw, sound):
    """Sound bytes with something cut out of them and something odd put in."""
    raw = sound.encode()
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(raw)))
        gone = draw(st.integers(0, 12))
        put = draw(
            st.one_of(
                st.sampled_from(TOKENS).map(lambda text: text.encode("utf-8", "surrogatepass")), st.binary(max_size=8)
            )
        )
        raw = raw[:at] + put + raw[at + gone :]
    return raw


def survives(machine, name, raw, codes):
    path = machine.folder / name
    path.write_bytes(raw)
    for command, allowed in codes.items():
        told = machine.run(command)
        assert told.code in allowed, (command, told.err)
        told.out.encode()
        told.err.encode()
    assert path.read_bytes() == raw


READING = {"validate --format json": (0, 1), "due --all": (0,), "show BOLT --format json": (0,), "find bolt": (0,)}


@settings(max_examples=100, deadline=None)
@given(raw=st.one_of(st.binary(max_size=200), spoilt(SOUND + "contacts:\n  - name: Jo\n    phone: +1 512 555 0123\n")))
def test_any_bytes_for_a_card(raw):
    with small_office() as machine:
        survives(machine, CARD, raw, READING)


@settings(max_examples=100, deadline=None)
@given(raw=st.one_of(st.binary(max_size=200), spoilt(f"{FIRST}\n{line(2, promised=[{'what': 'x'}], next=None)}\n")))
def test_any_bytes_for_a_journal(raw):
    with small_office() as machine:
        survives(machine, JOURNAL, raw, READING)


@settings(max_examples=100, deadline=None)
@given(
    raw=st.one_of(st.binary(max_size=200), spoilt(DESK.decode() + "cadence: {A: 1 workday}\ngit: {commit: false}\n"))
)
def test_any_bytes_for_the_settings(raw):
    with small_office() as machine:
        survives(machine, "tradectl.yaml", raw, {"validate --format json": (0, 1), "due --all": (0, 3)})
        if machine.run("validate --format lines").code == 1:
            assert machine.run("due").err.startswith("Error: tradectl.yaml:")
