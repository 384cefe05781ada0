"""What is asked and what is told: spelling, sounds, numbers."""

from __future__ import annotations

import pytest
from firms import answered, firm, is_found
from hypothesis import given
from hypothesis import strategies as st

from tradectl.core.finding.marks import bare
from tradectl.core.finding.passage import told
from tradectl.core.finding.question import question_of

SPELLINGS = [
    ("興輝", "兴辉灯饰有限公司"), ("兴辉", "興輝燈飾有限公司"), ("LICHT", "Lichtwerk"), ("lumiere", "Éclat Lumière"),
    ("LUMIÈRE", "eclat lumiere"), ("lodz", "Łódź"), ("strasse", "Hauptstraße"), ("ＬＥＤ", "led"), ("led", "ＬＥＤ"),
    ("Istanbul", "İstanbul"), ("isik", "Işık Aydınlatma"), ("muller", "Müller"), ("mueller", "Müller"),
    ("MUELLER", "mu\u0308ller"), ("oerlikon", "Örlikon"), ("зоря", "ЗОРЯ Світло"), ("smorrebrod", "Smørrebrød"),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "name"), SPELLINGS)
def test_a_name_is_found_in_another_spelling(asked, name):
    assert is_found(asked, firm(name))


SOUNDS = [
    ("guangming", "广州光明照明有限公司"), ("guangzhou", "广州光明照明有限公司"), ("gm", "广州光明照明有限公司"),
    ("gzgm", "廣州光明照明有限公司"), ("guang ming", "光明照明"), ("zhao ming", "光明照明"), ("xi'an", "西安灯具"),
    ("xian", "西安灯具"), ("chongqing", "重庆银行"), ("yinhang", "重慶銀行"), ("lvse", "绿色能源"), ("luse", "綠色"),
    ("GUANGMING", "光明"), ("Guāngmíng", "光明"), ("zhaoming", "ABC光明照明"), ("shenzhen", "LED 深圳 Co"),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "name"), SOUNDS)
def test_a_chinese_name_is_found_by_its_pinyin(asked, name):
    assert is_found(asked, firm(name))
    assert is_found(asked, firm("Other", aliases=[name]))
    assert is_found(asked, firm("Other", contacts=[("name", name)]))


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("uangming", "光明"),  # a syllable has a beginning
        ("ngmi", "光明"),
        ("guangmingz", "光明"),
        ("guangzhou", "光明"),
        ("m", "光明"),  # one letter is no initials
        ("ming guan", "大关"),
        ("gm", "Guang Ming"),  # what is written in letters has no initials
        ("mueller", "Muller"),
    ],
)
def test_a_name_is_not_found_by_what_nobody_would_call_it(asked, name):
    assert not is_found(asked, firm(name))


@pytest.mark.parametrize(
    ("asked", "name"), [("zengli", "曾丽"), ("cengli", "曾丽"), ("shan", "单伟"), ("zq", "曾强"), ("lyu", "吕芳")]
)
def test_a_person_is_found_by_the_sound_of_the_surname(asked, name):
    assert is_found(asked, firm("Other", contacts=[("name", name)]))


def test_a_thousand_characters_have_few_sounds():
    short, long = (len(told(firm("光明照明" * count))) for count in (100, 1000))
    assert long < 11 * short


NUMBERS = ["+49 170 1234567", "0170 1234567", "0049 170 1234567", "00491701234567", "+49 (0)170 / 123-45-67",
           "01701234567", "170 1234567", "+491701234567", "(0170) 1234567", "0170.123.45.67", "+49-170-1234567",
           "tel:+49 170 1234567"]  # fmt: skip


@pytest.mark.parametrize("written", NUMBERS)
@pytest.mark.parametrize("asked", [one for one in NUMBERS if not one.startswith("tel")])
def test_a_number_is_found_by_any_of_its_spellings(asked, written):
    assert is_found(asked, firm("Bolt", contacts=[("phone", written)]))
    assert is_found(asked, firm("Bolt", journal=[("2026-03-19", f"Call {written}, after ten")]))


