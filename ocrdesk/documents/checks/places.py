"""Names that begin with a place: whether their beginning was lost, or something stands before it."""

import re

_PROVINCES = (
    "河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 "
    "台湾"
)
PROVINCES = tuple(_PROVINCES.split())
REGIONS = ("内蒙古", "广西壮族", "西藏", "宁夏回族", "新疆维吾尔")
"""GB/T 2260: what stands before 省, and before 自治区."""

_SCRAP = re.compile(r"[^（(]{1,3}(?:北京|上海|天津|重庆)市")
"""Something before the name of a city that is no city's part."""
_FROM_THE_TOP = re.compile(
    rf"(?:{'|'.join(PROVINCES)})省|(?:{'|'.join(REGIONS)})自治区|[㐀-鿿]{{2,8}}市[㐀-鿿]{{1,8}}[区县市]"
)
_NUMBERED = re.compile("[路街道巷村组镇乡园城院].*[0-9]|[0-9]+[号室栋幢]")
LAST_OF_ADDRESS = "号室户栋幢楼层座组村社院苑园庄城厦铺队区街路巷道镇乡旁内侧店场馆站"
"""How addresses end; where the last line is lost, they end within a word."""
_BEGUN_ANEW, _OF_SEAL = re.compile("[（(]|.*[0-9]"), re.compile("公安|交通|交警|警察|支队|大队|管理局|专用章")
_TITLE_ALONE = re.compile(r"[县区]|市(?!场)|.市(?![市场])")
"""No town is called by one character, but 津市; 市场监督管理局 begins with no town."""


def is_whole_address(text: str) -> bool:
    """Whether a text begins with a province or city and its part, and names a number: no name of anybody does."""
    return _FROM_THE_TOP.match(text) is not None and _NUMBERED.search(text) is not None


def is_end_of_address(text: str) -> bool:
    """Whether a line may belong to an address that could have ended above it: the text of a seal does not."""
    ends = bool(_BEGUN_ANEW.match(text)) or text.rstrip(" )）").endswith(tuple(LAST_OF_ADDRESS))
    return ends and _OF_SEAL.search(text) is None


def begins_too_late(text: str) -> bool:
    """Whether a name of a place, or one that begins with it, has lost its first characters: 川省, 区, 京市."""
    if _TITLE_ALONE.match(text) or text.startswith(("省", "自治区")):
        return True
    return any(
        text.startswith(f"{name[cut:]}{title}")
        for names, title in ((PROVINCES, "省"), (REGIONS, "自治区"))
        for name in names
        for cut in range(1, len(name))
        if name[cut:] not in names
    )


def names_no_place(text: str) -> bool:
    """Whether the name of an office lacks the place that it is an office of: 湖里市场监督管理局."""
    return not text.startswith("国家") and re.search("[省市区县旗州盟岛](?!场)", text) is None


def begins_too_early(text: str) -> bool:
    """Whether something stands before the name of one of the four cities that are no city's part."""
    return _SCRAP.match(text) is not None
