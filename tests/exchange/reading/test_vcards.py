import base64
import quopri
import time
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.intake.lead import Field
from tradectl.core.intake.leads import leads
from tradectl.exchange.vcard_lines import components, unescaped, vcards
from tradectl.exchange.vcard_reading import read_vcards

SAMPLES = sorted((Path(__file__).parents[1] / "vcards").glob("*.vcf"))


def shown(value: str | tuple[str, ...]) -> str:
    return value.replace("\n", " / ") if isinstance(value, str) else "; ".join(value)


def told(raw: bytes) -> str:
    """Everything the leads of a file say, a line each."""
    lines = []
    for lead in leads(read_vcards("x", raw), goes_on=False):
        lines.append(f"{lead.name} · {lead.country or '?'} · lines {', '.join(map(str, lead.rows))}")
        lines += [f"  {field}: {'; '.join(texts)}" for field, texts in lead.fields.items()]
        for person in lead.people:
            said = {name: value for name, value in person._asdict().items() if value and name != "row"}
            lines += [f"  - {name}: {shown(value)}" for name, value in said.items()]
        lines += [f"  ~ {line}" for _, line in lead.others]
        lines += [f"  ! {doubt.severity} {doubt.row} {doubt.column}: {doubt.message}" for doubt in lead.doubts]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_producers_cards_give_these_leads(sample, request):
    expected = sample.with_suffix(".txt")
    answer = told(sample.read_bytes())
    if request.config.getoption("--update"):
        expected.write_text(answer, encoding="utf-8")
    assert answer == expected.read_text(encoding="utf-8")


# What a person wrote into each phone or program, beside the golden files that the program writes.
WRITTEN = {
    "android": ["Hans Müller", "Hänschen", "+491701234567", "+4940123456", "+4940999999", "+4940123457", "Ann",
                "0170 7654321", "hans@mueller.example", "buero@mueller.example", "Müller Leuchten GmbH", "Einkauf",
                "Hauptstraße 7", "Mag LED-Panels – 60×60; keine Röhren", "1975-06-01"],
    "google": ["Ahmed Al-Sayed", "Abu Omar", "ahmed@lights.example", "ahmed@gmail.example", "+971501234567",
               "+97141234567", "Desert Lights LLC", "Owner", "Prefers WhatsApp", "asks for CE", "06-01", "Omar"],
    "icloud": ["Dra. María José García", "Iluminación Ibérica, S.L.", "mj@iberica.example", "mj.garcia@gmail.example",
               "+34612345678", "+34911234567", "+34600111222", "Quiere muestra; precio objetivo 12,50 EUR",
               "el teléfono la parte en dos líneas.", "mjgarcia", "06-01", "garsia", "www.iberica.example"],
    "macos": ["Éclairage du Léman SA", "info@leman.example", "+41221234567", "+41221234568", "Client depuis 2019",
              "Léa"],
    "nextcloud": ["Simon Perreault", "Lumière Québec inc.", "+14186569254 ext. 102", "+14182626501", "Demande CSA",
                  "simon@lumiere.example", "rappeler en mai", "2875 Laurier", "02-03", "ing. jr", "value\\, kept"],
    "nokia": ["Päivi Virtanen", "Valo-Työ Oy", "+358401234567", "+35891234567", "+35891234568", "paivi@valo.example",
              "toukokuussa", "paivi@sip.example", "Ostaja"],
    "outlook": ["Dr. Jörg Größe", "Größe & Söhne KG", "Geschäftsführer", "+49691234567", "+491717654321",
                "+49691234568", "joerg@groesse.example", "einkauf@groesse.example", "joerg.groesse",
                "will Angebot für 500 Stück"],
    "phone_gbk": ["陈晓明", "广州新光贸易有限公司", "13700137000", "chen@xinguang.example", "业务员介绍的老客户"],
    "qq": ["王伟", "上海光明照明有限公司", "采购经理", "+8613800138000", "+862161234567", "wangwei@guangming.example",
           "123456789", "wangwei_gm", "南京路1号", "广交会认识，要灯具样品", "李娜", "13900139000", "微信加过好友"],
}  # fmt: skip


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_no_name_phone_mail_or_note_is_lost(sample):
    answer = told(sample.read_bytes())
    assert [text for text in WRITTEN[sample.stem] if text not in answer] == []


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("end", [b"\n", b"\r"])
def test_line_ends_of_other_systems_change_nothing(sample, end):
    raw = sample.read_bytes()
    assert told(raw.replace(b"\r\n", end)) == told(raw)


def card(*lines: str) -> bytes:
    return "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", "FN:X", *lines, "END:VCARD", ""]).encode()


