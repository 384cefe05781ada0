"""Countries: the codes of ISO 3166-1 and the names people write that no standard lists."""

from __future__ import annotations

_CODES = """
AD:AND AE:ARE AF:AFG AG:ATG AI:AIA AL:ALB AM:ARM AO:AGO AQ:ATA AR:ARG AS:ASM AT:AUT AU:AUS AW:ABW AX:ALA AZ:AZE
BA:BIH BB:BRB BD:BGD BE:BEL BF:BFA BG:BGR BH:BHR BI:BDI BJ:BEN BL:BLM BM:BMU BN:BRN BO:BOL BQ:BES BR:BRA BS:BHS
BT:BTN BV:BVT BW:BWA BY:BLR BZ:BLZ CA:CAN CC:CCK CD:COD CF:CAF CG:COG CH:CHE CI:CIV CK:COK CL:CHL CM:CMR CN:CHN
CO:COL CR:CRI CU:CUB CV:CPV CW:CUW CX:CXR CY:CYP CZ:CZE DE:DEU DJ:DJI DK:DNK DM:DMA DO:DOM DZ:DZA EC:ECU EE:EST
EG:EGY EH:ESH ER:ERI ES:ESP ET:ETH FI:FIN FJ:FJI FK:FLK FM:FSM FO:FRO FR:FRA GA:GAB GB:GBR GD:GRD GE:GEO GF:GUF
GG:GGY GH:GHA GI:GIB GL:GRL GM:GMB GN:GIN GP:GLP GQ:GNQ GR:GRC GS:SGS GT:GTM GU:GUM GW:GNB GY:GUY HK:HKG HM:HMD
HN:HND HR:HRV HT:HTI HU:HUN ID:IDN IE:IRL IL:ISR IM:IMN IN:IND IO:IOT IQ:IRQ IR:IRN IS:ISL IT:ITA JE:JEY JM:JAM
JO:JOR JP:JPN KE:KEN KG:KGZ KH:KHM KI:KIR KM:COM KN:KNA KP:PRK KR:KOR KW:KWT KY:CYM KZ:KAZ LA:LAO LB:LBN LC:LCA
LI:LIE LK:LKA LR:LBR LS:LSO LT:LTU LU:LUX LV:LVA LY:LBY MA:MAR MC:MCO MD:MDA ME:MNE MF:MAF MG:MDG MH:MHL MK:MKD
ML:MLI MM:MMR MN:MNG MO:MAC MP:MNP MQ:MTQ MR:MRT MS:MSR MT:MLT MU:MUS MV:MDV MW:MWI MX:MEX MY:MYS MZ:MOZ NA:NAM
NC:NCL NE:NER NF:NFK NG:NGA NI:NIC NL:NLD NO:NOR NP:NPL NR:NRU NU:NIU NZ:NZL OM:OMN PA:PAN PE:PER PF:PYF PG:PNG
PH:PHL PK:PAK PL:POL PM:SPM PN:PCN PR:PRI PS:PSE PT:PRT PW:PLW PY:PRY QA:QAT RE:REU RO:ROU RS:SRB RU:RUS RW:RWA
SA:SAU SB:SLB SC:SYC SD:SDN SE:SWE SG:SGP SH:SHN SI:SVN SJ:SJM SK:SVK SL:SLE SM:SMR SN:SEN SO:SOM SR:SUR SS:SSD
ST:STP SV:SLV SX:SXM SY:SYR SZ:SWZ TC:TCA TD:TCD TF:ATF TG:TGO TH:THA TJ:TJK TK:TKL TL:TLS TM:TKM TN:TUN TO:TON
TR:TUR TT:TTO TV:TUV TW:TWN TZ:TZA UA:UKR UG:UGA UM:UMI US:USA UY:URY UZ:UZB VA:VAT VC:VCT VE:VEN VG:VGB VI:VIR
VN:VNM VU:VUT WF:WLF WS:WSM YE:YEM YT:MYT ZA:ZAF ZM:ZMB ZW:ZWE
"""
ALPHA_3: dict[str, str] = dict(pair.split(":")[::-1] for pair in _CODES.split())
ALPHA_2 = frozenset(ALPHA_3.values())

