"""Where a lead came from, in the words people write for it (R88)."""

from __future__ import annotations

from tradectl.core.identity.spelling import fold

_SAID = {
    "fair": "fair trade show tradeshow exhibition expo messe feria salon foire 展会 展 广交会 交易会 canton",
    "customs-data": "customs customsdata zoll aduana douane 海关 海关数据",
    "b2b": "b2b alibaba aliexpress globalsources made-in-china tradekey indiamart europages 平台 阿里 阿里巴巴 国际站",
    "search": "search google bing seo website homepage web suche recherche 搜索 谷歌 官网 网站 独立站",
    "social": "social facebook linkedin instagram tiktok twitter youtube 社交 社媒 领英 脸书",
    "referral": "referral referred recommendation empfehlung recomendacion recommandation 介绍 转介绍 推荐",
}
_LONG = 2  # letters of a word that may stand within others; Chinese has no blanks


def source_of(text: str) -> tuple[str, str]:
    """Return the kind of source a text means and the text as its name; both empty for no text.

    `Alibaba` is b2b; what is none of the kinds is `other`.
    """
    said = fold(text.strip())
    if not said:
        return "", ""
    words = set(said.replace("/", " ").replace("-", " ").split()) | {said.replace(" ", "")}
    for kind, table in _SAID.items():
        known = table.split()
        if words & set(known) or any(len(one) >= _LONG and one in said for one in known if not one.isascii()):
            return kind, "" if said == kind else text.strip()
    return "other", text.strip()
