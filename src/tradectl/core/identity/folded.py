"""Legal forms and words of the trade, folded; made by tools/folded.py from the lists people read."""

from __future__ import annotations

AFTER = """\
ab|ab oy|ab publ|ad|ae|aebe|ag|ag co kg|akciova spolecnost|aksjeselskap|aktiebolag|aktiengesellschaft|
aktieselskab|aktsiaselts|anonim sirketi|anpartsselskab|ans|aps|as|asa|asc|berhad|besloten vennootschap|
beteti tarsasag|bhd|bsc|bt|bv|bvba|c por a|ca|cb|cc|cia|cia ltda|cic|cjsc|close corporation|co|co limited|
co ltd|compania anonima|compania limitada|company|company limited|company limited by guarantee|corp|corp ltd|
corporation|cv|cvba|dac|dd|designated activity company|dis tic|dis ticaret|dmcc|dno|doo|dooel|dwc llc|ead|eg|
ehf|eireli|eireli epp|eireli me|eirl|ek|enk|enr|eood|epe|epp|est|establishment|eu|eurl|fz llc|fzc|fzco|fze|
gbr|ges mbh|ges mbh co kg|gesellschaft mit beschrankter haftung|ggmbh|gk|gmbh|gmbh co kg|gmbh co kgaa|
gmbh co ohg|godo kaisha|handelsbolag|hb|hf|ike|inc|inc ltd|incorporated|is|ith ihr|ivs|jdoo|
joint stock company|jsc|kabushiki kaisha|kb|kd|kft|kg|kgaa|kk|kkt|koll sti|kommanditgesellschaft|
korlatolt felelossegu tarsasag|ks|ksc|kscc|ky|lda|limitada|limited|limited company|limited liability company|
limited partnership|limited sirketi|llc|llc fz|llc soc|lllp|llp|lp|ltd|ltd sti|ltda|ltda epp|ltda me|ltee|mb|
mbh|mchj|mei|mmc|nig ltd|nigeria limited|nv|nyrt|oao|ohg|ojsc|ood|ooo|opc pvt ltd|osakeyhtio|osauhing|ou|oy|
oy ab|oyj|p limited|p ltd|pao|pcl|persero|persero tbk|perseroan terbatas|pfa|pjsc|pl|plc|pllc|private limited|
proprietary limited|ps|psa|psc|pt|pte|pte limited|pte ltd|pty|pty limited|pty ltd|public company limited|
public limited company|pvt|pvt limited|pvt ltd|qpsc|qsc|reszvenytarsasag|rt|s c|s coop|s de rl|s de rl de cv|
s de rl mi|sa|sa de cv|saa|sab de cv|sac|saci|sacif|sae|saesp|sagl|saic|sal|san tic|san tic as|
san tic ltd sti|sanayi ticaret|sanayi ticaret anonim sirketi|sanayi ticaret limited sirketi|saoc|saog|sapa|
sapi de cv|sarl|sarl au|sas|sas de cv|sasu|sau|sb|sc|sc de rl de cv|sca|scop|scs|sdn berhad|sdn bhd|se|
se co kg|se co kgaa|sgps|sgps sa|sia|sl|sll|slp|slu|smc private limited|smc pvt ltd|snc|soc coop|
sociedad anonima|sociedad limitada|sociedade unipessoal lda|societa a responsabilita limitata|
societa per azioni|societe a responsabilite limitee|societe anonyme|societe par actions simplifiee|sp|sp j|
sp k|sp z oo|sp z oo s ka sp k|sp z oo sp k|sp zoo|spa|spc|spol s ro|spolecnost s rucenim omezenym|
spolka akcyjna|spolka jawna|spolka z ograniczona odpowiedzialnoscia|spolka z oo|
spolocnost s rucenim obmedzenym|spr de rl|sprl|spzoo|srl|srl a socio unico|srl unipersonale|srls|sro|sti|
suarl|tbk|teoranta|tic as|tic ltd sti|tic san|ticaret sanayi|tmi|tnhh|tnv|too|tov|ua|uab|ug|ug co kg|
ug haftungsbeschraenkt|ug haftungsbeschrankt|unipessoal lda|unlimited|vof|vos|wll|yk|zao|zrt|αε|
ανωνυμη εταιρεια|ανωνυμη εταιρια|εε|επε|ικε|μονοπροσωπη αε|μονοπροσωπη επε|μονοπροσωπη ικε|οε|ад|ао|ақ|доо|
дооел|еад|еоод|ет|жшс|зао|ип|нао|оао|одо|оод|ооо|пао|пат|прат|тзов|тов|тоо|фоп|чуп|בעמ|סחר בעמ|المحدوده|
با مسيوليت محدود|ذ م م|ذات المسووليه المحدوده|ذات مسووليه محدوده|ذمم|سهامي خاص|ش م م|شذمم|ششو|شمب|شمع|شمك|شمل|
شمم|محح|مساهمه عامه|ممح"""