# Abbreviations are taken letter for letter, full stops aside; names by their folded spelling.
ALIASES: dict[str, tuple[str, ...]] = {
    "AE": (
        "UAE", "Emirates", "The Emirates", "Dubai", "Abu Dhabi", "Sharjah", "阿联酋", "阿聯酋", "阿拉伯联合酋长国",
        "迪拜", "杜拜", "EAU", "VAE", "Vereinigte Arabische Emirate",
    ),
    "AR": ("República Argentina",),
    "BA": (
        "Bosnia", "BiH", "Bosnia Herzegovina", "Bosnia & Herz", "Bosnia-Hercegovina", "波黑", "波斯尼亚", "波士尼亞",
    ),
    "BN": ("Brunei Darussalam", "文莱", "汶萊"),
    "BO": ("Bolivia", "玻利维亚"),
    "BR": ("Brasil",),
    "BY": (
        "Belorussia", "Byelorussia", "White Russia", "Weißrussland", "Biélorussie", "Bielorrusia", "白俄", "白羅斯",
    ),
    "CD": (
        "DRC", "DR Congo", "D.R. Congo", "D.R.C.", "RDC", "Zaire", "Congo Kinshasa", "Congo DR",
        "Democratic Republic of the Congo", "Democratic Republic of Congo", "République démocratique du Congo",
        "República Democrática del Congo", "DR Kongo", "Demokratische Republik Kongo", "刚果金", "刚果（金）",
        "剛果金", "刚果民主共和国", "民主刚果",
    ),
    "CF": ("CAR", "Central Africa", "中非"),
    "CG": (
        "Congo Brazzaville", "Republic of the Congo", "Republic of Congo", "République du Congo",
        "República del Congo", "Republik Kongo", "刚果布", "刚果（布）", "剛果布", "刚果共和国",
    ),
    "CH": ("Swiss", "Schweiz", "Suisse", "Svizzera", "Confoederatio Helvetica", "SUI"),
    "CI": ("Ivory Coast", "Cote d'Ivoire", "Elfenbeinküste", "Costa de Marfil", "象牙海岸", "科特迪瓦"),
    "CN": (
        "PRC", "P.R. China", "PR China", "Mainland China", "People's Republic of China", "中国大陆", "中國大陸",
        "中华人民共和国", "大陆", "VR China", "Volksrepublik China",
    ),
    "CV": ("Cape Verde", "Cabo Verde", "Kap Verde", "Cap-Vert", "佛得角", "維德角"),
    "CZ": (
        "Czech Republic", "Czech", "Czechia", "Tschechische Republik", "République tchèque", "República Checa",
        "捷克共和国", "Czech Rep",
    ),
    "DE": ("Federal Republic of Germany", "BRD", "GER", "Bundesrepublik Deutschland", "德国", "德國"),
    "DK": ("DEN",),
    "DO": ("Dominican Rep", "Dominican Republic", "Rep. Dominicana", "多米尼加共和国", "多明尼加", "多米尼加",
           "Dominicana", "Dom Rep"),
    "DZ": ("ALG",),
    "ES": ("Espana", "Kingdom of Spain"),
    "FM": ("Micronesia",),
    "GB": (
        "UK", "U.K.", "Great Britain", "Britain", "England", "Scotland", "Wales", "Northern Ireland",
        "United Kingdom of Great Britain", "英国", "英國", "英格兰", "英格蘭", "苏格兰", "蘇格蘭", "威尔士", "威爾斯",
        "北爱尔兰", "北愛爾蘭", "大不列颠", "Großbritannien", "Grande-Bretagne", "Angleterre", "Gran Bretaña",
        "Inglaterra", "Schottland", "Écosse", "Escocia", "Nordirland", "Irlande du Nord", "Irlanda del Norte",
    ),
    "GQ": ("Equatorial Guinea",),
    "GR": ("Hellas", "Hellenic Republic", "EL", "GRE"),
    "GW": ("Guinea Bissau",),
    "HK": (
        "Hong Kong", "Hongkong", "HK SAR", "HKSAR", "Hong Kong SAR", "Hong Kong China", "China Hong Kong", "香港",
        "中国香港", "中國香港", "香港特别行政区", "香港特別行政區",
    ),
    "HR": ("Hrvatska", "CRO"),
    "ID": ("INA",),
    "IE": ("Republic of Ireland", "Eire", "爱尔兰共和国"),
    "IR": ("Iran", "Persia", "Islamic Republic of Iran"),
    "IT": ("Italia",),
    "JP": ("Nippon", "Nihon"),
    "KP": (
        "North Korea", "N. Korea", "DPRK", "D.P.R.K.", "DPR Korea", "朝鲜", "朝鮮", "北朝鲜", "北朝鮮", "北韩",
        "北韓",
    ),
    "KR": (
        "South Korea", "S. Korea", "S Korea", "ROK", "R.O.K.", "Korea South", "Korea Republic", "Korea Rep", "韩国",
        "韓國", "南韩", "南韓", "大韩民国", "大韓民國", "Korea (South)", "Rep of Korea", "Rep Korea",
    ),
    "KZ": ("Kazakstan",),
    "LA": ("Laos", "Lao", "Lao PDR", "Lao P.D.R.", "老挝", "寮國", "寮国"),
    "LK": ("Ceylon", "斯里兰卡"),
    "LU": ("Luxemburg",),
    "LY": ("Libya", "Libyan Arab Jamahiriya"),
    "MA": ("Marocco",),
    "MD": ("Moldova", "Moldavia", "摩尔多瓦"),
    "MK": ("Macedonia", "FYROM", "North Macedonia", "N. Macedonia", "Mazedonien", "Macédoine", "马其顿", "馬其頓"),
    "MM": ("Burma", "Myanmar", "Birma", "Birmanie", "Birmania", "緬甸"),
    "MO": (
        "Macau", "Macao", "Macau SAR", "Macao SAR", "Macao China", "Macau China", "澳门", "澳門", "中国澳门",
        "中國澳門", "澳门特别行政区", "澳門特別行政區",
    ),
    "MY": ("MAS",),
    "NL": (
        "Holland", "Netherlands", "Netherland", "NED", "Niederlande", "Pays-Bas", "Países Bajos", "Holanda",
        "Hollande", "荷兰", "荷蘭",
    ),
    "NZ": ("N.Z.", "New Zealand", "纽西兰", "紐西蘭", "Neuseeland"),
    "PG": ("PNG", "P.N.G."),
    "PH": ("Philippine", "Pilipinas", "The Philippines", "PHI"),
    "PL": ("Polska",),
    "PS": ("Palestine", "West Bank", "Gaza", "State of Palestine", "巴勒斯坦", "Palästina", "Palestina"),
    "PT": ("POR",),
    "RO": ("Rumania",),
    "RU": ("Russia", "Rossiya", "Russian Federation", "Russian Fed", "俄国", "俄國", "俄罗斯联邦", "Россия", "РФ"),
    "SA": ("KSA", "K.S.A.", "Saudi", "Kingdom of Saudi Arabia", "沙特", "沙地阿拉伯", "沙特阿拉伯"),
    "ST": ("Sao Tome",),
    "SY": ("Syria", "Syrian Arab Republic", "叙利亚", "敘利亞"),
    "SZ": ("Swaziland", "Swasiland", "Swazilandia", "斯威士兰", "史瓦濟蘭"),
    "TL": ("East Timor", "Timor Leste", "Timor", "Osttimor", "Timor oriental", "东帝汶", "東帝汶"),
    "TR": ("Turkey", "Türkiye", "Turkiye", "Türkei", "土耳其"),
    "TT": ("Trinidad", "T&T"),
    "TW": (
        "Taiwan", "R.O.C.", "ROC", "Formosa", "Taiwan ROC", "Republic of China", "Chinese Taipei", "Taiwan China",
        "Taiwan, Province of China", "台湾", "臺灣", "台灣", "中国台湾", "中國台灣", "中国台湾省", "中華民國",
        "中华民国",
    ),
    "TZ": ("Tanzania", "Zanzibar"),
    "UA": ("Україна", "Украина"),
    "US": (
        "USA", "U.S.A.", "U.S.", "United States", "United States of America", "America", "The States", "美国", "美國",
        "米国", "EE.UU.", "EEUU", "E.E.U.U.", "Vereinigte Staaten", "États-Unis d'Amérique",
        "Estados Unidos de América", "Amerika",
    ),
    "VA": ("Vatican", "Holy See", "梵蒂冈"),
    "VE": ("Venezuela",),
    "VN": ("Vietnam", "Viet Nam", "S.R. Vietnam", "Việt Nam"),
    "WS": ("Western Samoa",),
    "ZA": ("RSA", "R.S.A.", "South Africa", "S. Africa", "SA South Africa", "Suid-Afrika"),
}  # fmt: skip

