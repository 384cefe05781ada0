"""Internet domains that say nothing about who somebody is: free mail, marketplaces, social networks, site builders."""

from __future__ import annotations

_FREE_MAIL = """
gmail.com googlemail.com outlook.com hotmail.com live.com msn.com passport.com icloud.com me.com mac.com aol.com
aim.com yahoo.com ymail.com rocketmail.com proton.me protonmail.com protonmail.ch pm.me tutanota.com tuta.io
tutamail.com zoho.com zohomail.com fastmail.com fastmail.fm hushmail.com mail.com email.com usa.com inbox.com
gmx.com gmx.net hey.com duck.com mailbox.org posteo.de posteo.net 163.com 126.com yeah.net vip.163.com 188.com
qq.com vip.qq.com foxmail.com sina.com sina.cn sina.com.cn vip.sina.com sohu.com tom.com 21cn.com 139.com 189.cn
wo.cn aliyun.com eyou.com 263.net china.com 163.net netease.com hinet.net msa.hinet.net seed.net.tw pchome.com.tw
yahoo.com.tw yahoo.com.hk netvigator.com biznetvigator.com hongkong.com ctimail.com i-cable.com macau.ctm.net
naver.com hanmail.net daum.net nate.com kakao.com korea.com hanmir.com chol.com dreamwiz.com docomo.ne.jp
ezweb.ne.jp softbank.ne.jp i.softbank.jp nifty.com biglobe.ne.jp ocn.ne.jp so-net.ne.jp excite.co.jp rediffmail.com
rediff.com sify.com vsnl.net vsnl.com bsnl.in airtelmail.in indiatimes.com dataone.in in.com singnet.com.sg
pacific.net.sg starhub.net.sg streamyx.com tm.net.my indosat.net.id telkom.net cbn.net.id plasa.com vnn.vn fpt.vn
hcm.vnn.vn hn.vnn.vn pldtdsl.net loxinfo.co.th bigpond.com bigpond.net.au optusnet.com.au optusnet.com iinet.net.au
tpg.com.au dodo.com.au westnet.com.au ozemail.com.au internode.on.net xtra.co.nz slingshot.co.nz orcon.net.nz web.de
freenet.de t-online.de arcor.de online.de email.de mail.de vodafone.de vodafonemail.de kabelmail.de alice.de
alice-dsl.net unity-mail.de ewe.net bluewin.ch hispeed.ch sunrise.ch gmx.de gmx.at gmx.ch aon.at chello.at inode.at
liwest.at orange.fr wanadoo.fr free.fr sfr.fr laposte.net neuf.fr aliceadsl.fr bbox.fr club-internet.fr
numericable.fr cegetel.net voila.fr skynet.be telenet.be scarlet.be proximus.be pt.lu ziggo.nl kpnmail.nl
kpnplanet.nl planet.nl hetnet.nl home.nl xs4all.nl upcmail.nl casema.nl quicknet.nl libero.it virgilio.it tin.it
alice.it tiscali.it inwind.it iol.it fastwebnet.it email.it aruba.it pec.it legalmail.it telefonica.net ono.com
movistar.es terra.es wanadoo.es euskaltel.net ya.com sapo.pt clix.pt netcabo.pt iol.pt mail.telepac.pt otenet.gr
forthnet.gr hol.gr cytanet.com.cy btinternet.com btopenworld.com talktalk.net tiscali.co.uk sky.com ntlworld.com
virginmedia.com virgin.net blueyonder.co.uk plus.net eircom.net telia.com bredband.net comhem.se spray.se tele2.se
swipnet.se online.no broadpark.no getmail.no jubii.dk mail.dk mail.tele.dk stofanet.dk tdcadsl.dk kolumbus.fi
elisanet.fi luukku.com suomi24.fi pp.inet.fi simnet.is wp.pl o2.pl onet.pl onet.eu op.pl poczta.onet.pl interia.pl
interia.eu poczta.fm gazeta.pl tlen.pl vp.pl neostrada.pl seznam.cz centrum.cz email.cz volny.cz post.cz atlas.cz
azet.sk zoznam.sk centrum.sk post.sk freemail.hu citromail.hu t-online.hu indamail.hu abv.bg mail.bg dir.bg siol.net
t-2.net net.hr inet.hr eunet.rs sbb.rs inbox.lv apollo.lv delfi.lv hot.ee mail.ee online.ee takas.lt zebra.lt
mail.ru bk.ru inbox.ru list.ru internet.ru rambler.ru lenta.ru ro.ru autorambler.ru myrambler.ru ya.ru narod.ru
yandex.ru yandex.com yandex.by yandex.kz yandex.ua pochta.ru nm.ru hotbox.ru ukr.net i.ua bigmir.net meta.ua
email.ua online.ua tut.by mail.kz mail.uz uol.com.br bol.com.br terra.com.br terra.com ig.com.br globo.com
globomail.com r7.com oi.com.br zipmail.com.br itelefonica.com.br prodigy.net.mx infinitum.com.mx fibertel.com.ar
ciudad.com.ar arnet.com.ar speedy.com.ar sinectis.com.ar adinet.com.uy vtr.net entelchile.net une.net.co etb.net.co
cantv.net andinanet.net emirates.net.ae eim.ae du.ae batelco.com.bh qatar.net.qa omantel.net.om awalnet.net.sa
maktoob.com link.net tedata.net.eg walla.com walla.co.il 012.net.il 013.net bezeqint.net netvision.net.il
zahav.net.il mynet.com superonline.com ttmail.com ttnet.net.tr cyber.net.pk bdcom.com grameenphone.com sltnet.lk
dialogsl.net mweb.co.za telkomsa.net webmail.co.za iafrica.com absamail.co.za vodamail.co.za mtnloaded.co.za
safaricom.co.ke comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net
juno.com netzero.net optonline.net roadrunner.com windstream.net frontier.com frontiernet.net embarqmail.com
rogers.com shaw.ca bell.net sympatico.ca telus.net videotron.ca cogeco.ca
"""
FREE_MAIL = frozenset(_FREE_MAIL.split())
# Providers with a domain in many countries: yahoo.co.uk, hotmail.fr, gmx.at.
FREE_MAIL_FAMILIES = frozenset(
    ["aol", "gmail", "googlemail", "gmx", "hotmail", "live", "msn", "outlook", "yahoo", "yandex", "ymail"]
)

