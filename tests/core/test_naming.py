"""Which customer a person means."""

from __future__ import annotations

import pytest

from tradectl.core.naming import Named, choose, fold

ALL = (
    Named("DE-MUELLER-20260115", "MUELLER", "Müller Leuchten GmbH", ("Mueller Lighting",)),
    Named("AT-MUELLER2-20260115", "MUELLER2", "Müller Licht", ()),
    Named("HK-HINGFAI-20251029", "HINGFAI", "興輝燈飾有限公司", ("Hing Fai Lighting",)),
    Named("US-BOLT-20260417", "BOLT", "MUELLER", ()),
    Named("FR-NONAME-20260417", "NONAME"),
)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("MUELLER", ["MUELLER"]),  # an exact code goes before a name that is the same and a code it is a part of
        ("mueller", ["MUELLER"]),
        ("de-mueller-20260115", ["MUELLER"]),
        ("Müller Leuchten GmbH", ["MUELLER"]),
        ("MULLER LEUCHTEN GMBH", ["MUELLER"]),
        ("mueller lighting", ["MUELLER"]),
        ("兴辉灯饰有限公司", ["HINGFAI"]),
        ("兴辉", ["HINGFAI"]),
        ("lighting", ["MUELLER", "HINGFAI"]),
        ("licht", ["MUELLER2"]),
        ("nobody", []),
        ("  ", []),
    ],
)
def test_whom_a_person_means(text, codes):
    assert [one.code for one in choose(text, ALL)] == codes


def test_folding():
    assert fold("  ＡＢＣ  Łódź  客戶 ") == "abc lodz 客户"
