"""The catalogues: nothing missing, placeholders alike, the traditional one made from the simplified."""

from __future__ import annotations

import ast
import importlib.util
import re
from pathlib import Path

import pytest
from opencc import OpenCC

from tradectl.core.message import Message, say, say_n
from tradectl.i18n.languages import LANGUAGES, language_of, spoken
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
        ("清空单元格", "清空儲存格"),
        ("您的邮箱", "您的電子郵件"),
        ("有效邮箱地址", "有效電子郵件地址"),
        ("公司域名", "公司網域"),
        ("邮件", "郵件"),
        ("写“新建”", "寫「新建」"),
    ],
)
def test_the_trades_own_words(simplified, traditional):
    assert catalogues.traditional({"x": simplified})["x"] == traditional


@pytest.mark.parametrize(
    ("english", "simplified", "traditional"),
    [
        ("Row", "行", "列"),
        ("Column", "列", "欄"),
        ("Line", "行", "行"),
        ("The row has other columns.", "这一行的列不一样。", "這一列的欄不一樣。"),
        ("Keep the columns.", "保存各列，下列各列", "儲存各欄，下列各欄"),
        ("Which row counts?", "以哪一行为准？", "以哪一列為準？"),
        ("{row} lists the rows.", "第 {row} 行列出各行。", "第 {row} 列列出各列。"),
        ("Listed by {row} and {column}.", "运行后按 {column} 列出 {row} 行。", "執行後按 {column} 列出 {row} 行。"),
        ("This line has no colon.", "这一行没有冒号。", "這一行沒有冒號。"),
        ("A row of a bank.", "银行、同行和行业各一行，请运行命令行。", "銀行、同行和行業各一列，請執行命令列。"),
        ("A column of a series.", "系列、列表、排列、下列各占一列。", "系列、列表、排列、下列各佔一欄。"),
    ],
)
def test_rows_and_columns_change_their_words_and_nothing_else_does(english, simplified, traditional):
    assert catalogues.traditional({english: simplified})[english] == traditional


def test_no_row_or_column_of_a_table_keeps_the_mainlands_word():
    """In Taiwan 列 is a row and 行 a line of text, so the words are the other way round."""
    of_a_row = re.compile("[這一該各原哪]行|第 \\{rows?\\} 行|表頭行")
    of_a_column = re.compile("[這各某兩]列|的列(?!出)|列名")
    wrong = [
        text
        for key, text in TRADITIONAL.items()
        if (of_a_row.search(text) and re.search(r"(?i)\brows?\b", key))
        or (of_a_column.search(text) and re.search(r"(?i)\bcolumns?\b", key) and not re.search(r"(?i)\brow", key))
    ]
    assert wrong == []


def test_marks_beside_chinese_characters_are_wide():
    """But in commands and values; what stands for a placeholder may be Chinese, too, where a blank follows."""
    narrow = re.compile(f"{CHINESE.pattern} ?[:;,()?]|[:;,()?] ?{CHINESE.pattern}|[}}][:;,?] |[}}] [(]")
    code = re.compile(r'`[^`]*`|"[^"]*"(: ("[^"]*"|null))?|(?<=写 ).*|(?<=后面：).*|\{path\}:\{line\}:\{column\}: ')
    wrong = [text for text in SIMPLIFIED.values() if narrow.search(code.sub("", text))]
    assert wrong == []


def test_a_customer_is_counted_as_a_company():
    assert [
        text for text in SIMPLIFIED.values() if re.search("[位个名](新|此|该)?客户(?!文件夹|代码|编号|成本)", text)
    ] == []


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


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("zh", "zh-Hans"), ("zh-CN", "zh-Hans"), ("ZH_sg", "zh-Hans"), ("zh-hans", "zh-Hans"), ("zh-TW", "zh-Hant"),
        ("zh_hk", "zh-Hant"), ("zh-MO", "zh-Hant"), ("ZH-HANT", "zh-Hant"), ("EN", "en"), ("de", None), ("zhong", None),
        ("", None), ("zh-XX", None),
    ],
)  # fmt: skip
def test_a_language_is_asked_for_by_script_or_region(name, language):
    assert spoken(name) == language


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
    assert translator("zh-Hans").text(say_n("{count} customer", "{count} customers", 2)) == "2 家客户"


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("Casa Luz S.A. de C.V.", "Registered: Casa Luz S.A. de C.V."),
        ("Casa Luz", "Registered: Casa Luz."),
        ("..", "Registered: ..."),
        (Message("{x}", (("x", "Bolt Inc."),)), "Registered: Bolt Inc."),
    ],
)
def test_a_sentence_after_a_name_with_a_stop_has_one(value, told):
    message = Message("Registered: {name}.", (("name", value),))
    assert translator("en").text(message) == str(message) == told


def test_a_value_is_never_looked_into():
    message = say("{name} is free.", name="{0.__class__} {day}")
    assert translator("en").text(message) == "{0.__class__} {day} is free."
    assert translator("en").text(Message("{missing} stays", (("name", "x"),))) == "{missing} stays"


def test_another_language_is_refused():
    with pytest.raises(ValueError, match="fr"):
        translator("fr")