_PLATFORMS = """
alibaba.com 1688.com aliexpress.com aliexpress.ru made-in-china.com globalsources.com dhgate.com hktdc.com hc360.com
taobao.com tmall.com jd.com pinduoduo.com ueeshop.com indiamart.com tradeindia.com exportersindia.com justdial.com
ec21.com ecplaza.net ecplaza.com tradekey.com go4worldbusiness.com tradewheel.com exporthub.com wlw.de wlw.at
thomasnet.com directindustry.com archiproducts.com archiexpo.com mercadolivre.com.br wayfair.com etsy.com
flipkart.com tokopedia.com bukalapak.com noon.com trendyol.com hepsiburada.com n11.com sahibinden.com allegro.pl
ozon.ru wildberries.ru avito.ru tiu.ru satu.kz deal.by prom.ua rozetka.com.ua kaspi.kz rakuten.co.jp coupang.com
gmarket.co.kr 11st.co.kr ruten.com.tw shopline.com shoplineapp.com tiki.vn sendo.vn facebook.com fb.com fb.me
messenger.com instagram.com linkedin.com lnkd.in twitter.com x.com youtube.com youtu.be tiktok.com douyin.com vk.com
vk.me ok.ru weibo.com weibo.cn wechat.com xiaohongshu.com whatsapp.com wa.me t.me telegram.me telegram.org line.me
lin.ee kakao.com zalo.me viber.com skype.com threads.net snapchat.com xing.com linktr.ee bit.ly tinyurl.com goo.gl
g.page about.me wix.com wixsite.com editorx.io wordpress.com weebly.com squarespace.com myshopify.com shopify.com
godaddysites.com webflow.io github.io gitlab.io netlify.app vercel.app pages.dev workers.dev web.app firebaseapp.com
herokuapp.com azurewebsites.net amazonaws.com cloudfront.net onrender.com business.site negocio.site yolasite.com
jimdo.com jimdosite.com jimdofree.com strikingly.com mystrikingly.com tilda.ws ucoz.ru ucoz.net ucoz.com nethouse.ru
umi.ru webs.com site123.me tripod.com angelfire.com 000webhostapp.com carrd.co notion.site notion.so webnode.com
webnode.page mozello.com simdif.com sitew.com e-monsite.com over-blog.com tistory.com cafe24.com imweb.me modoo.at
ameblo.jp fc2.com jugem.jp livedoor.jp hatenablog.com altervista.org blogger.com medium.com substack.com canva.site
ueniweb.com uniweb.eu ning.com wikidot.com wikipedia.org yellowpages.com yelp.com gelbeseiten.de paginasamarillas.es
pagesjaunes.fr paginegialle.it dnb.com zoominfo.com crunchbase.com baidu.com sogou.com dropbox.com qr.page
"""
PLATFORMS = frozenset(_PLATFORMS.split())
PLATFORM_FAMILIES = frozenset(
    [
        "amazon", "blogspot", "ebay", "europages", "facebook", "google", "jumia", "kompass", "lazada", "mercadolibre",
        "olx", "pinterest", "shopee", "webnode", "wordpress",
    ]
)  # fmt: skip

# Labels that stand before a country's own: `co.uk`, `com.br`. What stands before them is the firm's.
_SECOND_LEVEL = """
ac adm adv art asn asso biz blog co com coop ebiz eco edu emp eng firm firma gen go gob gouv gov gub id idv in ind
inf info int ltd me mil mob my name ne net nom or org pe plc plo press pro re sch shop srv store tm tv waw web ah bj
cq fj gd gs gx gz ha hb he hi hk hl hn jl js jx ln mo nm nx qh sc sd sh sn sx tj tw xj xz yn zj kiev kyiv kharkov
lviv odessa od dp zp msk spb
"""
SECOND_LEVEL = frozenset(_SECOND_LEVEL.split())
# Domains somebody sells names under, as if they were a country's.
_SOLD_UNDER = """
uk.com us.com eu.com de.com gb.com gb.net uk.net cn.com br.com ru.com za.com sa.com jpn.com jp.net se.com se.net
hu.com hu.net gr.com no.com qc.com ae.org us.org kr.com com.de com.se co.com in.net mex.com africa.com
"""
SOLD_UNDER = frozenset(_SOLD_UNDER.split())
