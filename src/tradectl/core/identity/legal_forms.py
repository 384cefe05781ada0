"""Legal forms of companies, as cards write them, before and after the name.

Our own table: the everyday abbreviations of each country and the full forms of ISO 20275 that are met in trade. Forms
are written here as people write them and folded once, so that `S.A.R.L.`, `SARL` and `Sàrl` are one.
"""

from __future__ import annotations

from functools import cache

from tradectl.core.identity import folded
from tradectl.core.identity.folding import is_unspaced, words
from tradectl.core.identity.trade_words import without_trade_words

AFTER: dict[str, tuple[str, ...]] = {
    "DE AT CH LI": (
        "GmbH", "gGmbH", "mbH", "GmbH & Co. KG", "GmbH & Co. KGaA", "GmbH & Co. OHG", "AG", "AG & Co. KG", "KG",
        "KGaA", "OHG", "UG", "UG (haftungsbeschränkt)", "UG haftungsbeschraenkt", "UG & Co. KG", "GbR", "e.K.",
        "e.U.", "eG", "SE", "SE & Co. KG", "SE & Co. KGaA", "Ges.m.b.H.", "Ges.m.b.H. & Co. KG",
        "Kommanditgesellschaft", "Gesellschaft mit beschränkter Haftung", "Aktiengesellschaft", "Sagl", "& Co.",
    ),
    "FR BE LU MA TN": (
        "S.A.", "S.A.S.", "SASU", "SARL", "SARL AU", "SUARL", "EURL", "SNC", "SCA", "SCOP", "SCS", "SPRL", "BVBA",
        "CVBA", "Société Anonyme", "Société à responsabilité limitée", "Société par actions simplifiée",
    ),
    "IT": (
        "S.r.l.", "S.r.l.s.", "S.r.l. unipersonale", "S.p.A.", "S.a.s.", "S.n.c.", "S.a.p.a.", "Soc. Coop.",
        "S.r.l. a socio unico", "Società a responsabilità limitata", "Società per azioni", "S.B.",
    ),
    "NL": ("B.V.", "N.V.", "V.O.F.", "C.V.", "Besloten Vennootschap", "U.A."),
    "ES": ("S.L.", "S.L.U.", "S.A.U.", "S.L.L.", "S.L.P.", "S. Coop.", "Sociedad Limitada", "Sociedad Anónima", "C.B."),
    "PT BR AO MZ": (
        "Lda", "Limitada", "Unipessoal Lda", "Sociedade Unipessoal Lda", "Ltda", "Ltda ME", "Ltda EPP", "EIRELI",
        "EIRELI ME", "EIRELI EPP", "S/A", "EPP", "MEI", "SGPS", "SGPS S.A.",
    ),
    "MX": ("S.A. de C.V.", "S. de R.L. de C.V.", "S. de R.L.", "S.A.P.I. de C.V.", "S.A.B. de C.V.", "S.A.S. de C.V.",
           "S. de R.L. MI", "S.P.R. de R.L.", "S.C. de R.L. de C.V."),
    "AR CL CO PE EC VE": (
        "S.R.L.", "S.A.C.", "S.A.C.I.", "S.A.C.I.F.", "S.A.I.C.", "S.A.A.", "E.I.R.L.", "Cía. Ltda.", "Cía.",
        "Compañía Limitada", "C.A.", "Compañía Anónima", "S. en C.", "C. por A.", "S.A. E.S.P.", "SpA",
    ),
    "GB IE AU NZ ZA IN": (
        "Ltd", "Limited", "PLC", "LLP", "CIC", "DAC", "Teoranta", "Public Limited Company", "Pty Ltd", "Pty Limited",
        "P/L", "Proprietary Limited", "Pty", "Close Corporation", "CC", "Designated Activity Company",
        "Company Limited by Guarantee", "Pvt Ltd", "Pvt Limited", "Private Limited",
        "(P) Ltd", "P. Ltd.", "P Limited", "Pvt", "OPC Pvt Ltd", "SMC Pvt Ltd", "(Unlimited)", "Nig Ltd",
        "Nigeria Limited",
    ),
    "US CA PH": (
        "Inc", "Incorporated", "Corp", "Corporation", "LLC", "LLLP", "LP", "PLLC", "Co", "Company", "Co., Ltd.",
        "Limited Liability Company", "Limited Company", "Limited Partnership", "Ltée", "Inc. Ltd.", "Enr.",
    ),
    "CN HK TW SG MY JP KR TH VN": (
        "Company Limited", "Co. Limited", "Co. Ltd", "Corp. Ltd", "Pte Ltd", "Pte. Limited", "Pte", "Sdn Bhd",
        "Sdn. Berhad", "Bhd", "Berhad", "S/B", "K.K.", "G.K.", "Y.K.", "Kabushiki Kaisha", "Godo Kaisha", "PCL",
        "Public Company Limited", "JSC", "Joint Stock Company", "TNHH",
    ),
    "ID": ("PT", "Tbk", "(Persero)", "(Persero) Tbk", "Perseroan Terbatas"),
    "AE SA KW BH QA OM EG LB IL IR PK": (
        "FZE", "FZCO", "FZC", "FZ-LLC", "FZ LLC", "LLC FZ", "LLC-FZ", "DMCC", "DWC-LLC", "L.L.C.", "LLC SOC",
        "W.L.L.", "Est.", "Establishment", "PJSC", "P.S.C.", "SPC", "S.P.C.", "S.A.O.G.", "S.A.O.C.", "K.S.C.",
        "K.S.C.C.", "Q.P.S.C.", "Q.S.C.", "B.S.C.", "CJSC", "OJSC", "S.A.E.", "S.A.L.", "(SMC-Private) Limited",
        "ذ.م.م", "ذ م م", "ش.م.م", "ش.ذ.م.م", "ش م م", "ش.م.ع", "ش.م.ك", "ش.م.ب", "ش.م.ل", "ش.ش.و", "م.م.ح", "م.ح.ح",
        "المحدودة", "ذات مسؤولية محدودة", "ذات المسؤولية المحدودة", "مساهمة عامة", 'סחר בע"מ', 'בע"מ', "سهامی خاص",
        "با مسئولیت محدود",
    ),
    "TR AZ": (
        "A.Ş.", "Ltd. Şti.", "Limited Şirketi", "Anonim Şirketi", "San. ve Tic.", "Sanayi ve Ticaret", "San. Tic.",
        "San. ve Tic. Ltd. Şti.", "San. ve Tic. A.Ş.", "Sanayi ve Ticaret Limited Şirketi",
        "Sanayi ve Ticaret Anonim Şirketi", "Tic. ve San.", "Ticaret ve Sanayi", "Tic. Ltd. Şti.", "Tic. A.Ş.",
        "Dış Tic.", "Dış Ticaret", "İth. İhr.", "Koll. Şti.", "Şti.", "MMC", "QSC", "ASC",
    ),
    "DK NO SE FI IS": (
        "A/S", "ApS", "I/S", "K/S", "P/S", "IVS", "AS", "ASA", "ANS", "ENK", "AB", "AB (publ)", "Aktiebolag", "HB",
        "KB", "Handelsbolag", "Oy", "Oyj", "Oy Ab", "Ab Oy", "Ky", "Tmi", "Osakeyhtiö", "ehf", "hf", "Aktieselskab",
        "Anpartsselskab", "Aksjeselskap",
    ),
    "EE LV LT": ("OÜ", "SIA", "UAB", "MB", "Osaühing", "Aktsiaselts"),
    "PL": (
        "Sp. z o.o.", "Sp.z o.o.", "Sp zoo", "Spzoo", "Sp. z o.o. Sp. k.", "Sp. z o.o. i S-ka sp.k.", "Sp. k.",
        "Sp. j.", "S.C.", "P.S.A.", "Spółka z o.o.", "Spółka z ograniczoną odpowiedzialnością", "Spółka akcyjna",
        "Spółka jawna",
    ),
    "CZ SK": (
        "s.r.o.", "s. r. o.", "spol. s r.o.", "spol. s r. o.", "a.s.", "v.o.s.", "k.s.",
        "společnost s ručením omezeným", "spoločnosť s ručením obmedzeným", "akciová společnost",
    ),
    "HU RO": (
        "Kft.", "Zrt.", "Nyrt.", "Bt.", "Kkt.", "Rt.", "Korlátolt Felelősségű Társaság", "Részvénytársaság",
        "Betéti Társaság", "PFA", "S.C.S.",
    ),
    "HR SI RS BA ME MK BG GR CY": (
        "d.o.o.", "j.d.o.o.", "d.d.", "a.d.", "d.n.o.", "k.d.", "s.p.", "DOOEL", "ДОО", "ДООЕЛ", "ООД", "ЕООД", "АД",
        "ЕАД", "ЕТ", "OOD", "EOOD", "EAD", "Α.Ε.", "Ε.Π.Ε.", "Ι.Κ.Ε.", "Ο.Ε.", "Ε.Ε.", "A.E.", "A.E.B.E.", "E.P.E.",
        "I.K.E.", "Μονοπρόσωπη Ι.Κ.Ε.", "Μονοπρόσωπη Ε.Π.Ε.", "Μονοπρόσωπη Α.Ε.", "Ανώνυμη Εταιρεία",
        "Ανώνυμη Εταιρία",
    ),
    "RU UA BY KZ UZ": (
        "ООО", "ОАО", "ЗАО", "ПАО", "АО", "НАО", "ИП", "ТОО", "ОДО", "ЧУП", "ТОВ", "ПАТ", "ПрАТ", "ТзОВ", "ФОП",
        "ЖШС", "АҚ", "OOO", "OAO", "ZAO", "PAO", "TOO", "TOV", "MChJ", "TNV",
    ),
}  # fmt: skip