BEFORE = """\
cong ty|cong ty co phan|cong ty cp|cong ty tnhh|cong ty tnhh mot thanh vien|cong ty tnhh mtv|
cong ty trach nhiem huu han|ctcp|cty cp|cty tnhh|ditta|dntn|doanh nghiep tu nhan|etablissements|ets|eurl|fa|
fh|fhu|firma|kabushiki kaisha|llc|messrs|ms|oao|ooo|pao|perusahaan|phu|pphu|sarl|sasu|societe|sp z oo|ste|the|
too|tov|uab|zao|акционерное общество|ао|ат|доо|дооел|еад|еоод|ет|закрытое акционерное общество|зао|
индивидуальныи предприниматель|ип|нао|оао|общество с ограниченнои ответственностью|одо|оод|ооо|осоо|
открытое акционерное общество|пао|пат|пп|прат|публичное акционерное общество|тд|тзов|тов|
товариство з обмеженою відповідальністю|товарищество с ограниченнои ответственностью|тоо|торговыи дом|уп|фоп|
чп|чуп|شركت|شركه|موسسه"""

WEAK_BEFORE = """\
ab|as|cv|kk|ou|pt|sa|sas|sc|sia|ud"""

GOES_WITH_WEAK = """\
persero|persero tbk|sa|srl|tbk"""

