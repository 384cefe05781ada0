"""What people write above a column: English, Chinese (both), German, Spanish, French; a field's own name is one more.

Compared by their letters alone: no case, accents, blanks, punctuation, and no number at the end (`E-mail 2`);
traditional characters are the simplified ones. What two languages use for two things stands under neither.
"""

from __future__ import annotations

from tradectl.core.intake.lead import Field

HEADINGS: dict[Field, str] = {
    Field.COMPANY: """
        company | company name | firm | firm name | organization | organisation | organization name
        organisation name
        business name | account | account name | customer name | client name | buyer | buyer name | importer
        enterprise
        name of company | company full name | legal name | exhibitor | vendor | supplier name
        公司 | 公司名 | 公司名称 | 公司全称 | 企业 | 企业名称 | 单位 | 单位名称 | 客户名称 | 客户公司 | 客户全称
        买家 | 买家名称
        采购商 | 进口商 | 厂商 | 厂商名称 | 公司英文名 | 英文名称 | 公司英文名称 | 客户公司名称 | 展商名称 | 买方
        firma | firmenname | unternehmen | unternehmensname | gesellschaft | kundenname | firmenbezeichnung
        empresa | nombre de la empresa | nombre empresa | compania | razon social | sociedad | nombre del cliente
        comprador
        societe | entreprise | nom de la societe | nom de l'entreprise | raison sociale | nom du client | acheteur
        nom societe | nom entreprise""",
    Field.ALIAS: """
        alias | short name | also known as | trading name | brand | company short name | local name | chinese name
        简称 | 公司简称 | 客户简称 | 别名 | 品牌 | 中文名称 | 公司中文名 | 公司中文名称 | 当地名称
        kurzname | kurzbezeichnung | marke | nombre comercial | marca | nom commercial | marque | enseigne""",
    Field.CONTACT: """
        contact | contact name | contact person | contact person name | full name | person | attention | attn
        key contact
        name of contact | main contact | display name | file as | primary contact | representative | purchaser
        person in charge | decision maker
        联系人 | 联络人 | 联系人姓名 | 姓名 | 联系人名称 | 名字 | 主要联系人 | 采购负责人 | 采购员 | 对接人
        客户联系人 | 人名 | 窗口
        联络人姓名 | 联络窗口 | 决策人 | 客户姓名
        ansprechpartner | kontakt | kontaktperson | ansprechpartnerin | kontaktname | vollstandiger name | einkaufer
        contacto | persona de contacto | nombre de contacto | nombre del contacto | nombre completo
        nombre y apellidos
        interlocuteur | personne de contact | nom du contact | nom complet | nom et prenom | personne a contacter""",
    Field.FIRST_NAME: """
        first name | given name | forename | fname | contact first name
        名 | 名字first | vorname | nombre de pila | nombres | prenom""",
    Field.MIDDLE_NAME: """
        middle name | additional name | 中间名 | zweiter vorname | segundo nombre | deuxieme prenom""",
    Field.LAST_NAME: """
        last name | family name | surname | lname | contact last name
        姓 | 姓氏 | nachname | familienname | zuname | apellido | apellidos | nom de famille""",
    Field.SALUTATION: """
        salutation | mr mrs | mr ms | name prefix | honorific | gender
        称呼 | 称谓 | 性别 | anrede | geschlecht | tratamiento | genero | sexo | civilite | titre de civilite | sexe""",
    Field.ROLE: """
        role | job title | position | title | job | function | designation | post | organization title
        职位 | 职务 | 职称 | 岗位 | 头衔 | 职衔 | 联系人职务 | 联系人职位
        funktion | berufsbezeichnung | stellung | positionsbezeichnung | beruf | rolle
        cargo | puesto | funcion | cargo del contacto | fonction | poste | intitule du poste""",
    Field.DEPARTMENT: """
        department | dept | division | organization department | 部门 | 科室 | 所属部门
        abteilung | departamento | area | departement | service""",
    Field.EMAIL: """
        email | e-mail | mail | email address | e-mail address | mail address | contact email | work email
        business email
        company email | email id | e-mail value | primary email | email work
        邮箱 | 电子邮箱 | 电子邮件 | 邮件 | 邮箱地址 | 电邮 | 联系邮箱 | 邮件地址 | 电子信箱 | 电邮地址 | 信箱
        公司邮箱 | 客户邮箱
        e-mail-adresse | mailadresse | emailadresse | e mail adresse | elektronische post
        correo | correo electronico | correo e | direccion de correo | direccion de correo electronico
        courriel | adresse e-mail | adresse email | adresse mail | adresse electronique | mel""",
    Field.PHONE: """
        phone | telephone | tel | telephone number | phone number | tel no | phone no | landline | office phone
        business phone | work phone | company phone | main phone | contact number | contact no | phone value
        tel number
        office tel | home phone | other phone | direct line | phone work | company main phone
        电话 | 电话号码 | 联系电话 | 固话 | 座机 | 固定电话 | 公司电话 | 办公电话 | 市话 | 连络电话 | 联络电话
        直线 | 电话号
        telefon | telefonnummer | tel nr | telefon geschaftlich | rufnummer | festnetz | durchwahl | telefon privat
        telefono | numero de telefono | telefono fijo | tel fijo | telefono oficina | tlf | tfno
        telefono del trabajo
        numero de telephone | tel fixe | telephone fixe | telephone bureau | telephone professionnel
        no de telephone | numero""",
    Field.MOBILE: """
        mobile | mobile phone | cell | cell phone | cellphone | mobile number | mobile no | handphone | hp
        cellular
        mob | mobile tel | smartphone
        手机 | 手机号 | 手机号码 | 移动电话 | 行动电话 | 联系手机 | 手提电话 | 手提
        handy | mobil | mobiltelefon | handynummer | mobilnummer | mobiltelefonnummer | mobilfunk | natel
        movil | celular | telefono movil | tel movil | numero de celular | numero movil
        portable | telephone portable | tel portable | gsm | numero de portable | telephone mobile""",
    Field.FAX: """
        fax | fax number | fax no | telefax | business fax | 传真 | 传真号 | 传真号码 | 传真机
        faxnummer | fax geschaftlich | numero de fax | telecopie | telecopieur""",
    Field.WHATSAPP: """
        whatsapp | whats app | wa | whatsapp number | whatsapp no | whatsapp号 | 瓦次普 | whatsapp nummer""",
    Field.WECHAT: """
        wechat | we chat | wechat id | weixin | wechat no | 微信 | 微信号 | 微信id | 微信账号 | wx""",
    Field.CHAT: """
        skype | telegram | line | line id | viber | signal | qq | qq号 | linkedin | facebook | instagram | twitter
        im
        social media | messenger | kakaotalk | zalo | 领英 | 脸书 | 社交账号 | 社交媒体 | skype id | linkedin url
        tiktok""",
    Field.BIRTHDAY: """
        birthday | date of birth | birth date | dob | 生日 | 出生日期 | geburtstag | geburtsdatum
        cumpleanos | fecha de nacimiento | anniversaire | date de naissance""",
    Field.PERSON_NOTES: """
        contact notes | contact remarks | 联系人备注 | contact hobbies | hobbies | 爱好 | 兴趣爱好""",
    Field.COUNTRY: """
        country | country region | nation | country code | country of origin | country name | business country
        business country region | market | country territory | work country
        国家 | 国家地区 | 国别 | 所在国家 | 国家代码 | 所属国家 | 国籍 | 客户国家 | 国家或地区 | 国度 | 目标市场
        land | staat | land region | landeskennzeichen | herkunftsland
        pais | pais region | nacion | pays | pays region""",
    Field.REGION: """
        region | state | province | state province | county | business state | prefecture | federal state
        省 | 省份 | 州 | 省州 | 州省 | 省市 | 区域 | 所在省份
        bundesland | kanton | provincia | estado | comunidad autonoma | etat | departement region""",
    Field.CITY: """
        city | town | location | business city | work city | city town | locality
        城市 | 市 | 所在城市 | 城镇 | 县市 | stadt | ort | ciudad | poblacion | localidad | municipio | ville
        commune | localite""",
    Field.STREET: """
        street | street address | address line | street name | business street | road
        街道 | 街道地址 | 路名 | strasse | strasse hausnummer | strasse und hausnummer | calle | domicilio | rue
        voie | adresse ligne""",
    Field.POSTCODE: """
        postcode | postal code | zip | zip code | zip postal code | business postal code | pin code | post code
        邮编 | 邮政编码 | 邮递区号 | 邮区 | plz | postleitzahl | codigo postal | cp | code postal""",
    Field.ADDRESS: """
        address | full address | company address | business address | mailing address | office address
        postal address
        headquarters
        地址 | 公司地址 | 详细地址 | 联系地址 | 通讯地址 | 办公地址 | 客户地址 | 单位地址 | 住址
        adresse | anschrift | firmenadresse | firmenanschrift | postanschrift | geschaftsadresse
        direccion | direccion postal | direccion completa | direccion de la empresa | adresse postale
        adresse complete
        adresse de la societe | adresse de l'entreprise""",
    Field.WEBSITE: """
        website | web site | web | homepage | url | web page | web address | site | company website | internet
        domain
        link | website url | website value
        网站 | 网址 | 公司网址 | 公司网站 | 主页 | 官网 | 网页 | 企业网站 | 公司主页 | 官方网站
        webseite | internetseite | internetadresse | webadresse | sitio web | pagina web | web de la empresa
        site web | site internet | page web""",
    Field.LANGUAGE: """
        language | preferred language | 语言 | 语种 | 沟通语言 | sprache | idioma | lengua | langue""",
    Field.BUSINESS: """
        business | business type | type of business | company type | industry | nature of business | sector
        customer type
        client type | main business | line of business
        行业 | 公司性质 | 客户类型 | 业务类型 | 客户性质 | 公司类型 | 主营业务 | 经营范围 | 企业类型 | 所属行业
        企业性质
        branche | geschaftsart | tatigkeit | unternehmensart | sector de actividad | tipo de empresa | actividad
        rubro
        secteur | secteur d'activite | activite | type d'entreprise""",
    Field.PRODUCTS: """
        product | products | product interest | products of interest | interest | interested in | item | items
        model
        product name | interested products | product category | demand | requirement | requirements
        inquiry product
        产品 | 产品名称 | 感兴趣产品 | 意向产品 | 需求产品 | 采购产品 | 产品需求 | 询盘产品 | 品名 | 型号 | 兴趣产品
        需求 | 客户需求 | 产品类别
        关注产品 | 主要产品 | 商品 | 有兴趣产品
        produkt | produkte | interesse | artikel | produktinteresse | interessiert an | bedarf | ware
        producto | productos | producto de interes | productos de interes | interes | articulo | necesidad
        produit | produits | produit d'interet | produits d'interet | interet | article | besoin | besoins""",
    Field.QUANTITY: """
        quantity | qty | annual quantity | order quantity | volume | annual volume | yearly volume | moq
        order volume
        estimated quantity | purchase volume
        数量 | 年采购量 | 采购量 | 需求量 | 订单量 | 年用量 | 订货量 | 预计数量 | 年需求量 | 采购数量
        menge | jahresmenge | stuckzahl | anzahl | jahresbedarf | bestellmenge
        cantidad | cantidad anual | volumen | volumen anual | quantite | quantite annuelle | volume annuel""",
    Field.TARGET_PRICE: """
        target price | price | expected price | unit price | price target | offer price | 目标价 | 目标价格
        期望价格 | 价格 | 单价 | 报价 | 客户目标价
        zielpreis | preis | wunschpreis | stuckpreis | precio | precio objetivo | precio unitario
        prix | prix cible | prix vise | prix unitaire | prix souhaite""",
    Field.CERTIFICATES: """
        certificates | certificate | certification | certifications | certs | standards | 认证 | 证书 | 认证要求
        所需认证
        zertifikat | zertifikate | zulassung | certificado | certificados | certificacion | certificat | certificats""",
    Field.BUDGET: """
        budget | 预算 | 采购预算 | presupuesto | project budget""",
    Field.COMPETITORS: """
        competitor | competitors | current supplier | present supplier | supplier | 竞争对手 | 现有供应商
        目前供应商 | 供应商 | 竞品
        wettbewerber | lieferant | aktueller lieferant | konkurrenz | competidor | competidores | proveedor
        proveedor actual
        concurrent | concurrents | fournisseur | fournisseur actuel""",
    Field.SOURCE: """
        source | lead source | channel | origin | customer source | how found | lead origin | referral
        来源 | 客户来源 | 渠道 | 来源渠道 | 线索来源 | 获客渠道 | 开发渠道 | 询盘来源
        quelle | herkunft | kanal | leadquelle | fuente | origen | canal | origine | provenance""",
    Field.FAIR: """
        fair | trade fair | trade show | show | exhibition | event | expo | fair name | show name | event name
        展会 | 展会名称 | 展览会 | 参展 | 展会来源 | 广交会 | 展览 | 活动 | 展名
        messe | messename | veranstaltung | ausstellung | feria | nombre de la feria | exposicion | evento
        salon | foire | nom du salon | evenement""",
    Field.BOOTH: """
        booth | booth no | booth number | stand | stand no | hall | 展位 | 展位号 | 摊位 | 摊位号 | messestand
        standnummer | halle | numero de stand | pabellon""",
    Field.MET: """
        date met | met on | met | meeting date | date of meeting | visit date | date of visit | date | fair date
        lead date
        inquiry date
        date of inquiry | collected on | visited on | day met
        日期 | 会面日期 | 见面日期 | 洽谈日期 | 参展日期 | 展会日期 | 询盘日期 | 接洽日期 | 拜访日期 | 来访日期
        询价日期 | 获取日期
        datum | treffen am | gesprachsdatum | messedatum | besuchsdatum | anfragedatum | kontaktdatum
        fecha | fecha de encuentro | fecha de contacto | fecha de la feria | fecha de visita | fecha de consulta
        date de rencontre | rencontre le | date du salon | date de visite | date de la demande""",
    Field.GRADE: """
        grade | customer grade | rating | level | priority | rank | lead grade | old grade | score | customer level
        abc
        等级 | 客户等级 | 级别 | 客户级别 | 评级 | 分级 | 客户分级 | 优先级 | 原等级 | 重要程度 | 意向等级
        意向程度 | abc类
        bewertung | einstufung | kundenklasse | klasse | prioritat | stufe | abc klasse | kategorie
        categoria | clasificacion | nivel | prioridad | calificacion | classement | niveau | priorite | note client
        categorie""",
    Field.INQUIRY_CLASS: """
        inquiry class | lead class | class | inquiry grade | 询盘等级 | 询盘分类 | 询盘类别 | 询盘级别
        anfrageklasse | clase de consulta | classe de demande""",
    Field.STATUS: """
        status | stage | customer status | lead status | account status | 状态 | 客户状态 | 跟进状态 | 成交状态
        是否成交 | 阶段 | 客户阶段
        kundenstatus | phase | fase | estado del cliente | etapa | statut | etape | statut client""",
    Field.WON: """
        won | won on | first order | first order date | date of first order | closed date | 成交日期 | 首单日期
        首次成交 | 首次下单 | 首次成交日期 | 首单时间 | 成交时间
        erster auftrag | erstauftrag | erstbestellung | primer pedido | fecha del primer pedido | premiere commande
        date de la premiere commande""",
    Field.OWNER: """
        owner | sales | salesperson | sales rep | sales representative | account manager | assigned to | responsible
        sales person
        lead owner | account owner | salesman | follower
        负责人 | 业务员 | 跟进人 | 所属业务员 | 销售 | 销售员 | 外贸业务员 | 业务 | 归属人 | 跟单员 | 客户经理
        所有者 | 业务负责人 | 责任人 | 所属人
        zustandig | betreuer | verkaufer | vertriebsmitarbeiter | verantwortlich | kundenbetreuer | sachbearbeiter
        zustandiger
        responsable | vendedor | comercial | ejecutivo | gestor | ejecutivo de ventas | asignado a
        commercial | charge de clientele | vendeur | charge d'affaires | responsable commercial""",
    Field.SINCE: """
        customer since | since | client since | first contact | known since | created | creation date | date created
        start date
        registered | date added | first contact date | created on
        合作时间 | 客户开始日期 | 首次合作 | 建档日期 | 合作开始 | 创建日期 | 创建时间 | 成为客户时间 | 首次联系
        开始合作 | 建档时间 | 录入日期 | 首次联系日期 | 客户自
        kunde seit | seit | erstkontakt | angelegt am | erstellt am
        cliente desde | desde | primer contacto | fecha de alta | fecha de creacion
        client depuis | depuis | premier contact | date de creation | cree le""",
    Field.LAST_CONTACT: """
        last contact | last contacted | last follow up | last contact date | last activity | last visit
        last followup date
        last touch | last follow up date
        最后联系 | 最近联系 | 上次联系 | 最后跟进 | 最近跟进 | 最后联系时间 | 最后跟进时间 | 上次跟进 | 最近跟进时间
        最后联系日期 | 最近联系日期 | 最后跟进日期 | 跟进日期 | 跟进时间 | 最近联系时间
        letzter kontakt | zuletzt kontaktiert | letzter besuch | letzte aktivitat
        ultimo contacto | fecha ultimo contacto | ultima visita | ultimo seguimiento | fecha del ultimo contacto
        dernier contact | date du dernier contact | derniere visite | derniere relance | dernier echange""",
    Field.NEXT_STEP: """
        next step | next steps | next action | action | to do | todo | follow up | followup | follow-up action
        next activity
        下一步 | 下步计划 | 下一步计划 | 待办 | 跟进计划 | 后续计划 | 下一步行动 | 后续跟进 | 跟进措施
        nachster schritt | nachste schritte | massnahme | aktion | aufgabe | naechster schritt
        siguiente paso | proximo paso | accion | proxima accion | seguimiento | tarea
        prochaine etape | etape suivante | prochaine action | suivi | a faire | action a mener""",
    Field.NEXT_DAY: """
        next contact | next follow up | next follow up date | follow up date | next date | due date | reminder
        next contact date | next visit | due
        下次联系 | 下次跟进 | 下次跟进时间 | 下次联系时间 | 下次跟进日期 | 下次联系日期 | 提醒日期 | 计划跟进日期
        下次回访
        nachster kontakt | wiedervorlage | wiedervorlagedatum | faellig am | fallig am | nachfassen am
        proximo contacto | fecha de seguimiento | fecha proximo contacto | prochain contact | date de relance
        relance | echeance""",
    Field.EXPECTED_CLOSE: """
        expected close | expected order | close date | expected order date | closing date | expected closing date
        预计成交 | 预计成交日期 | 预计下单 | 预计下单日期 | 预计下单时间 | 预计成交时间 | 采购时间 | 采购计划
        erwarteter abschluss | abschlussdatum | erwarteter auftrag | cierre previsto | fecha de cierre
        fecha prevista
        cloture prevue | date de cloture | commande prevue""",
    Field.PAYMENT_TERMS: """
        payment terms | payment | terms of payment | payment term | 付款方式 | 付款条件 | 付款条款 | 结算方式
        zahlungsbedingungen | zahlungsziel | zahlungskonditionen | condiciones de pago | forma de pago
        conditions de paiement | modalites de paiement""",
    Field.CREDIT_LIMIT: """
        credit limit | 信用额度 | 授信额度 | kreditlimit | limite de credito | limite de credit | encours autorise""",
    Field.TAX_ID: """
        tax id | vat | vat no | vat number | vat id | tax number | tax no | tin | ein | gst | gst no | gstin | cnpj
        cuit | rfc | nif | cif | rut | ruc | eori | trn | inn
        税号 | 纳税人识别号 | 增值税号 | 税务登记号 | 统一编号 | 统编 | vat号 | 税务号 | 税籍编号
        ust id | ust idnr | umsatzsteuer id | steuernummer | ust id nr | umsatzsteuer identifikationsnummer | uid
        ustid
        nif cif | numero de iva | identificacion fiscal | numero fiscal | numero de tva | tva
        tva intracommunautaire
        n tva | no tva""",
    Field.COMPANY_ID: """
        company number | company no | registration number | registration no | company registration number
        company id | siret | siren | duns | duns number
        注册号 | 工商注册号 | 统一社会信用代码 | 社会信用代码 | 公司注册号 | 商业登记号
        handelsregister | handelsregisternummer | hrb | registro mercantil | numero de registro | numero rcs | rcs""",
    Field.CUSTOMER: """
        customer id | tradectl id | register number | 登记号 | 客户id""",
    Field.CODE: """
        code | customer code | customer no | customer number | client code | account number | account no | client no
        客户编号 | 客户代码 | 客户编码 | 客户号 | 编码 | 代码 | kundennummer | kundennr | kundencode | codigo
        codigo de cliente | numero de cliente
        code client | numero client | no client""",
    Field.TAGS: """
        tags | tag | labels | keywords | categories | group membership | 标签 | 客户标签 | 分组 | 标记 | 群组
        schlagworte | stichworte | etiquetas | etiquettes | mots cles""",
    Field.NOTES: """
        notes | note | remark | remarks | comment | comments | memo | description | details | background
        conversation | discussion | summary | discussion notes | meeting notes
        备注 | 备注信息 | 说明 | 描述 | 沟通内容 | 跟进记录 | 洽谈内容 | 会谈记录 | 客户情况 | 注释 | 附注
        沟通记录 | 其他 | 客户备注 | 跟进内容 | 会谈内容 | 客户背景 | 记录 | 洽谈记录
        notizen | notiz | bemerkung | bemerkungen | anmerkung | anmerkungen | kommentar | beschreibung | hinweis
        notas | nota | observaciones | comentario | comentarios | descripcion | remarque | remarques | observations
        commentaire | commentaires""",
    Field.NUMBER: """
        no | nr | number | s no | sr no | sl no | index | row | item no | lfd nr | 序号 | 编号 | 序 | 行号 | 项次
        num | n | numero de orden""",
    Field.NAME: """
        name | names | 名称 | 客户 | customer | client | kunde | kunden | nombre | cliente | nom | lead | 客户名
        prospect | interessent""",
    Field.REACH: """
        contact details | contact information | contact info | contact data | how to reach | 联系方式 | 联络方式
        联系信息 | 联系方法 | 电话邮箱 | 电话手机 | 联系资料
        kontaktdaten | datos de contacto | informacion de contacto | coordonnees""",
}