@pytest.mark.parametrize(
    ("asked", "note"),
    [
        ("8 495 123-45-67", "+7 495 1234567"),  # Russia's trunk prefix
        ("+52 1 55 1234 5678", "+52 55 1234 5678"),  # Mexico's mobiles as they were
        ("06 1234 5678", "+39 06 12345678"),  # Italy keeps the zero
        ("138 0013 8000", "+86 138-0013-8000"),
        ("13800138000", "＋８６ １３８００１３８０００"),
        ("1234567", "+49 170 1234567"),
        ("0170 123", "+49 170 1234567"),
        ("+49 170", "+49 170 1234567"),
        ("+49170", "+49 (0)170 1234567"),
        ("٠١٧٠١٢٣٤٥٦٧", "+49 170 1234567"),
        ("+49 40 66969 123 led", "led +49 40 66969 123"),
        ("2026 4000", "4000 K by 2026"),  # they may be no number after all
    ],
)
def test_a_number_is_found_by_what_identifies_it(asked, note):
    assert is_found(asked, firm("Bolt", fields=[("notes", note)]))


@pytest.mark.parametrize(
    ("asked", "note"),
    [
        ("+1 212 555 0123", "+1 415 555 0123"),
        ("0170 1234567", "+49 171 1234567"),
        ("0170 1234567", "+49 170 1234568"),
        ("0170 1234567", "01 70 12 34"),
        ("20260319", "2026-03-18"),
        ("123 4567", "12 345"),
    ],
)
def test_another_number_is_not_found(asked, note):
    assert not is_found(asked, firm("Bolt", fields=[("notes", note)]))


@pytest.mark.parametrize(
    ("asked", "written", "expected"),
    [
        ("+49 40", "+49-40-12345678", True),
        ("+49 40", "+49 (0)40 12345678", True),
        ("+49 40", "0049 40 12345678", True),
        ("+4940", "+49 40 12345678", True),
        ("0049 40", "+49 40 12345678", True),
        ("004940", "+49 (40) 12345678", True),
        ("00 49 40", "+494012345678", True),
        ("+1 212", "+1-212-555-0100", True),
        ("+852", "00852 2345 6789", True),
        ("＋４９ 40", "+49-40-12345678", True),
        ("+4940", "+49 30 12345678", False),
        ("+4940", "+33 1 4940 1234", False),  # it begins otherwise
        ("4940", "+49 40 12345678", False),  # nothing says that it is a country
        ("+49", "0049 40 12345678", False),  # a country alone is too little
        ("+4940", "040 12345678", False),  # of which country, nobody knows
    ],
)
def test_a_country_and_an_area_find_the_numbers_that_begin_so(asked, written, expected):
    passages = firm("Bolt", code="QQ", contacts=[("phone", written)])
    assert is_found(asked, passages) == expected
    if expected:
        told_of = answered(asked, passages)
        assert any(found.field == "contacts.phone" for found in told_of.found)


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_is_asked_of_whatever_is_told_has_an_answer(asked, name):
    assert is_found(asked, firm(name)) in {True, False}


@given(st.text(min_size=1, max_size=40))
def test_what_is_told_is_found_by_itself(text):
    assert is_found(text, firm("Bolt", fields=[("notes", text)]))
    assert is_found(text, firm(text))


@given(st.from_regex(r"[\x00-\x1f]{1,4}[A-Z]{0,3}", fullmatch=True))
def test_the_marks_of_what_is_told_cannot_be_asked_for(asked):
    """They are no text; what is left of it is an ordinary word."""
    passages = firm("Bolt Müller 光明", contacts=[("phone", "+49 170 1234567")])
    assert is_found(asked, passages) == is_found(bare(asked), passages)


def test_every_word_must_be_told():
    passages = firm("Bolt", fields=[("notes", "panels for Hamburg")])
    assert is_found("bolt hamburg panel", passages)
    assert not is_found("bolt bremen", passages)


def test_a_lone_surrogate_is_a_text_like_any_other():
    assert question_of("\udcff").terms
    assert is_found("\udcff", firm("Bolt \udcff"))
    assert not is_found("\udcff", firm("Bolt ?"))
