"""Values of cards in words, and texts of the journal line by line."""

from __future__ import annotations

from typing import get_args

import pytest

from tradectl.core.message import say
from tradectl.core.model.card import Card
from tradectl.i18n.translator import translator
from tradectl.views.document import Joined
from tradectl.views.field_words import WORDS, field_word
from tradectl.views.in_words import in_words
from tradectl.views.punctuation import COLON_ALONE
from tradectl.views.runs import string

MA, LI = {"name": "马经理", "phone": "138 0013"}, {"name": "Li", "email": "li@x.example", "vcard": {"a": 1}}
NOTHING = say("(nothing)")


@pytest.mark.parametrize(
    ("value", "beside", "told"),
    [
        (None, "x", NOTHING),
        ("", "x", NOTHING),
        ([], [MA], NOTHING),
        ("x", None, "x"),
        (3, None, "3"),
        (False, None, "False"),
        (["LED", "panel"], None, "LED, panel"),
        ([MA, LI], None, "马经理 (phone 138 0013), Li (email li@x.example, vcard)"),
        ([MA], [MA, LI], "马经理"),
        ([MA], [{"name": "马经理", "phone": "139"}], "马经理 (phone 138 0013)"),
        ([{"phone": "1"}], None, "phone 1"),
        ([{}], [{"a": "b"}], NOTHING),
        ([{}, None, 0], None, "(nothing), (nothing), 0"),
        ({"products": ["panel", "bulb"], "rows": [[1]]}, None, "products panel, bulb, rows"),
        ({"city": "Lyon", "street": "x"}, None, "city Lyon, street x"),
    ],
)
def test_a_value_is_told_in_words(value, beside, told):
    assert str(in_words(value, beside)) == str(told)


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("demand.products", ["LED", "panel"], "需求·产品：LED，panel"),
        ("contacts.1.email", "a@b.example", "联系人·1·邮箱：a@b.example"),
        (
            "source",
            {"kind": "fair", "name": "Canton", "date": "2026-04-15"},
            "来源：类型 展会，名称 Canton，日期 2026-04-15",
        ),
        ("notes", "one\n two", "备注：one two"),
        ("contacts", [MA], "联系人：马经理（电话 138 0013）"),
        ("mine.own", "x", "mine·own：x"),
    ],
)
def test_a_field_is_told_in_chinese(key, value, told):
    shown = Joined((field_word(key), COLON_ALONE, in_words(value, key=key)), "")
    assert string(shown, translator("zh-Hans")) == told


def test_every_field_of_a_card_has_a_word():
    shapes, fields = [Card], set()
    while shapes:
        shape = shapes.pop()
        for name, field in shape.model_fields.items():
            fields.add(field.alias or name)
            shapes += [one for one in (field.annotation, *get_args(field.annotation)) if hasattr(one, "model_fields")]
    assert fields - {"format", "vcard"} - set(WORDS) == set()
