"""Word lists of the generated customers: what firms, people and towns are called in the languages a desk meets."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_LETTERS = str.maketrans({"đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ß": "ss", "ı": "i", "æ": "ae"})


@dataclass(frozen=True, slots=True)
class Country:
    """A country: its code, time zone, language, towns, and phone numbers with a # for each free digit."""

    code: str
    zone: str
    language: str
    towns: tuple[str, ...]
    phones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tongue:
    """How firms and people are named: `name` is the pattern of a firm's name; a word may bring its spelling, 光=guang."""

    name: str
    firsts: tuple[str, ...]
    seconds: tuple[str, ...]
    trades: tuple[str, ...]
    forms: tuple[str, ...]
    given: tuple[str, ...]
    family: tuple[str, ...]
    countries: tuple[Country, ...]

    @property
    def names(self) -> int:
        """Return how many names of firms the words give."""
        return len(self.firsts) * len(self.seconds) * len(self.trades)

    def firm(self, number: int) -> tuple[str, str]:
        """Return the name of firm no. `number` and its first word in ASCII letters; no two names are alike."""
        again, place = divmod(number, self.names)
        place = place * _STRIDE % self.names
        place, trade = divmod(place, len(self.trades))
        first, second = (
            words[index]
            for words, index in zip((self.firsts, self.seconds), divmod(place, len(self.seconds)), strict=True)
        )
        form = self.forms[number % len(self.forms)]
        numbered = f"{self.trades[trade]} {again + 1}" if again else self.trades[trade]
        name = self.name.format(first=shown(first), second=shown(second), trade=numbered, form=form)
        return name.strip(), latin(first)


_STRIDE = 99_991  # a prime: neighbours in number are far apart in the lists


def shown(word: str) -> str:
    """Return a word as it is written."""
    return word.partition("=")[0]


def latin(word: str) -> str:
    """Return a word in ASCII letters."""
    text = word.partition("=")[2] or word
    bare = unicodedata.normalize("NFD", text.translate(_LETTERS))
    return re.sub("[^A-Za-z]", "", bare)


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for phrase in text.split(","))