BEFORE: tuple[str, ...] = (
    "ООО", "ОАО", "ЗАО", "ПАО", "АО", "НАО", "ИП", "ТОО", "ОДО", "ОсОО", "ЧУП", "УП", "ЧП", "ТОВ", "ТзОВ", "ПП",
    "ФОП", "ПАТ", "ПрАТ", "АТ", "ТД", "Торговый дом", "ЕООД", "ООД", "ЕАД", "ДОО", "ДООЕЛ",
    "Общество с ограниченной ответственностью",
    "Товариство з обмеженою відповідальністю", "Товарищество с ограниченной ответственностью", "Акционерное общество",
    "Открытое акционерное общество", "Закрытое акционерное общество", "Публичное акционерное общество",
    "Индивидуальный предприниматель", "OOO", "OAO", "ZAO", "PAO", "TOO", "TOV", "LLC", "UAB", "ЕТ", "شركة", "مؤسسة",
    "شرکت", "شرکة",
    "Công ty TNHH", "Công ty TNHH MTV", "Công ty TNHH Một Thành Viên", "Công ty Trách nhiệm hữu hạn",
    "Công ty Cổ phần", "Công ty CP", "Công ty", "Cty TNHH", "Cty CP", "Doanh nghiệp tư nhân", "DNTN", "CTCP", "SARL",
    "EURL", "SASU", "Sté", "Société", "Ets", "Établissements", "Firma", "Fa.", "Ditta", "P.H.U.", "P.P.H.U.",
    "F.H.U.", "F.H.", "M/s", "Messrs", "The", "Sp. z o.o.",
    "Kabushiki Kaisha", "Perusahaan", "Cong ty TNHH",
)  # fmt: skip