def values(*lines: str):
    (record,) = read_vcards("x", card(*lines))
    return {value.field: value.text for value in record.values}


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("TEL;TYPE=WhatsApp:1", Field.WHATSAPP), ('TEL;TYPE="cell,pref":1', Field.MOBILE),
        ("TEL;HOME;FAX:1", Field.FAX),
        ("tel;type=work:1", Field.PHONE), ("IMPP;X-SERVICE-TYPE=WhatsApp:x-apple:1", Field.WHATSAPP),
        ("X-QQ:1", Field.CHAT), ("IMPP:wechat:1", Field.WECHAT), ("X-SOCIALPROFILE;TYPE=weixin:1", Field.WECHAT),
    ],
)  # fmt: skip
def test_a_number_is_what_its_types_say(line, field):
    assert field in values(line)


def test_a_label_says_what_a_number_is():
    assert values("item1.TEL:1", "item1.X-ABLabel:_$!<Mobile>!$_")[Field.MOBILE] == "1"


@pytest.mark.parametrize("label", ["移动电话", "手机", "Handy", "móvil", "_$!<Mobile>!$_"])
def test_a_label_in_any_language_says_that_a_number_is_a_mobile(label):
    assert values("item1.TEL:1", f"item1.X-ABLabel:{label}") == {Field.CONTACT: "X", Field.MOBILE: "1"}


@pytest.mark.parametrize(
    ("lines", "note"),
    [
        (("item1.TEL:1", "item1.X-ABLabel:仓库"), "仓库: 1"),
        (("TEL;X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=E4=BB=93=E5=BA=93):1",), "仓库: 1"),
        (("EMAIL;X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=41=6E=61):a@b.example",), "Ana: a@b.example"),
        (("TEL;X-Spare-Parts:1",), "Spare Parts: 1"),
        (("item1.EMAIL:a@b.example", "item1.X-ABLabel:Orders"), "Orders: a@b.example"),
        (("item1.TEL:1", "item1.X-ABLabel:_$!<Work>!$_"), None),
        (("item1.TEL:1", "item1.X-ABLabel:其他"), None),
        (("TEL;TYPE=work:1", "item1.X-ABLabel:Nobody's"), None),
    ],
)
def test_what_a_person_called_a_number_is_a_note(lines, note):
    assert values(*lines).get(Field.PERSON_NOTES) == note


def name_parts(*lines: str) -> list[str]:
    (record,) = read_vcards("x", "\r\n".join(["BEGIN:VCARD", *lines, "END:VCARD"]).encode())
    return [value.text for value in record.values if value.field in (Field.LAST_NAME, Field.FIRST_NAME, Field.CONTACT)]


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("FN:Leuchten Nord AG", "ORG:Leuchten Nord AG", "N:Müller;Jörg;;;"), ["Müller", "Jörg"]),
        (("FN:Leuchten Nord AG", "ORG:Leuchten Nord AG", "N:Nord;Leuchten;;;"), []),
        (("FN:Leuchten Nord AG", "ORG:Leuchten Nord AG", "N:Leuchten Nord AG;;;;"), []),
        (("FN:Leuchten Nord AG", "ORG:Leuchten Nord AG", "N:;;;;"), []),
        (("FN:Leuchten Nord AG", "KIND:org", "N:;;;;"), []),
    ],
)
def test_a_person_behind_a_companys_name_is_not_lost(lines, name):
    assert name_parts(*lines) == name


def test_much_that_no_field_takes_is_kept_and_too_much_is_told():
    lines = [f"X-ABRELATEDNAMES:Cousin {count}" for count in range(150)]
    (record,) = read_vcards("x", card(*lines))
    assert (record.kept, record.doubts) == (tuple(lines), ())
    (record,) = read_vcards("x", card("X-LONG:" + "y" * 5000, "NICKNAME:Z", *[f"X-{count}:1" for count in range(300)]))
    assert record.kept[0] == "NICKNAME:Z"
    assert len(record.kept) == 200
    assert [(doubt.severity, doubt.column) for doubt in record.doubts] == [("warning", "X-LONG")]


def test_that_pictures_are_not_taken_is_told_once_a_file():
    raw = card("PHOTO;ENCODING=b:AAAA") + card("LOGO:https://x.example/a.png") + card("TEL:1")
    told = [[str(doubt.severity) for doubt in record.doubts] for record in read_vcards("x", raw)]
    assert told == [["hint"], [], []]


def test_a_name_in_wechat_comes_back_from_its_own_export():
    assert values("IMPP;X-SERVICE-TYPE=WeChat:x-apple:hans%20m%2F1")[Field.WECHAT] == "hans m/1"


def test_a_card_within_a_card_is_a_person_of_its_own():
    raw = card("AGENT:", "BEGIN:VCARD", "FN:Assistant", "END:VCARD", "TEL:1")
    names = [value.text for record in read_vcards("x", raw) for value in record.values]
    assert names == ["Assistant", "X", "1"]