ENGLISH = Tongue(
    "{first} {second} {trade} {form}",
    _words(
        "Ashgrove Bluewater Castlemere Dunmore Eastbridge Fairhaven Glenrock Highfield Ironside Juniper Kestrel Lakeshore"
        " Meridian Northgate Oakhurst Pinnacle Quarryside Ridgeline Silverton Thornbury Underhill Victory Whitestone"
        " Yellowtail Zenith Arrowhead Beacon Cardinal Driftwood Evergreen Foxglove Granite Harbour Ivywood Jubilee"
        " Kingfisher Longreach Mayflower Nightingale Outback"
    ),
    _words(
        "Abbott Barlow Chandler Drummond Ellison Faulkner Gallagher Hawthorne Ingram Jefferson Kirkland Lockwood"
        " Macmillan Newcombe Ormond Prescott Quigley Rutherford Stanhope Thackeray Upton Vaughan Whitaker Yardley"
        " Atkinson Bradshaw Crawford Davenport Everett Fitzgerald Greenwood Holloway Jameson Kensington Livingstone"
        " Montague Northcote Oglethorpe Pemberton Rosewood"
    ),
    _phrases(
        "Lighting, Electric Supply, Trading, Hardware, Tools, Building Products, Fixtures, Wholesale, Imports, Home, Garden, Sourcing"
    ),
    _phrases("Ltd, Inc., LLC, Pty Ltd, Limited, Co."),
    _words("Oliver Grace Jack Amelia Harry Chloe Thomas Sophie George Hannah William Emma Samuel Alice Daniel Lucy"),
    _words("Turner Walker Bennett Parker Hughes Cooper Morgan Bailey Foster Murphy Palmer Reynolds Simpson Webb Doyle"),
    (
        Country(
            "US",
            "America/Chicago",
            "en",
            _phrases("Chicago, Dallas, Houston, Memphis"),
            ("+1 312 46# ####", "+1 773 52# ####"),
        ),
        Country(
            "GB",
            "Europe/London",
            "en",
            _phrases("Leeds, Bristol, Birmingham, Glasgow"),
            ("+44 121 4## ####", "+44 7912 ######"),
        ),
        Country(
            "AU",
            "Australia/Sydney",
            "en",
            _phrases("Sydney, Newcastle, Wollongong"),
            ("+61 2 9### ####", "+61 412 ### ###"),
        ),
        Country(
            "CA",
            "America/Toronto",
            "en",
            _phrases("Toronto, Hamilton, London ON"),
            ("+1 416 52# ####", "+1 647 83# ####"),
        ),
        Country(
            "ZA",
            "Africa/Johannesburg",
            "en",
            _phrases("Johannesburg, Durban, Cape Town"),
            ("+27 11 4## ####", "+27 82 4## ####"),
        ),
        Country("NG", "Africa/Lagos", "en", _phrases("Lagos, Abuja, Kano"), ("+234 803 ### ####", "+234 806 ### ####")),
        Country(
            "NZ",
            "Pacific/Auckland",
            "en",
            _phrases("Auckland, Wellington, Hamilton"),
            ("+64 9 3## ####", "+64 21 2## ####"),
        ),
    ),
)
GERMAN = Tongue(
    "{first} {second} {trade} {form}",
    _words(
        "Adler Bergmann Dürrwald Eisenhut Falkenberg Grünewald Hohenstein Jägerhof Kaltenbach Lindemann Mühlberg"
        " Nordhausen Oberländer Pfeiffer Rosenthal Schönfeld Tannhäuser Ulmenhof Vogelsang Wiesental Zimmermann"
        " Birkenfeld Donnersmarck Ehrlich Fürstenau Goldschmidt Herzogenrath Königshof Löwenstein Morgenroth Steinmetz Weißdorn"
    ),
    _words(
        "Abendroth Brückner Christiansen Dornbusch Engelhardt Feuerbach Gutenberg Hagedorn Immergrün Junghans Kirchhoff"
        " Lichtwark Mondschein Neubauer Ostermann Petersen Quellmalz Reinhardt Sonnenschein Trautmann Uhlenbrock Vollmer"
        " Wagenknecht Zollinger Achenbach Blumenthal Drechsler Eberhard Frühauf Gerstenberg Hoffmeister Kupferschmied"
    ),
    _phrases("Leuchten, Lichttechnik, Handel, Elektrotechnik, Werkzeuge, Baubedarf, Großhandel, Import"),
    _phrases("GmbH, GmbH & Co. KG, AG, KG, e.K."),
    _words("Hans Ute Jürgen Heike Matthias Sabine Stefan Katrin Wolfgang Birgit Thorsten Anja Günther Silke"),
    _words("Müller Schneider Krüger Böhm Lehmann Voß Schäfer Winkler Bäcker Köhler Zimmer Franke Günther Scholz"),
    (
        Country(
            "DE",
            "Europe/Berlin",
            "de",
            _phrases("Hamburg, Köln, Nürnberg, Leipzig"),
            ("+49 40 4######", "+49 171 2######"),
        ),
        Country("AT", "Europe/Vienna", "de", _phrases("Wien, Graz, Linz"), ("+43 1 5######", "+43 664 2######")),
        Country("CH", "Europe/Zurich", "de", _phrases("Zürich, Basel, Bern"), ("+41 44 2## ## ##", "+41 79 3## ## ##")),
    ),
)
SPANISH = Tongue(
    "{trade} {first} {second} {form}",
    _words(
        "Alborada Brillante Cumbres Destello Estrella Fortaleza Guadalupe Horizonte Iluminar Jacaranda Lucero Mirador"
        " Naranjo Océano Primavera Quetzal Relámpago Sierra Tempestad Universo Ventura Yerbabuena Zafiro Amanecer Bosque"
        " Caracol Duraznos Esmeralda Frontera Girasol Huracán Laguna"
    ),
    _words(
        "Aguirre Benavides Castañeda Domínguez Echeverría Figueroa Gutiérrez Hinojosa Ibarra Jaramillo Larrañaga"
        " Montenegro Navarrete Ordóñez Palacios Quintanilla Rivadeneira Santillana Tejeda Urrutia Villanueva Zambrano"
        " Altamirano Bustamante Cervantes Escalante Fuentes Granados Herrera Iturbide Madrigal Olivares"
    ),
    _phrases(
        "Iluminación, Comercial, Ferretería, Importaciones, Distribuciones, Electricidad, Herramientas, Suministros"
    ),
    _phrases("S.A., S.L., S.A. de C.V., SpA, S.A.S."),
    _words("José María Carlos Lucía Javier Carmen Andrés Sofía Miguel Elena Ramón Pilar Íñigo Rocío"),
    _words("García Núñez Peña Ortega Vázquez Molina Muñoz Castro Ibáñez Romero Salinas Delgado Cáceres"),
    (
        Country(
            "ES",
            "Europe/Madrid",
            "es",
            _phrases("Madrid, Valencia, Zaragoza, Bilbao"),
            ("+34 96 3## ## ##", "+34 612 ### ###"),
        ),
        Country(
            "MX",
            "America/Mexico_City",
            "es",
            _phrases("Monterrey, Puebla, Guadalajara"),
            ("+52 81 83## ####", "+52 55 52## ####"),
        ),
        Country(
            "CL", "America/Santiago", "es", _phrases("Santiago, Concepción"), ("+56 2 26## ####", "+56 9 63## ####")
        ),
        Country(
            "CO", "America/Bogota", "es", _phrases("Bogotá, Medellín, Cali"), ("+57 310 ### ####", "+57 315 ### ####")
        ),
        Country("PE", "America/Lima", "es", _phrases("Lima, Arequipa"), ("+51 987 ### ###", "+51 944 ### ###")),
    ),
)
PORTUGUESE = Tongue(
    "{first} {second} {trade} {form}",
    _words(
        "Araucária Boavista Candeeiro Diamantina Esplanada Farol Gaivota Ipanema Jangada Lampião Maravilha Nascente"
        " Orvalho Paineira Quaresmeira Ribeirão Sabiá Tucano Uirapuru Vagalume Xingu Zênite Andorinha Beija-flor"
        " Cachoeira Dourado Enseada Flamboyant Garoa Harmonia Itapema Jequitibá"
    ),
    _words(
        "Albuquerque Bragança Cavalcanti Drummond Espírito Ferreira Guimarães Holanda Ibirapuera Junqueira Lacerda"
        " Magalhães Nascimento Oliveira Peixoto Queiroz Rodrigues Saldanha Teixeira Uchôa Vasconcelos Ximenes Zanetti"
        " Andrade Bittencourt Coutinho Damasceno Evangelista Figueiredo Gonçalves Henriques Lobato"
    ),
    _phrases("Iluminação, Comércio, Ferragens, Importadora, Materiais, Elétrica, Ferramentas, Distribuidora"),
    _phrases("Ltda., S.A., Lda., ME"),
    _words("João Ana Paulo Beatriz Rui Inês Tiago Mariana Luís Joana Otávio Fernanda Caio Letícia"),
    _words("Silva Santos Sousa Araújo Barbosa Cunha Dias Esteves Faria Lemos Matos Pinto Ramos Simões"),
    (
        Country(
            "BR",
            "America/Sao_Paulo",
            "pt",
            _phrases("São Paulo, Curitiba, Recife, Joinville"),
            ("+55 11 3### ####", "+55 41 99### ####"),
        ),
        Country(
            "PT", "Europe/Lisbon", "pt", _phrases("Porto, Lisboa, Braga"), ("+351 22 2## ## ##", "+351 912 ### ###")
        ),
    ),
)
FRENCH = Tongue(
    "{trade} {first} {second} {form}",
    _words(
        "Aurore Belvédère Cheminée Dragonfly Éclair Flambeau Grenadine Hirondelle Iris Jonquille Kaléidoscope Luciole"
        " Marguerite Noisetier Orangerie Papillon Quatuor Rossignol Soleil Tournesol Valmont Zéphyr Ardoise Bourrasque"
        " Clairière Dentelle Émeraude Fougère Glycine Horloge Lanterne Mistral"
    ),
    _words(
        "Archambault Beaumont Chevalier Delacroix Étienne Fontaine Guillaume Hautecombe Isambert Jacquemin Lamoureux"
        " Montmartre Neufchâtel Olivier Pelletier Quenneville Rochefort Saint-Clair Thibault Vaillancourt Aubertin"
        " Boulanger Castelnau Desjardins Ferrandier Grandmaison Lafontaine Marchetti Perrault Rivoire Sauvageot Villeneuve"
    ),
    _phrases("Luminaires, Éclairage, Négoce, Quincaillerie, Outillage, Matériaux, Comptoir, Distribution"),
    _phrases("SARL, SAS, S.A., EURL"),
    _words("Pierre Camille Étienne Chloé Benoît Manon Jérôme Élodie Luc Margaux François Aurélie Rémi Noémie"),
    _words("Martin Lefèvre Moreau Girard Roux Blanc Mercier Dupuis Gauthier Renard Colin Barbier Hérault"),
    (
        Country(
            "FR",
            "Europe/Paris",
            "fr",
            _phrases("Lyon, Lille, Nantes, Toulouse"),
            ("+33 4 72 ## ## ##", "+33 6 12 ## ## ##"),
        ),
        Country(
            "BE", "Europe/Brussels", "fr", _phrases("Liège, Namur, Bruxelles"), ("+32 4 2## ## ##", "+32 475 ## ## ##")
        ),
        Country(
            "MA",
            "Africa/Casablanca",
            "fr",
            _phrases("Casablanca, Rabat, Fès"),
            ("+212 522 4# ## ##", "+212 661 ## ## ##"),
        ),
    ),
)
ITALIAN = Tongue(
    "{first} {second} {trade} {form}",
    _words(
        "Aquilone Bottega Cascata Delfino Eleganza Fiaccola Girandola Ippocampo Lampara Meraviglia Nuvola Orizzonte"
        " Pellicano Quadrifoglio Rondine Scintilla Tramonto Usignolo Vulcano Zaffiro Ambrosia Bagliore Crepuscolo Dimora"
        " Edera Fontanella Gabbiano Lucciola Mezzaluna Nettuno Ottone Primula"
    ),
    _words(
        "Albertini Bernardelli Colombo D’Angelo Esposito Ferrarini Guglielmi Lombardini Mazzucchelli Napolitano Orlandini"
        " Pellegrino Quaranta Rinaldini Santoro Tagliaferri Ubaldini Vitale Zanardelli Antonucci Battaglia Cavallari"
        " Donatelli Fumagalli Giordano Locatelli Martinengo Olivieri Piccinini Ruggeri Spadaro Trevisan"
    ),
    _phrases("Illuminazione, Commerciale, Ferramenta, Utensili, Arredo, Elettroforniture, Import, Ingrosso"),
    _phrases("S.r.l., S.p.A., S.n.c., S.a.s."),
    _words("Marco Giulia Luca Chiara Andrea Francesca Matteo Elisa Niccolò Martina Davide Serena"),
    _words("Rossi Bianchi Conti Greco Gallo Costa Fontana Rizzo Marini Barbieri Testa Monti"),
    (
        Country(
            "IT", "Europe/Rome", "it", _phrases("Milano, Brescia, Verona, Bari"), ("+39 02 4######", "+39 335 2######")
        ),
    ),
)
POLISH = Tongue(
    "{first} {second} {trade} {form}",
    _words(
        "Białowieża Czaplinek Dąbrowa Gwiazda Horyzont Iskierka Jarzębina Kaszuby Latarnia Mazowsze Nadzieja Ognisko"
        " Promyk Róża Słonecznik Tęcza Uśmiech Wielkopolska Zorza Żuraw Bursztyn Cedrowa Delikates Elektron Fabryka"
        " Gołębnik Jutrzenka Kwiatuszek Łabędź Morska Piastowska Świtezianka"
    ),
    _words(
        "Adamczyk Borkowski Chmielewski Dobrowolski Gajewski Jabłoński Kaczmarek Lewandowski Majchrzak Nowicki Ostrowski"
        " Pawłowicz Rutkowska Sobczak Tomaszewski Urbaniak Wójcikiewicz Zalewska Andrzejczak Brzezina Czarnecki Domagała"
        " Filipiak Głowacki Hernik Jasiński Krawczyk Mikołajczak Olszewska Przybylski Sikorski Walczak"
    ),
    _phrases("Oświetlenie, Hurtownia, Narzędzia, Elektryka, Handel, Meble, Budownictwo, Ogrody"),
    _phrases("Sp. z o.o., S.A., sp.j., Sp. k."),
    _words("Paweł Agnieszka Łukasz Małgorzata Krzysztof Joanna Grzegorz Zofia Michał Ewa Żaneta Wojciech"),
    _words("Kowalski Wiśniewska Dąbek Zieliński Mazur Król Wróbel Stępień Górski Pająk Bąk Żak"),
    (
        Country(
            "PL",
            "Europe/Warsaw",
            "pl",
            _phrases("Łódź, Kraków, Poznań, Gdańsk"),
            ("+48 61 8## ## ##", "+48 601 ### ###"),
        ),
    ),
)
TURKISH = Tongue(
    "{first} {second} {trade} {form}",
    _words(
        "Akşamüstü Boğaziçi Çınaraltı Denizfeneri Ebruli Fıstıkçı Gündoğdu Hisarönü Işıltı Kardelen Lalezar Marmara"
        " Nilüfer Ormancı Pusula Rüzgâr Sarmaşık Toroslar Uludağ Yakamoz Zeytindalı Altınbaşak Bereket Çağlayan Doruk"
        " Erguvan Fırtına Gökkuşağı Hazine Karanfil Mercan Parıltı"
    ),
    _words(
        "Aydınoğlu Bayraktar Çelikkol Demirtaş Erdoğmuş Fidancı Güneysu Hacıoğlu İpekçi Karahisar Levent Mutluer Nalbantoğlu"
        " Özdemir Pamukçu Saraçoğlu Tekinalp Uzunköprü Yıldırım Zorlu Altunışık Başaran Cankurtaran Dinçer Ekşioğlu"
        " Gürbüz Hekimoğlu Kocabaş Mermerci Okyanus Sönmez Taşkıran"
    ),
    _phrases("Aydınlatma, Ticaret, Elektrik, Hırdavat, Makine, Mobilya, Dış Ticaret, Yapı"),
    _phrases("A.Ş., Ltd. Şti., San. Tic. Ltd. Şti."),
    _words("Mehmet Ayşe Emre Zeynep Burak Elif Kemal Derya Çağrı Şule Oğuz Gül"),
    _words("Yılmaz Kaya Şahin Koç Arslan Doğan Kılıç Aslan Çetin Kurt Özkan Güneş"),
    (
        Country(
            "TR",
            "Europe/Istanbul",
            "tr",
            _phrases("İstanbul, Bursa, İzmir, Konya"),
            ("+90 212 4## ## ##", "+90 532 ### ## ##"),
        ),
    ),
)
ARABIC = Tongue(
    "{first} {second} {trade} {form}",
    _words(
        "Al-Noor Al-Badr Al-Fajr Al-Hilal Al-Jazeera Al-Khaleej Al-Madinah Al-Nakheel Al-Qamar Al-Rawdah Al-Sahraa"
        " Al-Tawfiq Al-Wadi Al-Yaqoot Al-Zahra Bab-Sharqi Dar-Essalam Durrat Emaar-Bahri Falcon Gulfstar Hadhramaut Ithmar"
        " Jabal-Akhdar Karnak Lulu-Bahrain Mashreq Nujoom Oasis Petra Rimal Sinai"
    ),
    _words(
        "Abdulrahman Bukhari Darwish Farouk Ghanem Haddadin Ibrahim Jaber Kanaan Lahham Mansour Nabulsi Othman Qahtani"
        " Rashidi Shammari Tamimi Usmani Wahbi Yacoub Zayani Ajlani Barghouti Dossary Fakhouri Ghazali Hashemi Juma Khoury"
        " Masri Nuaimi Sabbagh"
    ),
    _phrases("Trading, Electrical, Building Materials, Lighting, General Contracting, Hardware, Supplies, Imports"),
    _phrases("LLC, WLL, Est., Co., FZE"),
    _words("Ahmed Fatima Khalid Layla Omar Noura Yousef Huda Tariq Salma Hassan Mariam"),
    _words("Al-Harbi Najjar Saleh Aziz Hamdan Karim Nasser Qasim Rahman Suleiman Zayed Awad"),
    (
        Country(
            "AE", "Asia/Dubai", "ar", _phrases("Dubai, Sharjah, Abu Dhabi"), ("+971 4 3## ####", "+971 50 4## ####")
        ),
        Country(
            "SA", "Asia/Riyadh", "ar", _phrases("Riyadh, Jeddah, Dammam"), ("+966 11 4## ####", "+966 50 4## ####")
        ),
        Country(
            "EG", "Africa/Cairo", "ar", _phrases("Cairo, Alexandria, Giza"), ("+20 2 25## ####", "+20 100 4## ####")
        ),
        Country("JO", "Asia/Amman", "ar", _phrases("Amman, Irbid"), ("+962 6 5## ####", "+962 79 5## ####")),
    ),
)
VIETNAMESE = Tongue(
    "{form} {trade} {first} {second}",
    _words(
        "Ánh-Dương Bình-Minh Cửu-Long Đại-Phát Giang-Sơn Hoàng-Gia Khải-Hoàn Linh-Chi Mỹ-Thuận Ngọc-Trai Phú-Quý Quang-Vinh"
        " Rạng-Đông Sao-Mai Thịnh-Vượng Uy-Nghiêm Vạn-Xuân Xuân-Trường Bảo-Châu Chấn-Hưng Đông-Phương Gia-Khánh Hải-Đăng"
        " Kim-Cương Lạc-Hồng Nam-Cường Phượng-Hoàng Sơn-Trà Tân-Tiến Thiên-Thanh Việt-Nhật Yên-Bình"
    ),
    _words(
        "An-Giang Bắc-Ninh Cần-Thơ Đồng-Nai Gia-Lai Hà-Nam Khánh-Hòa Lâm-Đồng Mộc-Châu Nghệ-An Phan-Thiết Quảng-Ninh"
        " Sóc-Trăng Thái-Nguyên Vĩnh-Phúc Bến-Tre Cao-Bằng Đắk-Lắk Hưng-Yên Kon-Tum Long-Xuyên Ninh-Thuận Phú-Thọ Quy-Nhơn"
        " Sa-Pa Tuyên-Quang Vũng-Tàu Buôn-Hồ Châu-Đốc Điện-Biên Hội-An Móng-Cái"
    ),
    _phrases("Thương Mại, Điện Máy, Chiếu Sáng, Xây Dựng, Nội Thất, Xuất Nhập Khẩu, Thiết Bị, Vật Tư"),
    _phrases("Công ty TNHH, Công ty Cổ phần"),
    _words("Anh Bảo Chi Dũng Hà Khoa Lan Minh Ngọc Phúc Quân Thảo Tuấn Vy"),
    _words("Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô"),
    (
        Country(
            "VN",
            "Asia/Ho_Chi_Minh",
            "vi",
            _phrases("Hà Nội, Đà Nẵng, TP Hồ Chí Minh"),
            ("+84 24 38## ####", "+84 91 2## ####"),
        ),
    ),
)
CHINESE = Tongue(
    "{second}{first}{trade}{form}",
    _words(
        "恆光=hengguang 永盛=yongsheng 金鼎=jinding 瑞豐=ruifeng 鴻運=hongyun 德昌=dechang 和興=hexing 泰山=taishan 明輝=minghui"
        " 星河=xinghe 東昇=dongsheng 華美=huamei 順達=shunda 嘉禾=jiahe 寶島=baodao 天成=tiancheng 海洋=haiyang 龍騰=longteng"
        " 新世紀=xinshiji 大發=dafa 百合=baihe 翠湖=cuihu 福臨=fulin 國泰=guotai 建安=jianan 錦繡=jinxiu 凱旋=kaixuan 藍天=lantian"
        " 南星=nanxing 千里=qianli 榮耀=rongyao 聖光=shengguang"
    ),
    _words(
        "中山 大同 仁愛 信義 忠孝 和平 文山 松江 板橋 新莊 三重 鳳山 鹿港 竹北 基隆 花蓮 宜蘭 苗栗 彰化 雲林 屏東 九龍 荃灣 沙田"
        " 元朗 大埔 觀塘 葵青 屯門 西貢 南丫 離島"
    ),
    _phrases("照明, 貿易, 電器, 五金, 工具, 建材, 傢俱, 國際"),
    _phrases("有限公司, 股份有限公司, 實業有限公司"),
    _words(
        "志明=Zhiming 淑芬=Shufen 俊傑=Junjie 雅婷=Yating 家豪=Jiahao 怡君=Yijun 建宏=Jianhong 美玲=Meiling 國華=Guohua 詩涵=Shihan"
    ),
    _words("陳=Chen 林=Lin 黃=Huang 張=Zhang 李=Li 王=Wang 吳=Wu 劉=Liu 蔡=Cai 楊=Yang"),
    (
        Country(
            "TW", "Asia/Taipei", "zh", _phrases("臺北, 臺中, 高雄, 臺南"), ("+886 2 2### ####", "+886 912 ### ###")
        ),
        Country("HK", "Asia/Hong_Kong", "zh", _phrases("九龍, 荃灣, 沙田"), ("+852 23## ####", "+852 91## ####")),
        Country("SG", "Asia/Singapore", "zh", _phrases("新加坡, 裕廊"), ("+65 63## ####", "+65 91## ####")),
    ),
)
RUSSIAN = Tongue(
    "{form} {trade} {first} {second}",
    _words(
        "Альтаир=Altair Берёзка=Beryozka Восход=Voskhod Горизонт=Gorizont Днепр=Dnepr Енисей=Yenisei Жемчуг=Zhemchug"
        " Заря=Zarya Исток=Istok Кристалл=Kristall Ладога=Ladoga Маяк=Mayak Нева=Neva Орион=Orion Полюс=Polyus Радуга=Raduga"
        " Сатурн=Saturn Тайга=Tayga Урал=Ural Фаворит=Favorit Хрусталь=Khrustal Цветень=Tsveten Чайка=Chayka Шторм=Shtorm"
        " Эверест=Everest Юпитер=Yupiter Якорь=Yakor Байкал=Baikal Вершина=Vershina Гранит=Granit Искра=Iskra Созвездие=Sozvezdie"
    ),
    _words(
        "Алексеев Борисов Васильев Григорьев Дмитриев Ефимов Жуков Захаров Игнатьев Кузнецов Лазарев Макаров Николаев"
        " Орлов Павлов Романов Соколов Тимофеев Устинов Фёдоров Харитонов Царёв Чернышёв Шаповалов Щербаков Юдин Яковлев"
        " Андреев Белозёров Виноградов Голубев Давыдов"
    ),
    _phrases("Свет, Торг, Электро, Строй, Инструмент, Импорт, Мебель, Техника"),
    _phrases("ООО, АО, ТОО"),
    _words("Иван=Ivan Ольга=Olga Сергей=Sergey Наталья=Natalya Дмитрий=Dmitry Елена=Elena Андрей=Andrey Ирина=Irina"),
    _words(
        "Смирнов=Smirnov Попов=Popov Волков=Volkov Козлов=Kozlov Лебедев=Lebedev Новак=Novak Морозов=Morozov Петренко=Petrenko"
    ),
    (
        Country(
            "KZ", "Asia/Almaty", "ru", _phrases("Алматы, Астана, Караганда"), ("+7 727 2## ## ##", "+7 701 2## ## ##")
        ),
        Country(
            "RU", "Europe/Moscow", "ru", _phrases("Москва, Казань, Самара"), ("+7 495 7## ## ##", "+7 916 2## ## ##")
        ),
    ),
)
INDIAN = Tongue(
    "{first} {second} {trade} {form}",
    _words(
        "Ashirwad Bhagwati Chandrika Deepjyoti Ekdanta Gayatri Himalaya Indraprastha Jagdamba Kalpataru Lakshmi Mahalaxmi"
        " Navratna Omkareshwar Prabhat Rajlaxmi Saraswati Trimurti Umashankar Vaishnavi Yamuna Annapurna Balaji Chamunda"
        " Dhanvantari Ganpati Hanuman Jyotirling Krishna Meenakshi Parvati Siddhivinayak"
    ),
    _words(
        "Agarwal Banerjee Chaudhary Deshmukh Ganguly Hegde Iyengar Jhunjhunwala Kulkarni Luthra Mukherjee Narayan Oberoi"
        " Pillai Raghavan Shrivastav Trivedi Upadhyay Varghese Wadhwani Acharya Bhattacharya Chopra Dalmia Fernandes"
        " Gokhale Hiranandani Jaiswal Khandelwal Malhotra Patwardhan Subramanian"
    ),
    _phrases("Lighting, Enterprises, Electricals, Exim, Hardware, Traders, Industries, Tools"),
    _phrases("Pvt. Ltd., Private Limited, LLP, & Sons"),
    _words("Rajesh Priya Anil Sunita Vikram Kavita Sanjay Meera Arjun Neha Suresh Lata"),
    _words("Sharma Gupta Patel Reddy Nair Rao Mehta Joshi Verma Kapoor Singh Das"),
    (
        Country(
            "IN",
            "Asia/Kolkata",
            "en",
            _phrases("Mumbai, Rajkot, Chennai, Kolkata"),
            ("+91 98201 #####", "+91 98300 #####"),
        ),
    ),
)