# Two letters before a name are as often initials as a form (AB Volvo, but AB Electric Ltd): see `strip_legal_forms`.
WEAK_BEFORE: tuple[str, ...] = ("PT", "CV", "UD", "AB", "AS", "SA", "SC", "SAS", "SIA", "OÜ", "KK")
_GOES_WITH_WEAK = ("Tbk", "(Persero)", "(Persero) Tbk", "S.R.L.", "S.A.")

UNSPACED_AFTER: tuple[str, ...] = (
    "股份有限公司", "有限责任公司", "有限責任公司", "有限公司",
    "总公司", "分公司", "责任有限公司", "公司", "株式会社", "有限会社", "合同会社", "合資会社", "合名会社",
    "주식회사", "유한회사", "유한책임회사", "จำกัด", "จํากัด", "มหาชน", "จำกัดมหาชน", "จํากัดมหาชน",
)  # fmt: skip
UNSPACED_BEFORE: tuple[str, ...] = (
    "株式会社", "有限会社", "合同会社", "주식회사", "유한회사", "บริษัท", "ห้างหุ้นส่วนจำกัด", "ห้างหุ้นส่วน", "หจก",
    "บจก", "บมจ", "ບໍລິສັດ",
)  # fmt: skip

CONNECTORS = frozenset(["and", "und", "et", "y", "e", "i", "och", "og", "en", "ve", "и", "та", "va", "και"])

