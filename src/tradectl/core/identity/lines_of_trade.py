"""What ordinary words of a name mean, across languages: `Leuchten`, `lamps` and `灯饰` are one line of trade.

Words stand folded (core/identity/spelling.py); core/identity/trade_words.py says which words are ordinary.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from tradectl.core.identity import folded
from tradectl.core.identity.names import collapsed
from tradectl.core.identity.spoken import sound

# What a firm deals in: two names that differ there are two firms of one family (`Bolt Lighting`, `Bolt Logistics`).
_LINES = {
    "lighting": """
lighting lightings lights light lamp lamps luminaire luminaires illumination chandelier chandeliers bulbs leuchten
leuchte licht lichttechnik beleuchtung beleuchtungen lampen objektlicht eclairage eclairages lumiere lumieres lampes
lustres lustrerie iluminacion iluminaciones luminarias lamparas iluminacao iluminacoes lampadas candeeiros
illuminazione luci lampade lampadari verlichting belysning belysnings lys valaistus oswietlenie oswietleniowe swiatlo
osvetleni svitidla lustry vilagitas vilagitastechnikai rasvjeta svjetlo svetila iluminat aydinlatma avize armatur
lampu penerangan свет светотехника светотехническая освещение освещения світло освітлення осветление осветлување
φωτισμοσ φωτιστικα للاضاءه الاضاءه اضاءه اناره الاناره للاناره תאורה תאורת lantern lanterns
""",
    "electric": """
electric electrical electricals elektro elektrik elektrotechnik electrique electriques electricite electricidad
electrico electricos electrica electro eletro eletrica eletricos elettrica elettrico elettroforniture sahko
elektryczne elektryczna elektronika electronic electronics electronique electronica elettronica электро электрик
электротехника электроника ηλεκτρικα الكهرباييه للكهرباء حשמל חשמל denki switchgear elektriker
""",
    "furniture": """
furniture furnishing furnishings mobel meubles muebles mobilya mobili mobler kaluste butor мебель мебл επιπλα للاثاث
الاثاث furnitur kitchens
""",
    "textile": """
textile textiles textil tekstil tessile fabric fabrics garment garments apparel clothing
fashion текстиль
""",
    "hardware": "hardware tools tool werkzeuge ferreteria ferramenta fontaneria plumbing sanitary",
    "plastic": "plastic plastics rubber kunststoff plastik пластик",
    "metal": "metal metals steel stahl metall metaux metalli металл",
    "transport": """
logistics logistik logistique logistica transport transports transporte transportes trasporti shipping freight
spedition motors reisen travel tours транспорт логистика lojistik
""",
    "food": "food foods lebensmittel gida alimentos alimentari продукты",
    "energy": "energy solar power energie energia gas",
    "chemical": "chemical chemicals chemie chimie quimica pharma",
    "building": """
building buildings construction constructions contracting contractors bau baustoffe insaat للمقاولات مقاولات
construcciones
""",
    "finance": "capital investment investments invest estate immobilien инвест",
}
# How a firm deals: differing there, the names may still be of one firm.
_WAYS = {
    "trade": """
trading trade trader traders handel handels handelsgesellschaft handelsonderneming negoce commerce commerciale
commercial comercial comercializadora comercio commercio distribution distributions distribuciones distribuicao
distribuidora distribuidor distribuzione distributors distributor vertrieb vertriebs vertriebsgesellschaft wholesale
groothandel grossist hurtownia handlowa ticaret tic dagang торговыи торговая торг комерц للتجاره التجاره تجاره
التجاريه mercantile general
""",
    "import": """
import imports importer importers importadora importaciones importacion importacao importazione importazioni ith
ithalat импорт استيراد الاستيراد للاستيراد والاستيراد export exports exporter exporters exporting exportadora
exportacion exportaciones exportacao esportazione ihr ihracat экспорт تصدير التصدير والتصدير impex importexport
""",
    "group": "group groupe gruppe grupo gruppo groep gruppen grupa holding holdings группа групп مجموعه kelompok",
    "international": "international intercontinental global internacional internazionale международныи международная",
    "industry": """
