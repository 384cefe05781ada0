import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradectl.core.ids import WINDOWS_RESERVED
from tradectl.core.intake.file_names import safe_names


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Drawing 3.pdf", "Drawing 3.pdf"), ("图纸.dwg", "图纸.dwg"), ("../../.bashrc", "bashrc"),
        ("C:\\temp\\a.txt", "a.txt"),
        ("/etc/passwd", "passwd"), (".gitattributes", "gitattributes"), ("CON.txt", "_CON.txt"), ("lpt1", "_lpt1"),
        ("aux .pdf", "_aux.pdf"), ("card.yaml", "_card.yaml"), ("Journal.JSONL", "_Journal.JSONL"),
        ("a\u202egpj.exe", "agpj.exe"), ("a:b?.pdf", "a_b_.pdf"), ("report. ", "report"),
        ("", "attachment"), ("...", "attachment"),
        ("a\nb.pdf", "ab.pdf"), ("a\u17b4b\u3164.pdf", "ab.pdf"),
        ("x" * 300 + ".pdf", "x" * 146 + ".pdf"), ("e\u0301.pdf", "é.pdf"),
    ],
)  # fmt: skip
def test_a_name_is_made_safe(name, safe):
    assert safe_names([name]) == (safe,)


def test_no_name_comes_twice_whatever_its_case():
    assert safe_names(["a.pdf", "A.PDF", "a.pdf", "a (2).pdf"]) == ("a.pdf", "A (2).PDF", "a (3).pdf", "a (2) (2).pdf")


@given(
    st.lists(
        st.text(max_size=200) | st.sampled_from(["CON", "con.txt", "../x", ".git", "card.yaml", "a", "A"]), max_size=6
    )
)
def test_any_names_are_safe(names):
    found = safe_names(names)
    assert len({name.casefold() for name in found}) == len(names)
    for name in found:
        assert not set(name) & set('<>:"/\\|?*\0\n\r')
        assert name == name.strip()
        assert name[0] != "."
        assert name[-1] not in ". "
        assert name.partition(".")[0].strip().upper() not in WINDOWS_RESERVED
        assert len(name.encode()) < 200
        assert all(unicodedata.category(char)[0] != "C" for char in name)
