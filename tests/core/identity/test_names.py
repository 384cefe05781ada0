import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradectl.core.identity.names import Agreement, NameKey, distinctive_words, name_key, names_agree

KEYS = [
    ("Müller Leuchten GmbH", "muller leuchten", "muller"),
    ("Mueller Leuchten GmbH & Co. KG", "muller leuchten", "muller"),
    ("Ｍüller　ＬＥＵＣＨＴＥＮ", "muller leuchten", "muller"),
    ("Østerbro Lys A/S", "osterbro lys", "osterbro"),
    ("Straße AG", "strasse", "strasse"),
    ("Łódź Oświetlenie S.A.", "lodz oswietlenie", "lodz"),
    ("Yıldız Aydınlatma San. ve Tic. Ltd. Şti.", "yildiz aydinlatma", "yildiz"),
    ("L’Éclairage d'Or SARL", "leclairage dor", "leclairage dor"),
    ("Smith & Sons Ltd", "smith sons", "smith"),
    ("Bolt Intl. Imp. & Exp. Co., Ltd.", "bolt international import export", "bolt"),
    ("S.C. Lumina S.R.L.", "lumina", "lumina"),
    ("ООО «Торговый дом Свет»", "свет", ""),
    ("TOO Алматы Свет", "алматы свет", "алматы"),
    ("شركة النور للتجارة ذ.م.م", "النور للتجاره", "النور"),
    ('שמש תאורה בע"מ', "שמש תאורה", "שמש"),
    ("宁波光明照明有限公司", "宁波光明照明", "宁波光明"),
    ("寧波市光明照明股份有限公司", "宁波光明照明", "宁波光明"),
    ("株式会社 松下電器", "松下电器", "松下"),
    ("㈱松下電器", "松下电器", "松下"),
    ("(주)삼성전자", "삼성전자", "삼성"),
    ("บริษัท แสงทอง จำกัด (มหาชน)", "แสงทอง", "แสงทอง"),
    ("CÔNG TY TNHH ÁNH SÁNG VIỆT", "anh sang viet", "anh viet"),
    ("PT Sinar Jaya Tbk", "sinar jaya", "sinar jaya"),
    ("Lighting Trading International LLC", "lighting trading international", ""),
    ("AB Volvo", "volvo", "volvo"),
    ("AB Electric", "ab electric", "ab"),
    ("AB Volvo Ltd", "ab volvo", "ab volvo"),
    ("GmbH", "gmbh", "gmbh"),
    ("有限公司", "有限公司", "有限公司"),
    ("", "", ""),
    ("™ -- !", "", ""),
]


@pytest.mark.parametrize(("name", "whole", "core"), KEYS, ids=[row[0] or "empty" for row in KEYS])
def test_a_name_has_a_whole_and_a_core(name, whole, core):
    assert name_key(name) == NameKey(whole, core)


AGREEMENTS = [
    ("ABC Trading Co., Ltd", "ABC Trading LLC", Agreement.SAME),
    ("ABC Trading Co., Ltd", "XYZ Trading Co., Ltd", None),
    ("Casa Lumen", "Lumen Casa", Agreement.SAME),
    ("Sun Power Ltd", "Sunpower Limited", Agreement.SAME),
    ("Brightway Lighting", "Brihgtway Lighting", Agreement.SLIP),
    ("Brightway Lighting", "Brightway Lightning", Agreement.SLIP),
    ("Phillips Inc", "Philips Corp", Agreement.SLIP),
    ("Solaris", "Polaris", None),
    ("Grand Nova Hotel", "Grand Nora Hotel", None),
    ("Factory 21", "Factory 22", None),
    ("光明照明", "光辉照明", None),
    ("Lighting Trading", "Trading Lighting", None),
    ("Lighting Trading", "Lighting Tradings", None),
    ("Lighting Trading LLC", "Lighting Trading Ltd", Agreement.SAME),
    ("", "", None),
]


@pytest.mark.parametrize(("one", "other", "agreement"), AGREEMENTS)
def test_two_names_agree_only_where_whole_and_core_do(one, other, agreement):
    assert names_agree(name_key(one), name_key(other)) is agreement
    assert names_agree(name_key(other), name_key(one)) is agreement


def test_a_score_alone_would_take_the_wrong_one():
    from rapidfuzz import fuzz  # noqa: PLC0415

    wanted, wrong = "ABC Trading LLC", "XYZ Trading Co., Ltd"
    assert fuzz.ratio("ABC Trading Co., Ltd", wrong) > fuzz.ratio("ABC Trading Co., Ltd", wanted)


def test_a_name_of_ordinary_words_keeps_them_where_something_must_stand():
    assert distinctive_words("General Trading LLC") == ["general", "trading"]
    assert distinctive_words("General Bolt Trading LLC") == ["bolt"]


@given(st.text(max_size=60))
def test_any_text_has_a_key_and_agrees_with_itself(text):
    key = name_key(text)
    assert set(key.core.split()) <= set(key.whole.split()) or not key.core.isascii()
    assert names_agree(key, key) is (Agreement.SAME if key.whole else None)


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll"], max_codepoint=0x24F), min_size=1, max_size=30))
def test_case_does_not_count(text):
    assert name_key(text.upper()) == name_key(text.lower().upper())
