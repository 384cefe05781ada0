"""Ordinary words of the trade: they say what a firm does, not which firm it is.

`Bolt Lighting` and `Sun Lighting` share one and are two firms. Words of the languages our customers' names are in,
written as people write them and folded once.
"""

from __future__ import annotations

import re
from functools import cache

from tradectl.core.identity import folded
from tradectl.core.identity.folding import is_unspaced, words

_LATIN = """
trading trade trader traders import imports importer importers importing export exports exporter exporters exporting
impex international intercontinental global globe world worldwide group holding holdings industry industries
industrial enterprise enterprises business businesses company companies co corporation corp limited ltd commerce
commercial general merchandise merchants lighting lightings lights light lamp lamps led leds luminaire luminaires
illumination electric electrical electricals electronic electronics tech technic technical technology technologies
optoelectronic optoelectronics opto photoelectric semiconductor
solution solutions system systems supply supplies supplier suppliers sourcing procurement product products production
productions manufacture manufacturer manufacturers manufacturing factory works mill mills distribution distributor
distributors distributing wholesale wholesaler wholesalers retail retailer retailers store stores shop shops mart
market markets marketing sale sales service services agency agencies agent agents brothers sons partner partners
partnership
associates association venture ventures investment investments invest capital development engineering engineers
equipment equipments machine machinery machines tool tools hardware material materials building buildings construction
constructions contracting contractors decor decoration decorations design designs interior interiors home homes
house household furniture furnishing furnishings textile textiles fabric fabrics garment garments apparel clothing
fashion plastic plastics rubber metal metals steel glass ceramic ceramics packaging package chemical chemicals
automotive auto autos parts spare components accessories appliance appliances energy solar power logistics
shipping freight online web digital network networks office
leuchten leuchte licht lichttechnik beleuchtung beleuchtungen lampen handel handels handelsgesellschaft
handelsgesellschaften großhandel grosshandel großhändler einzelhandel vertrieb vertriebs vertriebsgesellschaft elektro
elektrik elektrotechnik elektronik technik gruppe gesellschaft beteiligungs verwaltungs import-export außenhandel
werk werke industrie söhne gebrüder bau baustoffe möbel maschinen maschinenbau werkzeuge
éclairage luminaire lumière lumières lampes électrique électriques électricité électronique négoce groupe entreprise
entreprises établissements commerce commerciale générale matériel matériaux produits frères fils industriels
industrielle distributions fournitures
iluminación luminarias lámparas comercial comerciales comercializadora comercio importadora importaciones
importación exportadora exportaciones exportación distribuidora distribuidor distribuciones distribución industrias
industria eléctrica eléctricos eléctrico electricidad electrónica internacional internacionales grupo empresa empresas
productos materiales suministros servicios soluciones hijos hermanos tecnología tecnologías fábrica ferretería
inversiones
iluminação luminárias lâmpadas comércio importação exportação importações distribuição indústria indústrias elétrica
elétricos materiais produtos serviços soluções irmãos filhos fábrica atacado varejo representações
illuminazione luci lampade commercio commerciale importazione esportazione importazioni distribuzione elettrica
elettrico elettronica internazionale gruppo impresa prodotti forniture figli fratelli ditta industriale
verlichting groothandel handelsonderneming handelsmaatschappij elektrotechniek techniek groep
belysning belysnings lys handel elektronik teknik gruppen industri grossist engros agentur
valaistus sähkö tukku kauppa
oświetlenie oświetleniowe światło hurtownia handlowa handlowe przedsiębiorstwo produkcyjno usługowe zakład elektryczne
elektro grupa osvětlení svítidla obchod obchodní velkoobchod világítás világítástechnika kereskedelmi kereskedelem
szolgáltató iluminat rasvjeta trgovina trgovačko
aydınlatma aydınlatmacılık elektrik elektronik sanayi sanayii sanayisi ticaret ticareti san tic ithalat ihracat ith
ihr dış pazarlama grup holding ürünleri malzemeleri inşaat mühendislik makina makine
perdagangan lampu penerangan elektronika dagang niaga industri
thương mại xuất nhập khẩu sản dịch vụ quốc tế chiếu sáng điện tử đầu tư phát triển kỹ thuật công nghệ
"""

# Articles and the like: ordinary too, `Al Noor` and `Al Amir` share nothing.
_PARTICLES = """
the of for al el la le lo los las les de del della delle di da das do dos du des der die den dem van von ter bin ben
und and et y e i og och ve
"""