industry industries industrial industrie industria industrias industriale industri manufacture manufacturer
manufacturers manufacturing factory works fabrik fabrica werk werke завод фабрика производственная san sanayi
""",
    "technology": "tech technic technical technology technologies technik teknik tecnologia techniek",
    "shop": "shop shops store stores mart market markets lichthaus lampenhaus house",
}
_UNSPACED_LINES = {
    "lighting": "照明 灯饰 灯具 灯光 灯 ライティング ライト 조명 라이팅 ไลท์ติ้ง",
    "electric": "电子 电器 电气 电力 电机 电工 エレクトロニクス 전자 전기",
    "furniture": "家具 家居 เฟอร์นิเจอร์ 가구",
    "textile": "纺织 服饰 服装 섬유",
    "hardware": "五金",
    "plastic": "塑料 塑胶 플라스틱",
    "transport": "物流",
    "energy": "新能源 能源 节能",
    "building": "建材 装饰 工程",
    "finance": "投资",
}
_UNSPACED_WAYS = {
    "trade": "贸易 外贸 商贸 经贸 工贸 商行 商事 商会 商社 トレーディング 무역 상사 통상 트레이딩 เทรดดิ้ง",
    "import": "进出口 进口 出口",
    "group": "集团 控股 グループ 그룹 กรุ๊ป",
    "international": "国际 インターナショナル 국제",
    "industry": "实业 工业 产业 制造 工厂 制作所 산업",
    "technology": "科技 技术 光电 光学",
}
LINES = frozenset(_LINES)
_PARTICLES = (
    "the of for al el la le lo los las les de del della di da do das dos du des der die den van von and und et y vd"
)


def concepts(whole: str, core: str) -> frozenset[str]:
    """Return what the ordinary words of a name mean; a word that haas no meaning here stands for itself."""
    distinctive = set(core.split())
    found = set[str]()
    for word in whole.split():
        if not word.isascii() and (terms := _unspaced().findall(word)):
            found |= {_of_unspaced()[term] for term in terms}
        elif meaning := concept_of(word):
            found.add(meaning)
        elif word not in distinctive and word not in _particles() and word.isascii():
            found.add(word)
    return frozenset(found)


@lru_cache(maxsize=16384)
def concept_of(word: str) -> str | None:
    """Return what a folded word means, if it tells a line of trade or a way of trading; `svet` is `свет`."""
    return _of_spaced().get(word) or (_heard().get(sound(word)) if word.isascii() else None)


@cache
def _particles() -> frozenset[str]:
    return frozenset(_PARTICLES.split())


@cache
def _of_spaced() -> dict[str, str]:
    return dict(pair.split(" ") for pair in folded.MEANINGS.replace("\n", "").split("|"))


@cache
def _heard() -> dict[str, str]:
    """Return the words of other scripts as they sound: so they stand in names written in Latin letters."""
    return dict(pair.split(" ") for pair in folded.HEARD.replace("\n", "").split("|"))


def folded_meanings() -> dict[str, list[str]]:
    """Return the words as they are looked up and as they sound, each with its meaning, for core/identity/folded.py."""
    told = {collapsed(word): concept for concept, text in (_LINES | _WAYS).items() for word in text.split()}
    heard = {sound(word): concept for word, concept in told.items() if not word.isascii() and sound(word)}
    return {
        "MEANINGS": [f"{word} {concept}" for word, concept in told.items()],
        "HEARD": [f"{word} {concept}" for word, concept in heard.items()],
    }


@cache
def _of_unspaced() -> dict[str, str]:
    tables = (_UNSPACED_LINES, _UNSPACED_WAYS)
    return {term: concept for table in tables for concept, text in table.items() for term in text.split()}


@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_of_unspaced(), key=lambda term: (-len(term), term))))