TRADE_WORDS = """\
accessories|agencies|agency|agent|agents|agentur|al|and|apparel|appliance|appliances|associates|association|
atacado|aussenhandel|auto|automotive|autos|aydinlatma|aydinlatmacilik|bau|baustoffe|beleuchtung|beleuchtungen|
belysning|belysnings|ben|beteiligungs|bin|brothers|building|buildings|business|businesses|capital|ceramic|
ceramics|chemical|chemicals|chieu|clothing|co|comercial|comerciales|comercializadora|comercio|commerce|
commercial|commerciale|commercio|companies|company|components|cong|construction|constructions|contracting|
contractors|corp|corporation|da|dagang|das|dau|de|decor|decoration|decorations|del|della|delle|dem|den|der|
des|design|designs|development|di|dich|die|dien|digital|dis|distribucion|distribuciones|distribuicao|
distribuidor|distribuidora|distributing|distribution|distributions|distributor|distributors|distribuzione|
ditta|do|dos|du|e|eclairage|einzelhandel|el|electric|electrica|electrical|electricals|electricidad|
electricite|electrico|electricos|electrique|electriques|electronic|electronica|electronics|electronique|
elektrik|elektro|elektronik|elektronika|elektrotechniek|elektrotechnik|elektryczne|eletrica|eletricos|
elettrica|elettrico|elettronica|empresa|empresas|energy|engineering|engineers|engros|enterprise|enterprises|
entreprise|entreprises|equipment|equipments|esportazione|et|etablissements|export|exportacao|exportacion|
exportaciones|exportadora|exporter|exporters|exporting|exports|fabric|fabrica|fabrics|factory|fashion|
ferreteria|figli|filhos|fils|for|forniture|fournitures|fratelli|freight|freres|furnishing|furnishings|
furniture|garment|garments|gebruder|general|generale|gesellschaft|glass|global|globe|groep|groothandel|
grosshandel|grosshandler|grossist|group|groupe|grup|grupa|grupo|gruppe|gruppen|gruppo|handel|handels|
handelsgesellschaft|handelsgesellschaften|handelsmaatschappij|handelsonderneming|handlowa|handlowe|hardware|
hermanos|hijos|holding|holdings|home|homes|house|household|hurtownia|i|ihr|ihracat|illumination|illuminazione|
iluminacao|iluminacion|iluminat|impex|import|importacao|importacion|importaciones|importacoes|importadora|
importazione|importazioni|importer|importers|importing|imports|impresa|industri|industria|industrial|
industriale|industrias|industrie|industrielle|industriels|industries|industry|insaat|intercontinental|
interior|interiors|internacional|internacionales|international|internazionale|inversiones|invest|investment|
investments|irmaos|ith|ithalat|kauppa|kereskedelem|kereskedelmi|khau|ky|la|lamp|lampadas|lampade|lamparas|
lampen|lampes|lamps|lampu|las|le|led|leds|les|leuchte|leuchten|licht|lichttechnik|light|lighting|lightings|
lights|limited|lo|logistics|los|ltd|luci|lumiere|lumieres|luminaire|luminaires|luminarias|lys|machine|
machinery|machines|mai|makina|makine|malzemeleri|manufacture|manufacturer|manufacturers|manufacturing|market|
marketing|markets|mart|maschinen|maschinenbau|materiais|material|materiales|materials|materiaux|materiel|
merchandise|merchants|metal|metals|mill|mills|mobel|muhendislik|negoce|network|networks|nghe|nhap|niaga|
obchod|obchodni|och|of|office|og|online|opto|optoelectronic|optoelectronics|osvetleni|oswietlenie|
oswietleniowe|package|packaging|partner|partners|partnership|parts|pazarlama|penerangan|perdagangan|phat|
photoelectric|plastic|plastics|power|procurement|prodotti|product|production|productions|productos|products|
produits|produkcyjno|produtos|przedsiebiorstwo|quoc|rasvjeta|representacoes|retail|retailer|retailers|rubber|
sahko|sale|sales|san|sanayi|sanayii|sanayisi|sang|semiconductor|service|services|servicios|servicos|shipping|
shop|shops|sohne|solar|soluciones|solucoes|solution|solutions|sons|sourcing|spare|steel|store|stores|
suministros|supplier|suppliers|supplies|supply|svitidla|swiatlo|system|systems|szolgaltato|te|tech|technic|
technical|techniek|technik|technologies|technology|tecnologia|tecnologias|teknik|ter|textile|textiles|the|
thuat|thuong|tic|ticaret|ticareti|tool|tools|trade|trader|traders|trading|trgovacko|trgovina|trien|tu|tukku|
und|urunleri|uslugowe|valaistus|van|varejo|ve|velkoobchod|venture|ventures|verlichting|vertrieb|vertriebs|
vertriebsgesellschaft|verwaltungs|vilagitas|vilagitastechnika|von|vu|web|werk|werke|werkzeuge|wholesale|
wholesaler|wholesalers|works|world|worldwide|xuat|y|zaklad|βιομηχανια|διεθνησ|εισαγωγεσ|εμπορικη|εμποριο|
εξαγωγεσ|εταιρεια|ηλεκτρικα|ομιλοσ|φωτισμοσ|φωτιστικα|виробнича|група|группа|дом|завод|импорт|инвест|
коммерческая|компании|компания|компанія|международная|международныи|міжнародна|опт|освещение|освітлення|
предприятие|производственная|производственно|промышленная|підприємство|свет|светотехника|светотехническая|
світло|сервис|снаб|строи|торг|торгова|торговая|торговии|торговля|торгово|торговыи|торгівля|фабрика|фирма|
экспорт|электрик|электро|электроника|электротехника|חשמל|יבוא|יצוא|סחר|קבוצת|תאורה|תעשיות|اخوان|استيراد|اضاءه|
الاستيراد|الاضاءه|الاناره|التجاره|التجاريه|التصدير|الدوليه|الشركه|الصناعات|الصناعيه|العالميه|العامه|القابضه|
الكهرباييه|اناره|تجاره|تجاريه|تصدير|دوليه|شركه|صناعه|كهرباييه|للادوات|للاستيراد|للاضاءه|للاناره|للتجاره|
للصناعه|للمقاولات|مجموعه|مصنع|مقاولات|موسسه|والاستيراد|والتصدير|واولاده|وشركاه"""