_OTHER_SCRIPTS = """
торговый торговая торговля торгово торг дом свет светотехника светотехническая освещение электро электрик
электротехника электроника группа компания компании фирма предприятие завод фабрика импорт экспорт международная
международный производственная производственно промышленная коммерческая инвест строй снаб сервис опт
компанія торгова торговий торгівля світло освітлення група підприємство міжнародна виробнича
εμπορική εμπορικη εμπόριο φωτισμός φωτιστικά ηλεκτρικά εισαγωγές εξαγωγές διεθνής όμιλος εταιρεία βιομηχανία
التجارة للتجارة تجارة التجارية تجارية العامة العالمية الدولية دولية مجموعة الاستيراد للاستيراد والاستيراد استيراد
التصدير والتصدير تصدير للإضاءة الإضاءة إضاءة إنارة الإنارة للإنارة الكهربائية كهربائية للأدوات للمقاولات مقاولات
الصناعية للصناعة الصناعات صناعة مصنع مؤسسة شركة الشركة القابضة وشركاه واولاده وأولاده إخوان
תאורה סחר יבוא יצוא קבוצת תעשיות חשמל
"""

_UNSPACED = """
国际 贸易 外贸 商贸 经贸 工贸 进出口 进口 出口 集团 控股 实业 工业 产业 企业 科技 技术 电子 电器 电气 电力 光电 光电子
照明 灯饰 灯具 灯光 半导体 节能 环保 新能源 能源 材料 制造 制品 五金 机械 机电 设备 塑料 塑胶 家具 家居 建材 装饰 工程
发展 投资 供应链 物流 电商 电子商务 商务 商业 商行 商社 洋行 工厂 制造厂 灯具厂 灯饰厂 电器厂 经营部 门市部 服务 厂 店
商事 商会 通商 物产 交易 制作所 产业 工业所 电机 电工 グループ インターナショナル トレーディング ライティング ジャパン
エレクトロニクス
무역 조명 산업 전자 전기 국제 그룹 상사 통상 물산 인터내셔널 트레이딩 라이팅 코퍼레이션
การค้า เทรดดิ้ง อินเตอร์เนชั่นแนล ไลท์ติ้ง อุตสาหกรรม กรุ๊ป อิเล็กทรอนิกส์ อิมพอร์ต เอ็กซ์พอร์ต
"""

# How people shorten ordinary words, and what they mean; both sides of a comparison are written out.
_SHORT = {
    "intl": "international",
    "int'l": "international",
    "imp": "import",
    "exp": "export",
    "ind": "industries",
    "inds": "industries",
    "mfg": "manufacturing",
    "mfrs": "manufacturers",
    "bros": "brothers",
    "gebr": "gebrüder",
    "f.lli": "fratelli",
    "hnos": "hermanos",
    "tech": "technology",
    "elec": "electric",
    "elect": "electric",
    "ent": "enterprises",
    "entp": "enterprises",
    "dist": "distribution",
    "grp": "group",
    "svcs": "services",
    "eng": "engineering",
    "ltg": "lighting",
    "tdg": "trading",
    "trdg": "trading",
    "sanayi": "san",
    "sanayii": "san",
    "sanayisi": "san",
    "ticaret": "tic",
    "ticareti": "tic",
    "ithalat": "ith",
    "ihracat": "ihr",
}


def written_out(name_words: list[str]) -> list[str]:
    """Return the words with ordinary words no longer shortened (`Intl` is `international`)."""
    return [_long_forms().get(word, word) for word in name_words]


def without_trade_words(name_words: list[str]) -> list[str]:
    """Return the distinctive words: those that are no ordinary words of the trade."""
    ordinary = _spaced()
    kept = (_trimmed(word) if is_unspaced(word) else word for word in name_words if word not in ordinary)
    return [word for word in kept if word]


def _trimmed(word: str) -> str:
    return _unspaced().sub("", word)


@cache
def _spaced() -> frozenset[str]:
    return frozenset(folded.TRADE_WORDS.replace("\n", "").split("|"))


@cache
def _unspaced() -> re.Pattern[str]:
    terms = {"".join(words(term)) for term in _UNSPACED.split()}
    long = sorted((term for term in terms if len(term) > 1), key=lambda term: (-len(term), term))
    single = "".join(sorted(term for term in terms if len(term) == 1))
    return re.compile(f"{'|'.join(long)}|[{single}]$")


@cache
def _long_forms() -> dict[str, str]:
    return dict(pair.split(" ") for pair in folded.LONG_FORMS.replace("\n", "").split("|"))


def folded_words() -> dict[str, list[str]]:
    """Return the words as they are looked up, for core/identity/folded.py; a long form stands behind its short one."""
    long_forms = {"".join(words(short)): words(full)[0] for short, full in _SHORT.items()}
    return {
        "TRADE_WORDS": sorted(set(words(_LATIN + _PARTICLES + _OTHER_SCRIPTS))),
        "LONG_FORMS": [f"{short} {full}" for short, full in long_forms.items()],
    }
