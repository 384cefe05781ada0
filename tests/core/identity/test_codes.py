import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradectl.core.identity.codes import derive_code
from tradectl.core.ids import is_code


@pytest.mark.parametrize(
    ("name", "country", "code"),
    [
        ("Müller Leuchten GmbH", "DE", "MUELLER"),
        ("Müller Leuchten GmbH", "", "MUELLER"),
        ("Müller Aydınlatma A.Ş.", "TR", "MULLER"),
        ("Güneş Aydınlatma", "", "GUNES"),
        ("Bolt Lighting LLC", "US", "BOLT"),
        ("Al Noor Trading", "AE", "NOOR"),
        ("Le Roi SARL", "FR", "ROI"),
        ("Big Sun Star Ltd", "GB", "BIGSUN"),
        ("Lighting Trading Ltd", "GB", "LIGHTING"),
        ("ООО Светлана", "RU", "SVETLANA"),
        ("Щукин и сыновья", "RU", "SHCHUKIN"),
        ("Παπαδόπουλος Α.Ε.", "GR", "PAPADOPOULOS"),
        ("TCL照明有限公司", "CN", "TCL"),
        ("Østerbro Lys A/S", "DK", "OSTERBRO"),
        ("Donaudampfschifffahrtsgesellschaft", "AT", "DONAUDAMPFSCHIFF"),
        ("168 Trading", "CN", "168"),
        ("X GmbH", "DE", "X2"),
        ("CON GmbH", "DE", "CON2"),
        ("宁波光明照明有限公司", "CN", "GUANGMING"),
        ("深圳市照明有限公司", "CN", "SHENZHEN"),
        ("绿源", "CN", "LVYUAN"),
        ("欧普特莱斯克光电技术股份有限公司", "CN", "OUPUTELAISIKE"),
        ("昱昇電料行", "TW", "YUSHENGDIANLIAO"),
        ("شركة النور", "AE", "C1"),
        ("", "DE", "C1"),
    ],
)
def test_a_code_is_the_distinctive_word(name, country, code):
    assert derive_code(name, ().__contains__, country=country) == code


def test_a_taken_code_is_numbered_from_two():
    assert derive_code("Bolt", {"BOLT"}.__contains__) == "BOLT2"
    assert derive_code("Bolt", {"BOLT", "BOLT2"}.__contains__) == "BOLT3"
    assert derive_code("Donaudampfschifffahrt", {"DONAUDAMPFSCHIFF"}.__contains__) == "DONAUDAMPFSCHIF2"


def test_a_number_that_would_be_reserved_by_windows_is_passed_over():
    assert derive_code("COM Ltd", {"COM"}.__contains__) == "COM10"


def test_a_name_without_latin_letters_takes_its_own_domain():
    addresses = ["a@163.com", "https://www.guang-ming.com.cn/x"]
    assert derive_code("光明照明", ().__contains__, addresses=addresses) == "GUANGMING"
    assert derive_code("光明照明", {"GUANGMING"}.__contains__, addresses=addresses) == "GUANGMING2"
    assert derive_code("光明照明", {"GUANGMING"}.__contains__, addresses=["a@163.com"]) == "GUANGMING2"
    assert derive_code("النور", {"C1", "C2"}.__contains__, addresses=["a@163.com"]) == "C3"
    assert derive_code("النور", ().__contains__, addresses=["www.光明.cn"]) == "C1"


def test_ten_thousand_names_alike_get_ten_thousand_codes_quickly():
    looked_up = 0

    class Taken(set):
        def __contains__(self, code):
            nonlocal looked_up
            looked_up += 1
            return super().__contains__(code)

    taken = Taken()
    for _ in range(10_000):
        taken.add(derive_code("光明照明", taken.__contains__))
    assert len(taken) == 10_000
    assert looked_up < 10_000 * 60


@given(st.text(max_size=40), st.sets(st.from_regex(re.compile(r"[A-C]{1,2}[0-9]{0,2}"), fullmatch=True)))
def test_a_code_is_always_free_and_well_formed(name, taken):
    code = derive_code(name, taken.__contains__)
    assert is_code(code)
    assert code not in taken