# Names of more than one country: a question, whatever a standard's short name says.
AMBIGUOUS: dict[tuple[str, ...], tuple[str, ...]] = {
    ("KP", "KR"): ("Korea", "Corea", "Corée", "高丽", "高麗", "Корея"),
    ("CD", "CG"): ("Congo", "Kongo", "刚果", "剛果", "The Congo"),
    ("GN", "GQ", "GW", "PG"): ("Guinea", "Guinée", "几内亚", "幾內亞"),
    ("GF", "GY"): ("Guiana", "Guayana"),
    ("VG", "VI"): (
        "Virgin Islands", "The Virgin Islands", "维尔京群岛", "維京群島", "Jungferninseln", "Îles Vierges",
        "Islas Vírgenes",
    ),
    ("MF", "SX"): ("Saint Martin", "St. Martin", "San Martín", "圣马丁", "聖馬丁"),
    ("BQ", "CW", "SX"): ("Netherlands Antilles", "Dutch Antilles", "Niederländische Antillen"),
    ("ME", "RS"): ("Serbia and Montenegro", "Serbien und Montenegro"),
    ("CZ", "SK"): ("Czechoslovakia", "Tschechoslowakei", "捷克斯洛伐克"),
    ("BA", "HR", "ME", "MK", "RS", "SI"): ("Yugoslavia", "Jugoslawien", "南斯拉夫"),
}  # fmt: skip