Form = tuple[str, ...]
_LONGEST = 7  # words of a form


def strip_legal_forms(name_words: list[str]) -> list[str]:
    """Return the words of a name without its legal forms; one word always stays.

    A form of two letters before the name counts only where no form stands behind it and more than ordinary words are
    left: `AB Volvo` is Volvo, `AB Electric` is not Electric.
    """
    kept = _without_connectors(name_words)
    if not all(map(str.isascii, kept)):
        kept = [bare for word in kept if (bare := _strip_unspaced(word))] or name_words
    kept, behind = _strip_after(kept)
    kept = _strip_before(kept, folded.BEFORE)
    if all(form in _forms(folded.GOES_WITH_WEAK) for form in behind):
        named = _strip_before(kept, folded.WEAK_BEFORE)
        return named if without_trade_words(named) else kept
    return kept


def _without_connectors(name_words: list[str]) -> list[str]:
    inner = [word for word in name_words[1:-1] if word not in CONNECTORS]
    return [*name_words[:1], *inner, *name_words[1:][-1:]]


def _strip_after(name_words: list[str]) -> tuple[list[str], list[Form]]:
    stripped = list[Form]()
    while size := _size_behind(name_words):
        stripped.append(tuple(name_words[-size:]))
        name_words = name_words[:-size]
    return name_words, stripped


def _strip_before(name_words: list[str], forms: str) -> list[str]:
    while size := _size_before(name_words, forms):
        name_words = name_words[size:]
    return name_words


def _size_behind(name_words: list[str]) -> int:
    """Return how many words the longest form has that stands behind a name, 0 where none does."""
    if not name_words or name_words[-1] not in _last_words():
        return 0
    return next((size for size in _sizes(name_words) if tuple(name_words[-size:]) in _forms(folded.AFTER)), 0)


def _size_before(name_words: list[str], forms: str) -> int:
    """Return how many words the longest of the forms has that stands before a name, 0 where none does."""
    if not name_words or name_words[0] not in _first_words(forms):
        return 0
    return next((size for size in _sizes(name_words) if tuple(name_words[:size]) in _forms(forms)), 0)


def _sizes(name_words: list[str]) -> range:
    return range(min(len(name_words) - 1, _LONGEST), 0, -1)


def _strip_unspaced(word: str) -> str:
    if not is_unspaced(word):
        return word
    before, after = _unspaced()
    for form in before:
        word = word.removeprefix(form)
    while form := next((form for form in after if word.endswith(form)), ""):
        word = word.removesuffix(form)
    return word


@cache
def _forms(forms: str) -> frozenset[Form]:
    return frozenset(tuple(form.split(" ")) for form in forms.replace("\n", "").split("|"))


@cache
def _first_words(forms: str) -> frozenset[str]:
    return frozenset(form[0] for form in _forms(forms))


@cache
def _last_words() -> frozenset[str]:
    return frozenset(form[-1] for form in _forms(folded.AFTER))


def folded_forms() -> dict[str, list[str]]:
    """Return the forms as they are looked up, for core/identity/folded.py: folding them takes longer than an `add`."""
    after = [form for forms in AFTER.values() for form in forms]
    written = {"AFTER": after, "BEFORE": BEFORE, "WEAK_BEFORE": WEAK_BEFORE, "GOES_WITH_WEAK": _GOES_WITH_WEAK}
    return {
        name: sorted({" ".join(_without_connectors(words(form))) for form in forms}) for name, forms in written.items()
    }


@cache
def _unspaced() -> tuple[tuple[str, ...], tuple[str, ...]]:
    def longest_first(written: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(sorted({"".join(words(form)) for form in written}, key=lambda form: (-len(form), form)))

    return longest_first(UNSPACED_BEFORE), longest_first(UNSPACED_AFTER)
