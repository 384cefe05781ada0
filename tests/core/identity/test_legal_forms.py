import pytest
from opencc import OpenCC

from tradectl.core.identity.legal_forms import AFTER, BEFORE, UNSPACED_AFTER, UNSPACED_BEFORE
from tradectl.core.identity.names import name_key
from tradectl.core.identity.variants import SIMPLIFIED, TRADITIONAL

BEHIND = [form for forms in AFTER.values() for form in forms]
ASKED_FOR = """GmbH|GmbH & Co. KG|AG|S.A.|S.A.S.|SARL|S.r.l.|S.p.A.|B.V.|N.V.|Oy|AS|A/S|AB
ApS|Sp. z o.o.|s.r.o.|Kft.|d.o.o.
OOO|ООО|ТОО|ЗАО|ПАО|ТОВ|Ltd|Limited|LLC|Inc|Corp|Co., Ltd.|Pty Ltd|Pvt Ltd|PLC|LLP|Sdn Bhd|Pte Ltd|FZE|FZCO|FZ-LLC|Ltda
S.A. de C.V.|S. de R.L. de C.V.|EIRELI|Ltd. Şti.|A.Ş.|San. ve Tic.|ذ.م.م|Tbk|Zrt.|e.K.|KGaA|W.L.L.|Lda|a.s.|Oyj|ASA|UAB
Α.Ε.|ООД|Bhd|CIC|PJSC|DMCC|SASU|S.L.|S.A.C.|Cía. Ltda.|Proprietary Limited|L.L.C.|OÜ""".replace("\n", "|").split("|")


@pytest.mark.parametrize("form", sorted({*BEHIND, *ASKED_FOR}))
def test_a_form_behind_a_name_is_set_aside(form):
    assert name_key(f"Quirinal {form}") == name_key("Quirinal")
    assert name_key(f"QUIRINAL, {form}.") == name_key("Quirinal")


@pytest.mark.parametrize("form", BEFORE)
def test_a_form_before_a_name_is_set_aside(form):
    assert name_key(f"{form} Quirinal") == name_key("Quirinal")


@pytest.mark.parametrize("form", UNSPACED_AFTER)
def test_a_form_of_a_script_without_spaces_is_set_aside_behind(form):
    assert name_key(f"光明{form}") == name_key("光明")
    assert name_key(f"光明（{form}）") == name_key("光明")


@pytest.mark.parametrize("form", UNSPACED_BEFORE)
def test_a_form_of_a_script_without_spaces_is_set_aside_before(form):
    assert name_key(f"{form} 光明") == name_key("光明")


def test_there_are_enough_of_them():
    assert len({form.casefold() for form in (*BEHIND, *BEFORE, *UNSPACED_AFTER)}) > 250
    assert len(ASKED_FOR) >= 60


def test_the_forms_of_characters_are_right():
    assert OpenCC("t2s").convert(TRADITIONAL) == SIMPLIFIED
