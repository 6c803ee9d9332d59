"""Rules of licences: each lets the printed forms pass and finds what cannot be."""

import pytest

from ocrdesk.documents.checks import licences as licence_checks
from ocrdesk.documents.checks.numbers import be_month
from ocrdesk.model import Check, CrossCheck

RIGHT: tuple[tuple[Check, tuple[str, ...]], ...] = (
    (
        licence_checks.be_capital,
        ("壹佰万元整", "500万元人民币", "人民币贰仟叁佰伍拾万元整", "100万美元", "1,000.00万元"),
    ),
    (licence_checks.be_period, ("2010年06月16日至长期", "2020年02月26日至2040年02月26日", "长期")),
    (licence_checks.be_mass, ("1900KG", "--")),
    (licence_checks.be_seats, ("5人", "2+3人", "--")),
    (licence_checks.be_dimension, ("4700×1800×1460mm", "11980X2550X3790mm", "4700x1800x1460")),
    (licence_checks.be_maker_and_model, ("云启牌YQ6371A", "天诚牌TC4622XXY", "凯达牌YQ5078BEV")),
    (licence_checks.be_engine_number, ("EF4132H9BE", "21B9539DK6")),
    (licence_checks.be_inspection_record, ("检验有效期至2025年05月云J(01)",)),
    (
        licence_checks.be_registration_authority,
        ("广州市天河区行政审批局", "郑州市金水区市场监督管理局", "国家市场监督管理总局"),
    ),
    (
        licence_checks.be_kind_of_business,
        (
            "有限责任公司（自然人独资）",
            "一人有限责任公司",
            "其他股份有限公司（非上市）",
            "外商投资有限责任公司",
            "个体工商户",
        ),
    ),
    (licence_checks.be_name_in_any_script, ("艾力·卡德尔", "姚静", "SMITH, JOHN")),
    (licence_checks.be_country, ("中国", "法国")),
    (be_month, ("2032-08",)),
)
WRONG: tuple[tuple[Check, tuple[str, ...]], ...] = (
    (licence_checks.be_capital, ("科技有限公司", "元整", "2010年06月16日")),
    (
        licence_checks.be_period,
        ("2010年06月16日", "2020年02月26日至2010年02月26日", "2020年02月26日至2040年02月2", "北京市"),
    ),
    (licence_checks.be_mass, ("19OOKG", "kg")),
    (licence_checks.be_dimension, ("4700×1800", "47OO×1800×1460mm")),
    (licence_checks.be_engine_number, ("北京", "ABCDEFG")),
    (
        licence_checks.be_registration_authority,
        ("市天河区行政审批局", "天河区", "关上海市市场监督管理局", "湖里场监督管理局", "湖里市场监督管理局"),
    ),
    (licence_checks.be_kind_of_business, ("苏州市远帆物流有限责任公司", "恒达实业股份有限公司")),
    (licence_checks.be_name_in_any_script, ("静", "姚静1", "·姚静", "名姚静")),
    (licence_checks.be_country, ("国中国", "籍中国", "国", "性女中国", "女法国")),
    (be_month, ("2032-13", "08/32")),
)
CROSSED: tuple[tuple[CrossCheck, dict[str, str], set[str]], ...] = (
    (
        licence_checks.vehicle_was_registered_before_issue,
        {"register_date": "2020-01-02", "issue_date": "2020-01-01"},
        {"register_date", "issue_date"},
    ),
    (
        licence_checks.vehicle_was_registered_before_issue,
        {"register_date": "2020-01-01", "issue_date": "2020-01-01"},
        set(),
    ),
    (licence_checks.licence_is_valid_for_a_term, {"valid_from": "2010-10-20", "valid_to": "2016-10-20"}, set()),
    (
        licence_checks.licence_is_valid_for_a_term,
        {"valid_from": "2010-10-20", "valid_to": "2018-10-20"},
        {"valid_from", "valid_to"},
    ),
    (
        licence_checks.licence_was_issued_at_age,
        {"birth_date": "2005-01-01", "first_issue_date": "2010-01-01"},
        {"first_issue_date"},
    ),
    (
        licence_checks.gross_mass_holds_the_rest,
        {"gross_mass": "1900KG", "unladen_mass": "1500KG", "approved_load": "500KG"},
        {"gross_mass"},
    ),
    (licence_checks.plate_fits_vehicle, {"plate_number": "云J7Y74挂", "vehicle_type": "小型轿车"}, {"vehicle_type"}),
    (
        licence_checks.period_begins_when_established,
        {"established_date": "2010-06-16", "valid_period": "2009年06月16日至长期"},
        {"valid_period"},
    ),
)