LONG_FORMS = """\
intl international|imp import|exp export|ind industries|inds industries|mfg manufacturing|mfrs manufacturers|
bros brothers|gebr gebruder|flli fratelli|hnos hermanos|tech technology|elec electric|elect electric|
ent enterprises|entp enterprises|dist distribution|grp group|svcs services|eng engineering|ltg lighting|
tdg trading|trdg trading|sanayi san|sanayii san|sanayisi san|ticaret tic|ticareti tic|ithalat ith|ihracat ihr"""

MEANINGS = """\
lighting lighting|lightings lighting|lights lighting|light lighting|lamp lighting|lamps lighting|
luminaire lighting|luminaires lighting|illumination lighting|chandelier lighting|chandeliers lighting|
bulbs lighting|leuchten lighting|leuchte lighting|licht lighting|lichttechnik lighting|beleuchtung lighting|
beleuchtungen lighting|lampen lighting|objektlicht lighting|eclairage lighting|eclairages lighting|
lumiere lighting|lumieres lighting|lampes lighting|lustres lighting|lustrerie lighting|iluminacion lighting|
iluminaciones lighting|luminarias lighting|lamparas lighting|iluminacao lighting|iluminacos lighting|
lampadas lighting|candeeiros lighting|illuminazione lighting|luci lighting|lampade lighting|
lampadari lighting|verlichting lighting|belysning lighting|belysnings lighting|lys lighting|
valaistus lighting|oswietlenie lighting|oswietleniowe lighting|swiatlo lighting|osvetleni lighting|
svitidla lighting|lustry lighting|vilagitas lighting|vilagitastechnikai lighting|rasvjeta lighting|
svjetlo lighting|svetila lighting|iluminat lighting|aydinlatma lighting|avize lighting|armatur lighting|
lampu lighting|penerangan lighting|свет lighting|светотехника lighting|светотехническая lighting|
освещение lighting|освещения lighting|світло lighting|освітлення lighting|осветление lighting|
осветлување lighting|φωτισμοσ lighting|φωτιστικα lighting|للاضاءه lighting|الاضاءه lighting|اضاءه lighting|
اناره lighting|الاناره lighting|للاناره lighting|תאורה lighting|תאורת lighting|lantern lighting|
lanterns lighting|electric electric|electrical electric|electricals electric|elektro electric|
elektrik electric|elektrotechnik electric|electriqu electric|electriqus electric|electricite electric|
electricidad electric|electrico electric|electricos electric|electrica electric|electro electric|
eletro electric|eletrica electric|eletricos electric|elettrica electric|elettrico electric|
elettroforniture electric|sahko electric|elektryczne electric|elektryczna electric|elektronika electric|
electronic electric|electronics electric|electroniqu electric|electronica electric|elettronica electric|
электро electric|электрик electric|электротехника electric|электроника electric|ηλεκτρικα electric|
الكهرباييه electric|للكهرباء electric|حשמל electric|חשמל electric|denki electric|switchgear electric|
elektriker electric|furniture furniture|furnishing furniture|furnishings furniture|mobel furniture|
meubles furniture|mubles furniture|mobilya furniture|mobili furniture|mobler furniture|kaluste furniture|
butor furniture|мебель furniture|мебл furniture|επιπλα furniture|للاثاث furniture|الاثاث furniture|
furnitur furniture|kitchens furniture|textile textile|textiles textile|textil textile|tekstil textile|
tessile textile|fabric textile|fabrics textile|garment textile|garments textile|apparel textile|
clothing textile|fashion textile|текстиль textile|hardware hardware|tools hardware|tool hardware|
werkzeuge hardware|ferreteria hardware|ferramenta hardware|fontaneria hardware|plumbing hardware|
sanitary hardware|plastic plastic|plastics plastic|rubber plastic|kunststoff plastic|plastik plastic|
пластик plastic|metal metal|metals metal|steel metal|stahl metal|metall metal|metaux metal|metalli metal|
металл metal|logistics transport|logistik transport|logistiqu transport|logistica transport|
transport transport|transports transport|transporte transport|transportes transport|trasporti transport|
shipping transport|freight transport|spedition transport|motors transport|reisen transport|travel transport|
tours transport|транспорт transport|логистика transport|lojistik transport|food food|foods food|
lebensmittel food|gida food|alimentos food|alimentari food|продукты food|energy energy|solar energy|
power energy|energie energy|energia energy|gas energy|chemical chemical|chemicals chemical|chemie chemical|
chimie chemical|quimica chemical|pharma chemical|building building|buildings building|construction building|
constructions building|contracting building|contractors building|bau building|baustoffe building|
insat building|للمقاولات building|مقاولات building|construcciones building|capital finance|investment finance|
investments finance|invest finance|estate finance|immobilien finance|инвест finance|trading trade|trade trade|
trader trade|traders trade|handel trade|handels trade|handelsgesellschaft trade|handelsonderneming trade|
negoce trade|commerce trade|commerciale trade|commercial trade|comercial trade|comercializadora trade|
comercio trade|commercio trade|distribution trade|distributions trade|distribuciones trade|distribuicao trade|
distribuidora trade|distribuidor trade|distribuzione trade|distributors trade|distributor trade|
vertrieb trade|vertriebs trade|vertriebsgesellschaft trade|wholesale trade|groothandel trade|grossist trade|
hurtownia trade|handlowa trade|ticaret trade|tic trade|dagang trade|торговыи trade|торговая trade|торг trade|
комерц trade|للتجاره trade|التجاره trade|تجاره trade|التجاريه trade|mercantile trade|general trade|
import import|imports import|importer import|importers import|importadora import|importaciones import|
importacion import|importacao import|importazione import|importazioni import|ith import|ithalat import|
импорт import|استيراد import|الاستيراد import|للاستيراد import|والاستيراد import|export import|exports import|
exporter import|exporters import|exporting import|exportadora import|exportacion import|exportaciones import|
exportacao import|esportazione import|ihr import|ihracat import|экспорт import|تصدير import|التصدير import|
والتصدير import|impex import|importexport import|group group|groupe group|gruppe group|grupo group|
gruppo group|grop group|gruppen group|grupa group|holding group|holdings group|группа group|групп group|
مجموعه group|kelompok group|international international|intercontinental international|global international|
internacional international|internazionale international|международныи international|
международная international|industry industry|industries industry|industrial industry|industrie industry|
industria industry|industrias industry|industriale industry|industri industry|manufacture industry|
manufacturer industry|manufacturers industry|manufacturing industry|factory industry|works industry|
fabrik industry|fabrica industry|werk industry|werke industry|завод industry|фабрика industry|
производственная industry|san industry|sanayi industry|tech technology|technic technology|
technical technology|technology technology|technologies technology|technik technology|teknik technology|
tecnologia technology|techniek technology|shop shop|shops shop|store shop|stores shop|mart shop|market shop|
markets shop|lichthaus shop|lampenhaus shop|house shop"""

