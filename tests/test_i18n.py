"""The catalogues: nothing missing, placeholders alike, the traditional one made from the simplified."""

from __future__ import annotations

import ast
import importlib.util
import re
from pathlib import Path

import pytest
from opencc import OpenCC

from tradectl.core.message import Message, say, say_n
from tradectl.i18n.languages import LANGUAGES, language_of
from tradectl.i18n.translator import translator

TOOL = Path(__file__).parents[1] / "tools" / "catalogues.py"
CHINESE = re.compile("[\u4e00-\u9fff]")
PLACEHOLDER = re.compile(r"(?<!\{)\{([A-Za-z_][A-Za-z0-9_]*)\}(?!\})")


def load():
    spec = importlib.util.spec_from_file_location("catalogues", TOOL)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


catalogues = load()
MESSAGES = catalogues.messages()
SIMPLIFIED = catalogues.translations()
TRADITIONAL = catalogues.traditional(SIMPLIFIED)


def test_there_are_messages():
    assert len(MESSAGES) > 900


def test_no_message_hides_in_an_f_string():
    """The extractor does not look into them."""
    found = [
        f"{path.name}:{string.lineno}"
        for path in sorted((TOOL.parents[1] / "src").rglob("*.py"))
        for string in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(string, ast.JoinedStr)
        for call in ast.walk(string)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in catalogues.KEYWORDS
    ]
    assert found == []


def test_no_message_is_missing_and_placeholders_agree():
    assert catalogues.faults() == []


def test_no_translation_is_left_of_a_message_that_is_gone():
    assert set(SIMPLIFIED) == {catalogues.key_of(message) for message, _ in MESSAGES}


def test_the_committed_catalogues_are_what_the_words_make():
    stale = [path.name for path, raw in catalogues.wanted().items() if path.read_bytes() != raw]
    assert stale == []


def test_traditional_placeholders_agree():
    wrong = [
        key for key, text in TRADITIONAL.items() if PLACEHOLDER.findall(text) != PLACEHOLDER.findall(SIMPLIFIED[key])
    ]
    assert wrong == []


def test_no_simplified_character_is_left_in_the_traditional_catalogue():
    to_traditional = OpenCC("s2t").convert
    only_simplified = {
        letter
        for text in TRADITIONAL.values()
        for letter in CHINESE.findall(text)
        if to_traditional(letter) != letter and OpenCC("t2s").convert(letter) == letter
    }
    assert only_simplified - SHARED == set()


# Characters both scripts use, which a conversion of single characters would change.
SHARED = set("台出表系面里才布占后只准范制几了干向游升注志据周于余松丑郁回征症党折发采")


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("对账", "對帳"),
        ("已联系", "已聯絡"),
        ("调级", "調整等級"),
        ("待回复", "待回覆"),
        ("撤销", "復原"),
        ("文件夹", "資料夾"),
        ("导入", "匯入"),
        ("月度联系次数", "每月聯絡次數"),
        ("客户代码", "客戶代碼"),
    ],
)
def test_the_trades_own_words(simplified, traditional):
    assert catalogues.traditional({"x": simplified})["x"] == traditional


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("zh_CN.UTF-8", "zh-Hans"),
        ("zh-SG", "zh-Hans"),
        ("zh_TW.Big5", "zh-Hant"),
        ("zh_HK", "zh-Hant"),
        ("Chinese (Traditional)_Taiwan.950", "zh-Hant"),
        ("de_DE.UTF-8", "en"),
        ("C", "en"),
        ("", "en"),
    ],
)
def test_a_locale_asks_for_a_language(locale, language):
    assert language_of(locale) == language


def test_a_message_is_said_in_each_language():
    told = {
        language: translator(language).text(say("Nobody is due on {day}.", day="2026-03-20")) for language in LANGUAGES
    }
    assert told == {
        "en": "Nobody is due on 2026-03-20.",
        "zh-Hans": "2026-03-20 没有待跟进的客户。",
        "zh-Hant": "2026-03-20 沒有待跟進的客戶。",
    }


def test_plural_forms():
    assert translator("en").text(say_n("{count} customer", "{count} customers", 1)) == "1 customer"
    assert translator("en").text(say_n("{count} customer", "{count} customers", 2)) == "2 customers"
    assert translator("zh-Hans").text(say_n("{count} customer", "{count} customers", 2)) == "2 位客户"


def test_a_value_is_never_looked_into():
    message = say("{name} is free.", name="{0.__class__} {day}")
    assert translator("en").text(message) == "{0.__class__} {day} is free."
    assert translator("en").text(Message("{missing} stays", (("name", "x"),))) == "{missing} stays"


def test_another_language_is_refused():
    with pytest.raises(ValueError, match="fr"):
        translator("fr")