# English twice: it is met twice as often.
TONGUES = (
    ENGLISH, GERMAN, SPANISH, CHINESE, ARABIC, VIETNAMESE, FRENCH, ENGLISH, PORTUGUESE, ITALIAN, POLISH, TURKISH, RUSSIAN, INDIAN,
)  # fmt: skip

ROLES = _phrases(
    "Purchasing Manager, Owner, Buyer, Project Manager, Sourcing Director, Import Manager, Engineer, Accounts"
)
PRODUCTS = _phrases(
    "LED panel 60x60, downlight IP44, track light, high bay 150 W, street light 60 W, LED strip 24 V, floodlight 50 W,"
    " solar wall light, garden spike, desk lamp, emergency exit sign, triproof 1500 mm, 吸顶灯, 工矿灯, 太阳能路灯"
)
TAGS = _phrases(
    "lighting, fair, urgent sample, price-sensitive, distributor, project, oem, retail, 老客户, 大客户, hotel, tender"
)
FAIRS = _phrases("Canton Fair 137, Canton Fair 138, Light+Building 2024, Hong Kong Lighting Fair, LEDTEC Asia")
CERTIFICATES = _words("CE RoHS UL SAA PSE BIS ENEC SASO INMETRO")
RIVALS = _words("Opple Philips Ledvance Signify Paulmann Osram NVC 雷士")
STREETS = _phrases(
    "Industriestraße, Harbour Road, Calle Mayor, Rue du Port, Via Roma, Park Avenue, 中山路, King Street"
)
FREE_MAIL = _words("gmail.com outlook.com yahoo.com hotmail.com qq.com 163.com")
STAFF_GIVEN = _words(
    "美=mei 浩=hao 俊=jun 静=jing 丽=li 伟=wei 芳=fang 磊=lei 娜=na 强=qiang 敏=min 洋=yang 艳=yan 勇=yong 杰=jie"
)
STAFF_FAMILY = _words("林=lin 周=zhou 陈=chen 王=wang 张=zhang 刘=liu 黄=huang 赵=zhao 吴=wu 徐=xu 孙=sun 马=ma")
