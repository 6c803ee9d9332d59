"""What tells that a value was not read whole: names without their dot, scopes without their end, cut-off places."""

import pytest

from ocrdesk.documents import DOCUMENT_TYPES
from ocrdesk.documents.checks.identity import be_address
from ocrdesk.documents.checks.licences import be_registration_authority
from ocrdesk.documents.triage import judge
from ocrdesk.model import Character, DocumentType, FieldState, FieldValue, Record

TYPES = {kind.key: kind for kind in DOCUMENT_TYPES}


def judged(kind: str, key: str, text: str, middles: tuple[float, ...] = (), sure: float = 1.0) -> FieldValue:
    characters = tuple(
        Character(letter, 1.0, middle - 0.02, middle + 0.02) for letter, middle in zip(text, middles, strict=False)
    )
    document: DocumentType = TYPES[kind]
    value = FieldValue(key, text, text, sure, characters=characters, state=FieldState.READ)
    return judge(Record(kind, None, None, (value,)), document)[key]


@pytest.mark.parametrize(
    ("kind", "key", "text", "state"),
    [
        ("id_card", "name", "买买提迪丽努尔", FieldState.CHECK),
        ("id_card", "name", "买买提·迪丽努尔", FieldState.READ),
        ("id_card", "name", "欧阳明月", FieldState.READ),
        ("vehicle_license", "owner", "依布拉音迪丽努尔", FieldState.CHECK),
        ("vehicle_license", "owner", "南京市恒鑫信息技术服务有限公司", FieldState.READ),
        ("business_license", "legal_representative", "热合曼卡德尔", FieldState.CHECK),
        ("business_license", "business_scope", "办公用品销售；货物进出口。", FieldState.READ),
        ("business_license", "business_scope", "办公用品销售；货物进出口", FieldState.CHECK),
        ("business_license", "business_scope", "办公用品零（依法须经批准的项目）", FieldState.CHECK),
        ("driver_license", "record", "自2024年6月27日至有效期满，请于期满前九十日内换证。", FieldState.READ),
        ("driver_license", "record", "自2024年6月27日至有效期满，请于期满前九十日内换", FieldState.CHECK),
        ("driver_license", "record", "实习期至2016年6月27日", FieldState.READ),
        ("driver_license", "record", "请于每个记分周期结束后接受审验。无记分的", FieldState.CHECK),
        ("id_card", "address", "湖南省长沙市岳麓区桃源路12", FieldState.CHECK),
        ("id_card", "address", "湖南省长沙市岳麓区桃源路12号", FieldState.READ),
        ("id_card", "address", "镇新桥村五组175号", FieldState.CHECK),
        ("id_card", "address", "贵州省凯里市文昌东路1953号金色", FieldState.CHECK),
        ("id_card", "address", "贵州省凯里市文昌东路1953号金色世纪城", FieldState.READ),
        ("vehicle_license", "owner", "大连市鑫天贸易股份有限公司世纪城12号楼5单元", FieldState.CHECK),
        ("id_card", "address", "百合小区19号楼5单元540室", FieldState.CHECK),
        ("bank_card", "bank", "安银行", FieldState.CHECK),
        ("bank_card", "bank", "平安银行", FieldState.READ),
        ("vehicle_license", "owner", "一韩国睿", FieldState.CHECK),
        ("vehicle_license", "owner", "一汽解放汽车有限公司", FieldState.READ),
        ("vehicle_license", "owner", "唐勇博广东省深圳市南山区新华北街1042号", FieldState.CHECK),
    ],
)
def test_what_seems_to_lack_something_is_looked_at(kind: str, key: str, text: str, state: FieldState) -> None:
    assert judged(kind, key, text).state is state


@pytest.mark.parametrize(
    ("middles", "state"),
    [((0.1, 0.3, 0.6, 0.8), FieldState.CHECK), ((0.1, 0.37, 0.63, 0.9), FieldState.READ)],
)
def test_a_gap_in_a_name_may_have_held_a_dot(middles: tuple[float, ...], state: FieldState) -> None:
    assert judged("id_card", "name", "艾力卡德", middles).state is state


@pytest.mark.parametrize(
    "text",
    ["川省成都市武侯区松涛街204号", "龙江省哈尔滨市", "京市朝阳区", "区建设路12号", "1981年1R30日武汉市江岸区12号"],
)
def test_an_address_that_lost_its_first_characters_or_follows_a_date_is_told(text: str) -> None:
    assert be_address(text) is not None


@pytest.mark.parametrize(
    "text", ["四川省成都市武侯区204号", "黑龙江省哈尔滨市", "津市市建设路12号", "市场路12号", "内蒙古自治区"]
)
def test_a_whole_address_is_not_complained_of(text: str) -> None:
    assert be_address(text) is None


@pytest.mark.parametrize(
    "text", ["市场监督管理局", "京市丰台区市场监督管理局", "东省工商行政管理局", "商行政管理局", "场监督管理局"]
)
def test_an_authority_that_lost_its_place_is_told(text: str) -> None:
    assert be_registration_authority(text) is not None


def test_an_authority_of_a_town_is_not_complained_of() -> None:
    assert be_registration_authority("北京市通州区工商行政管理局") is None


def evenly(text: str, *, wide: tuple[int, ...] = ()) -> tuple[float, ...]:
    """The places of characters that stand evenly, but half as far again behind those numbers."""
    places, place = [], 0.0
    for number, _ in enumerate(text):
        places.append(place)
        place += 0.03 if number in wide else 0.02
    return tuple(places)


@pytest.mark.parametrize(
    ("text", "wide", "state"),
    [
        ("样本银行北京市支行819926853894709", (10,), FieldState.CHECK),
        ("样本银行北京市支行8119926853894709", (), FieldState.READ),
        ("样本银行北京市支行8119926853894709", (12, 16, 20), FieldState.READ),
        ("样本银行北京市支行8199926853894709", (11,), FieldState.READ),
        ("样本银行北京市支行13899268538", (11,), FieldState.READ),
    ],
    ids=["room for a figure", "even", "in groups", "between two alike", "mobile number"],
)
def test_room_for_a_figure_in_a_long_number_is_looked_at(text: str, wide: tuple[int, ...], state: FieldState) -> None:
    assert judged("vat_invoice", "buyer_bank", text, evenly(text, wide=wide)).state is state


@pytest.mark.parametrize(("sure", "state"), [(0.995, FieldState.CHECK), (0.998, FieldState.READ)])
def test_a_mail_address_is_looked_at_sooner_for_its_letters_make_no_words(sure: float, state: FieldState) -> None:
    assert judged("business_card", "email", "liwei@sample.com.cn", sure=sure).state is state
