"""Chinese characters in one form: traditional and Japanese ones folded to simplified ones, for names and for search."""

from __future__ import annotations

from tradectl.core.identity.traditional import SIMPLIFIED, TRADITIONAL

# Japan shortened some characters its own way.
JAPANESE = (
    "気栄実発広価応鉄営総経図黒巻帯処単囲圧変売対専恵悪戦拡検楽様権浜沢済渋滝焼県続縁縄艶芸薬観訳豊転軽辺"
    "関険雑霊顕駅験竜桜亀歯塩斎両伝仏円児剣剤勧収団壱巣徳従徴歓歩歳毎浄焔畳砕稲穂窓粋繊聴脳蔵覧読譲醤醸鋳"
    "陥隠髄鶏黙"
)
JAPANESE_SIMPLIFIED = (
    "气荣实发广价应铁营总经图黑卷带处单围压变卖对专惠恶战扩检乐样权滨泽济涩泷烧县续缘绳艳艺药观译丰转轻边"
    "关险杂灵显驿验龙樱龟齿盐斋两传佛圆儿剑剂劝收团一巢德从征欢步岁每净焰叠碎稻穗窗粹纤听脑藏览读让酱酿铸"
    "陷隐髓鸡默"
)

SIMPLE_FORM: dict[str, str] = dict(zip(TRADITIONAL + JAPANESE, SIMPLIFIED + JAPANESE_SIMPLIFIED, strict=True))
