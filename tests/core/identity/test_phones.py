import re

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tradectl.core.identity.phones import calling_code, is_phone, phone_key, phone_tail

SPELLINGS = [
    ("+49 40 1234567", "", "+49401234567"),
    ("+49 (0)40 1234567", "", "+49401234567"),
    ("0049 40 1234567", "US", "+49401234567"),
    ("040/1234567", "DE", "+49401234567"),
    ("Tel: +49 40 1234567", "CN", "+49401234567"),
    ("040 1234567 ext. 12", "DE", "+49401234567"),
    ("１３８ ０００１ ２３４５", "CN", "+8613800012345"),
    ("٠٤ ١٢٣ ٤٥٦٧", "AE", "+97141234567"),
    ("0574-87654321", "cn", "+8657487654321"),
    ("8 495 123-45-67", "RU", "+74951234567"),
    ("(11) 98765-4321", "BR", "+5511987654321"),
    ("011 15 2345-6789", "AR", "+5491123456789"),
]


@pytest.mark.parametrize(("text", "country", "number"), SPELLINGS)
def test_a_number_has_one_key_however_it_is_written(text, country, number):
    assert phone_key(text, country) == number
    assert is_phone(text, country)
    assert phone_tail(text) == number[-7:]


@pytest.mark.parametrize("text", ["", "hansm", "12", "+49", "040 1234567", "0" * 40])
def test_what_is_no_number_anywhere_has_no_key(text):
    assert phone_key(text, "") is None
    assert not is_phone(text, "")


@pytest.mark.parametrize("text", ["", "hansm", "110", "ext. 1234567"])
def test_too_few_digits_have_no_tail(text):
    assert phone_tail(text) is None


@given(
    st.sampled_from(sorted(phonenumbers.COUNTRY_CODE_TO_REGION_CODE)),
    st.sampled_from(["", " ", "-", " (", "(0)", " 0", " 00"]),
    st.text("0123456789", max_size=16) | st.text("0123456789 -()x.", max_size=20),
    st.sampled_from(["", "DE", "AR"]),
)
@settings(max_examples=1000, deadline=None)
def test_a_number_is_one_that_has_a_key(code, between, digits, country):
    text = f"+{code}{between}{digits}"
    assert is_phone(text, country) == (phone_key(text, country) is not None)


@given(st.text("0123456789 +-()x.#;/转", max_size=20))
@settings(max_examples=300, deadline=None)
def test_any_text_is_a_number_if_it_has_a_key(text):
    assert is_phone(text, "DE") == (phone_key(text, "DE") is not None)


@pytest.mark.parametrize(
    ("text", "code"),
    [("+49 40 1234567", "49"), ("+1 512 555 0123", "1"), ("+8613800012345", "86"), ("040 1234567", None),
     ("0049 40 1234567", None), ("+999 123", None), ("+49 40 1234567 ext. 1", None)],
)  # fmt: skip
def test_the_code_a_number_begins_with(text, code):
    assert calling_code(text) == code


@given(st.text("0123456789 -()", max_size=18), st.sampled_from(["", "DE"]))
@settings(max_examples=500, deadline=None)
def test_a_key_begins_with_the_calling_code(digits, country):
    code, key = calling_code(f"+{digits}"), phone_key(f"+{digits}", country)
    assert code is None or key is None or key.startswith(f"+{code}")


@given(st.text("+0129-() .x٣", max_size=9))
@settings(max_examples=500)
def test_a_calling_code_stands_behind_one_plus_and_before_plain_digits(text):
    digits = re.sub("[^0-9]", "", text)
    codes = [
        code
        for size in (1, 2, 3)
        if (code := digits[:size]) and phonenumbers.COUNTRY_CODE_TO_REGION_CODE.get(int(code))
    ]
    is_international = re.fullmatch(r"\+[1-9][-0-9 ()]*", text)
    assert calling_code(text) == (codes[0] if is_international and codes else None)


@given(st.text("+0129-() .", max_size=14))
def test_what_stands_between_digits_is_no_part_of_the_tail(text):
    digits = re.sub("[^0-9]", "", text)
    assert phone_tail(text) == (digits[-7:] if len(digits) >= 7 else None)