HEARD = """\
svet lighting|svetotehnika lighting|svetotehnicheska lighting|osvesene lighting|osvesena lighting|
svitlo lighting|osvitlena lighting|osvetlene lighting|osvetluvane lighting|fotismos lighting|
fotistika lighting|للاضاءه lighting|الاضاءه lighting|اضاءه lighting|اناره lighting|الاناره lighting|
للاناره lighting|תאורה lighting|תאורת lighting|elektro electric|elektrik electric|elektrotehnika electric|
elektronika electric|ilektrika electric|الكهرباييه electric|للكهرباء electric|حשמל electric|חשמל electric|
mebel furniture|mebl furniture|epipla furniture|للاثاث furniture|الاثاث furniture|tekstil textile|
plastik plastic|metal metal|transport transport|logistika transport|produkti food|للمقاولات building|
مقاولات building|invest finance|torgovi trade|torgova trade|torg trade|komerk trade|للتجاره trade|
التجاره trade|تجاره trade|التجاريه trade|import import|استيراد import|الاستيراد import|للاستيراد import|
والاستيراد import|eksport import|تصدير import|التصدير import|والتصدير import|grupa group|grup group|
مجموعه group|mezdunarodni international|mezdunarodna international|zavod industry|fabrika industry|
proizvodstvena industry"""