@pytest.mark.parametrize(("check", "text"), [(check, text) for check, texts in RIGHT for text in texts])
def test_printed_forms_pass(check: Check, text: str) -> None:
    assert check(text) is None


@pytest.mark.parametrize(("check", "text"), [(check, text) for check, texts in WRONG for text in texts])
def test_what_cannot_be_is_found(check: Check, text: str) -> None:
    assert check(text) is not None


@pytest.mark.parametrize(("check", "values", "accused"), CROSSED)
def test_fields_that_do_not_fit_one_another_are_accused(
    check: CrossCheck, values: dict[str, str], accused: set[str]
) -> None:
    assert set(check(values)) == accused


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("1143122141581mm", "11431×2214×1581mm"),
        ("4700×18001460mm", "4700×1800×1460mm"),
        ("4700×1800×1460mm", None),
        ("470018001460", "4700×1800×1460"),
        ("1076521232715m", "10765×2123×2715mm"),
        ("1184925212872mh", "11849×2521×2872mm"),
        ("418721781745mm", "4187×2178×1745mm"),
        ("18907011050mm", "1890×701×1050mm"),
        ("4700×1800", None),
        ("470098001460mm", None),
    ],
)
def test_lost_signs_of_a_dimension_have_but_one_place(read: str, meant: str | None) -> None:
    assert licence_checks.dimension_with_signs({"dimension": read}) == ({"dimension": meant} if meant else {})


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("1522582403437*", "*1522582403437*"),
        ("*1522582403437", "*1522582403437*"),
        ("°1522582403437'", "*1522582403437*"),
        ("*1522582403437*", None),
        ("1522582403437", None),
    ],
)
def test_a_barcode_has_an_asterisk_on_both_sides_or_on_none(read: str, meant: str | None) -> None:
    completed = licence_checks.barcode_between_asterisks({"barcode_number": read})
    assert completed == ({"barcode_number": meant} if meant else {})


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("自2024年6月27日至有效期满，请于期满前九十日内换证", "自2024年6月27日至有效期满，请于期满前九十日内换证。"),
        ("自2024年6月27日至有效期满，请于期满前九十日内换", None),
        ("接受审验。无记分的免予本次审验。", "接受审验。无记分的，免予本次审验。"),
        ("实习期至2016年6月27日", None),
    ],
)
def test_a_record_that_lost_its_signs_gets_them_back(read: str, meant: str | None) -> None:
    assert licence_checks.record_with_its_signs({"record": read}) == ({"record": meant} if meant else {})


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("自二九年六月十四日至二二九年六月十四日", "自二〇〇九年六月十四日至二〇二九年六月十四日"),
        ("自二〇〇九年六月十四日至二〇二九年六月十四日", None),
        ("自二〇〇九年六月十四日至二九年六月十四日", None),
        ("自2009年6月14日至长期", None),
        ("二十年", None),
    ],
)
def test_years_in_numerals_get_their_lost_noughts_back(read: str, meant: str | None) -> None:
    assert licence_checks.period_with_noughts({"valid_period": read}) == ({"valid_period": meant} if meant else {})
