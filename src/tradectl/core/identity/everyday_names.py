"""Names that many firms have without knowing of each other: emblems, surnames, places, persons.

`Müller Elektro` stands in every second town and `Golden Dragon Trading` in every port: such a name alone tells little.
The words stand folded (core/identity/spelling.py).
"""

from __future__ import annotations

import re
from functools import cache

from tradectl.core.identity.names import collapsed

_EMBLEMS = """
star stars sun sunny sunrise sunset sunshine moon sky rainbow dawn golden gold silver diamond crystal pearl royal king
kings queen prince crown imperial empire eagle falcon hawk lion tiger dragon phoenix horse bear wolf bull swan dolphin
lotus rose lily cedar palm oak maple olive bamboo orchid ocean sea river mountain valley island harbor bay bridge gate
east west north south eastern western northern southern central union united national federal first prime premier
elite best super top max mega ultra pro plus extra smart quality excel success victory triumph fortune lucky happy
peace freedom liberty liberte unity harmony future modern new old classic style dream magic vision focus point line
way path alpha beta gamma delta sigma omega apex zenith summit vertex atlas titan apollo zeus hermes orion nova aurora
luna stella sol lux lumen lumina luminous bright brilliant shine shining spark flash blue green red white black euro
asia pacific atlantic orient oriental continental nordic baltic adria alpine gulf arab desert oasis pyramid nile pampa
andina andino ideal perfect standard unique universal globe planet terra aqua eco nature city urban metro plaza tower
sonne stern adler lowe krone licht blau rot grun weiss schwarz europa soleil etoile lune aigle roi royale estrella
cielo mar oro plata rey norte sur este oeste centro estrela lua bella bello nuova nuovo casa sole yildiz gunes ay
anadolu ege marmara aydin isik oz sinar cahaya jaya makmur sumber abadi maju bintang baru siam thai anh shree shri sri
om sai balaji ganesh ganesha lakshmi laxmi mahalaxmi krishna durga shiva bharat hind lanka noor nour nur amal salam
amir amira hilal qamar shams najm fajr safa marwa rayan wafa baraka barakat madina makkah свет светлана гамма альфа
омега дельта север юг восток запад звезда солнце орион вега нева волга искра союз прогресс лидер гарант стандарт плюс
nordisk norsk svensk dansk finska deutsche german american british english french italian italiana spanish espanola
portuguesa polska polski ceska chinese japanese korean indian turkish turk russian arabian african european ηλιοσ
αστερι ελλασ النور نور القمر الشمس النيل الامل السلام الفجر النجم الصفا المصريه العربيه الخليج الوطنيه الاهليه sakura
fuji nippon nihon asahi daehan hanguk
"""
_SURNAMES = """
muller moller schmidt schmitt schmid schneider fischer weber meyer meier maier mayer mayr wagner becker bekker schulz
schulze hoffmann hofmann koch bauer richter klein wolf wolff schroder neumann schwarz zimmermann braun kruger hartmann
lange werner krause lehmann schmitz frank kohler konig walter peters lang scholz jung hahn vogel keller gunther
friedrich schubert winkler lorenz albrecht ludwig bohm winter haas schreiber graf dietrich ziegler kuhn pohl horn busch
bergmann pfeiffer maurer huber gruber hofer steiner berger moser pichler egger lindner smith smyth johnson johnston
jones brown browne taylor tailor williams wilson davies davis evans thomas roberts walker wright white whyte clark
clarke martin martins thompson thomson anderson andersen andersson hall green harris lewis young king scott baker
adams campbell mitchell turner parker cooper cook morgan murphy kelly kelley ryan miller moore jackson lee harrison
wood ward hughes edwards hill cox bell russell stewart stevens stephens phillips philips collins rogers reed morris
bennett gray grey brooks foster graham hunt palmer simpson bernard dubois dupont durand duran moreau laurent simon
michel lefebvre leroy roux girard rossi russo ferrari ferraro esposito bianchi romano colombo ricci marino greco bruno
garcia gonzalez gonzales rodriguez fernandez lopez martinez sanchez perez gomez ruiz diaz hernandez alvarez jimenez
moreno munoz alonso gutierrez romero navarro torres dominguez vazquez serrano blanco molina ortega delgado ortiz flores
rivera gomes lopes fernandes goncalves carvalho araujo barbosa rocha gallo conti deluca mancini costa giordano rizzo
lombardi moretti petit richard robert leroux david bertrand morel fournier garnier ramirez ramos vega vera vargas
castro silva santos sousa souza oliveira pereira ferreira rodrigues almeida lima jansen janssen jensen hansen hanson
nielsen nilsson pedersen larsen larson olsen olson johansson karlsson eriksson eriksen peeters maes vries bakker visser
smit meijer mulder nowak kowalski kowalczyk wisniewski wojcik zajac novak novotny dvorak horvath horvat kovacs kovac
szabo toth nagy varga popescu ionescu popa yilmaz kaya kara demir celik sahin ozturk arslan dogan kilic aslan иванов
иванова петров петрова сидоров смирнов смирнова кузнецов попов васильев соколов новиков волков кравченко шевченко
бондаренко παπαδοπουλοσ khan ahmed ahmad ali hassan hussein hussain mohammed mohamed muhammad rahman rahim otaibi
ghamdi harbi sabah sharma verma gupta singh kumar patel patil shah jain agarwal mehta reddy rao das nguyen tran pham
hoang phan minh hoa gia long tan lim wong chan chen reyes cruz bautista wang li zhang liu yang huang zhao wu zhou xu
sun ma zhu hu guo he lin kim park choi jeong kang cho tanaka suzuki sato takahashi watanabe ito yamamoto nakamura
kobayashi
"""
_PLACES = """
china india japan korea thailand vietnam america usa canada mexico brasil brazil argentina chile peru colombia germany
deutschland austria france italia italy espana spain portugal polska poland russia turkiye turkey egypt arabia
emirates africa australia texas california florida lagos bohemia moravia silesia provence bretagne hamburg berlin
munchen munich stuttgart stuttgarter koln frankfurt bremen dresden leipzig wien zurich basel london bristol bath hull
leeds manchester dublin sydney melbourne perth toronto dallas paris lyon nantes rennes lille milano roma romana torino
napoli madrid barcelona sevilla lisboa porto campinas eindhoven amsterdam oslo stockholm kobenhavn helsinki praha brno
plzen krakow torun warszawa budapest bratislava zagreb istanbul ankara izmir dubai sharjah riyadh jeddah cairo amman
baghdad tehran lahore karachi delhi mumbai pune dhaka jakarta bandung manila bangkok saigon hanoi ningbo shanghai
beijing shenzhen guangzhou zhongshan foshan yiwu hangzhou xiamen suzhou taipei tokyo osaka seoul busan singapore
москва спб казань рязань омск киів киев львів львов алматы минск дніпро дністер αθηνων πατρων الرياض جده بغداد البصره
القاهره دبي تهران
"""
_UNSPACED = """
宏达 金龙 华泰 恒达 宏发 永发 永盛 永兴 鑫达 鑫源 兴达 兴旺 顺达 顺发 天天 大同 富华 新华 中华 东方 华东 华南 阳光
光明 星光 长城 联合 国泰 美丽 天成 天华 金星 金鑫 银河 大华 中天 日升 东升 宏图 第一 第二 田中 铃木 佐藤 高桥 渡边
宁波 上海 深圳 广州 中山 佛山 义乌 杭州 苏州 厦门 温州 北京 天津 东莞 台北 台中 高雄 香港 澳门 东京 大阪 名古屋
サクラ 대한 한국 서울 부산 แสงไทย แสงทอง
"""


def is_everyday(core: str) -> bool:
    """Return whether every distinctive word of a name is one that many firms have."""
    return all(is_everyday_word(word) for word in core.split())


def is_everyday_word(word: str) -> bool:
    """Return whether many firms have a folded word in their names: also one of digits or of a single letter."""
    return word in _spaced() or len(word) == 1 or word.isdigit() or (not word.isascii() and _is_unspaced(word))


def _is_unspaced(word: str) -> bool:
    return _unspaced().fullmatch(word) is not None


@cache
def _spaced() -> frozenset[str]:
    return frozenset(map(collapsed, f"{_EMBLEMS} {_SURNAMES} {_PLACES}".split()))


@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(_UNSPACED.split())})+")
