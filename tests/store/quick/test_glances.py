"""A customer seen quickly is the customer seen closely: facts, history, particulars and problems."""

from __future__ import annotations

import sys
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from plain_cards import EXAMPLE, FULL, files, generated, spoilt, write
from test_journal_text import spoilt as spoilt_journal

from offices import BOLT, CARD, JOURNAL, ODD, SOUND, furnish, line, replace
from tradectl.store.places import Place, find_customers
from tradectl.store.quick import customer as quick
from tradectl.store.zones import default_zone

ZONE = ZoneInfo("Asia/Shanghai")


def check(root, place):
    """Compare the two ways to see a customer; return whether there was a quick one."""
    seen = quick.see(root, place, ZONE, default_zone)
    closely = quick._see_all(root, place, ZONE, default_zone)
    assert seen == closely
    assert repr(seen) == repr(closely)
    return quick.read_bare(root, place, ZONE) is not None


def test_every_customer_of_the_example_is_seen_alike():
    places, _ = find_customers(EXAMPLE)
    assert len(places) > 30
    assert [check(EXAMPLE, place) for place in places].count(True) > len(places) // 2


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return write(tmp_path_factory.mktemp("made") / "desk", 300)


def test_every_generated_customer_is_seen_alike(made):
    places, _ = find_customers(made)
    assert len(places) == 300
    assert [check(made, place) for place in places].count(True) > 250


@pytest.fixture
def bolt(tmp_path):
    furnish(tmp_path)
    (tmp_path / CARD).write_text(FULL)
    return tmp_path


@pytest.mark.parametrize("name", [CARD, JOURNAL])
@pytest.mark.parametrize("odd", ODD)
def test_what_stands_in_the_place_of_a_file_is_seen_alike(odd, name, bolt):
    replace(bolt / name, ODD[odd])
    assert not check(bolt, Place(BOLT))
    assert quick.see(bolt, Place(BOLT), ZONE, default_zone).problems


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        (CARD, b""), (CARD, b"\xff"), (CARD, SOUND.replace("format: 1", "format: 2").encode()),
        (CARD, SOUND.replace("format: 1", "format: 01").encode()), (CARD, SOUND.encode() + b"#" * (1 << 16)),
        (CARD, SOUND.replace("name: Bolt", "nam: Bolt").encode()), (CARD, f"{SOUND}notes: x\u3164y\n".encode()),
        (JOURNAL, b"\xff"), (JOURNAL, b"\xef\xbb\xbf" + line(1).encode()), (JOURNAL, b"{"), (JOURNAL, b"\0"),
        (JOURNAL, f"{line(1)}\n{line(2, kind='corrected', of='x', entry=None)}\n".encode()),
        (JOURNAL, f"{line(1, kind='not_duplicate', of='US-VOLT-20260115')}\n".encode()),
        (JOURNAL, f"{line(1, kind='not_duplicate')}\n".encode()),
    ],
)  # fmt: skip
def test_odd_bytes_are_seen_alike(name, raw, bolt):
    (bolt / name).write_bytes(raw)
    check(bolt, Place(BOLT))


def test_a_missing_card_or_journal_is_seen_alike(bolt):
    (bolt / JOURNAL).unlink()
    assert check(bolt, Place(BOLT))
    (bolt / CARD).unlink()
    assert not check(bolt, Place(BOLT))


@pytest.mark.parametrize("folder", ["prospect/B/Bolt Lighting", "won/US-BOLT-20260115", "prospect/B/US-BOLT-20261301"])
def test_a_folder_in_a_wrong_place_or_with_a_wrong_name_is_seen_alike(folder, bolt):
    (bolt / "won").mkdir()
    (bolt / BOLT).rename(bolt / folder)
    found = [place for place in find_customers(bolt)[0] if place.path == folder]
    assert len(found) == 1
    assert not check(bolt, found[0])


@settings(max_examples=300, deadline=None)
@given(chance=st.randoms(use_true_random=False), data=st.data())
def test_a_customer_after_any_hand_is_seen_alike(chance, data, tmp_path_factory):
    root = tmp_path_factory.getbasetemp() / "spoilt"
    (root / BOLT).mkdir(parents=True, exist_ok=True)
    card, journal = data.draw(st.sampled_from([(FULL, line(1))] * 40 + [*files(EXAMPLE), *generated()]))
    if data.draw(st.booleans()):
        card = spoilt(card, chance)
    else:
        journal = spoilt_journal("\n".join(journal.split("\n")[:3]), chance)
    (root / CARD).write_bytes(card.encode("utf-8", "surrogatepass"))
    (root / JOURNAL).write_bytes(journal.encode("utf-8", "surrogatepass"))
    check(root, Place(BOLT))