@pytest.mark.parametrize(
    "raw",
    [b"BEGIN:VCARD\r\nFN:A\r\nBEGIN:VCARD\r\nFN:B\r\n", b"END:VCARD\nBEGIN:VCARD\nFN:A\nEND:VCARD\nBEGIN:VCARD\nFN:B"],
)
def test_a_card_that_never_ends_is_a_card(raw):
    assert [value.text for record in read_vcards("x", raw) for value in record.values] == ["A", "B"]


@pytest.mark.parametrize("raw", [b"", b"FN:A\n", b"BEGIN:VCALENDAR\nEND:VCALENDAR\n"])
def test_a_file_without_cards_wrong(raw):
    with pytest.raises(TradectlError) as refused:
        read_vcards("x.vcf", raw)
    assert refused.value.code is ErrorCode.INVALID


def with_picture(mebibytes: int, fold: bytes) -> bytes:
    picture = base64.b64encode(bytes(mebibytes << 20))
    lines = fold.join(picture[start : start + 76] for start in range(0, len(picture), 76))
    return b"BEGIN:VCARD\r\nFN:A\r\nPHOTO;ENCODING=b;TYPE=JPEG:" + lines + b"\r\n\r\nTEL:1\r\nEND:VCARD\r\n"


@pytest.mark.parametrize("fold", [b"\r\n ", b"\r\n", b"\n "])
def test_a_picture_of_20_mib_is_passed_over(fold):
    raw = with_picture(15, fold)
    assert len(raw) > 20 << 20
    begun = time.process_time()
    (record,) = read_vcards("x", raw)
    assert time.process_time() - begun < 3  # it takes half a second; a library that decodes it takes 16
    assert [value.text for value in record.values] == ["A", "1"]
    assert record.others == ()


def test_a_picture_is_never_held_twice_over():
    raw = with_picture(1, b"\r\n ")
    tracemalloc.start()
    assert len(read_vcards("x", raw)) == 1
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 3 * len(raw)


TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufeff"), max_size=60
)


@given(TEXT.map(str.strip), st.integers(1, 30))
def test_a_folded_and_escaped_note_is_read_back(text, width):
    escaped = text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    raw = f"NOTE:{escaped}|".encode()
    folded = b"\r\n ".join(raw[start : start + width] for start in range(0, len(raw), width))
    (one,) = vcards(b"BEGIN:VCARD\r\nFN:A\r\n" + folded.replace(b"NOTE:", b"NOTE:", 1) + b"\r\nEND:VCARD\r\n")
    assert [unescaped(note.value) for note in one.all("NOTE")] == [f"{text}|"]


@given(TEXT.map(str.strip), st.sampled_from(["utf-8", "gb18030"]))
def test_a_quoted_printable_note_is_read_back(text, charset):
    quoted = quopri.encodestring(f"{text}|".encode(charset), quotetabs=True).replace(b"\n", b"\r\n")
    raw = (
        b"BEGIN:VCARD\r\nNOTE;CHARSET="
        + charset.encode()
        + b";ENCODING=QUOTED-PRINTABLE:"
        + quoted
        + b"\r\nEND:VCARD\r\n"
    )
    (one,) = vcards(raw)
    assert one.first("NOTE").value == f"{text}|"


@given(st.lists(st.text("ab;\\, ", max_size=6), min_size=1, max_size=6))
def test_components_are_parted_where_a_semicolon_is_not_escaped(parts):
    written = ";".join(part.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,") for part in parts)
    assert components(written) == [part.strip() for part in parts]


@settings(max_examples=80)
@given(
    st.sampled_from(SAMPLES), st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), max_size=8), st.floats(0, 1)
)
def test_spoilt_cards_are_read_or_refused(sample, spots, kept):
    raw = bytearray(sample.read_bytes())
    for place, byte in spots:
        raw[int(place * len(raw))] = byte
    try:
        found = read_vcards("x", bytes(raw[: int(kept * len(raw))]))
    except TradectlError:
        return
    assert all(lead.name or lead.wrong for lead in leads(found, goes_on=False))


@pytest.mark.parametrize(
    "line", [b"TEL;" + b'"a;' * 30_000, b"TEL" + b';"' * 30_000 + b":1", b";" * 100_000, b"a." * 50_000]
)
def test_a_line_of_quotation_marks_is_read_in_time(line):
    begun = time.process_time()
    assert len(list(vcards(b"BEGIN:VCARD\nFN:A\n" + line + b"\nEND:VCARD\n"))) == 1
    assert time.process_time() - begun < 3


@given(st.binary(max_size=200))
def test_any_bytes_in_a_card_are_read(raw):
    assert isinstance(list(vcards(b"BEGIN:VCARD\nFN:A\n" + raw)), list)
