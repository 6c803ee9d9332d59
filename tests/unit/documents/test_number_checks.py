"""Numbers of companies, vehicles, cards and passports."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocrdesk.documents.checks import numbers as must
from ocrdesk.i18n import Message

RIGHT: tuple[tuple[Callable[[str], Message | None], str], ...] = (
    (must.be_credit_code, "91110000600037341L"),
    (must.be_registration_number, "110108000000016"),
    (must.be_vin, "1M8GDM9AXKP042788"),
    (must.be_vin, "WVWZZZ1JZXW000001"),
    (must.be_plate, "京A12345"),
    (must.be_plate, "苏ED51712"),
    (must.be_plate, "粤B12345D"),
    (must.be_plate, "京A1234警"),
    (must.be_plate, "沪A0023领"),
    (must.be_plate, "粤ZF023港"),
    (must.be_plate, "224578使"),
    (must.be_plate, "WJ京12345"),
    (must.pass_luhn, "6222021234567890128"),
    (must.be_vehicle_class, "A2D"),
    (must.be_vehicle_class, "C1E"),
    (must.be_invoice_code, "1100201130"),
    (must.be_amount, "-1234.50"),
    (must.be_passport_line, "L898902C36UTO7408122F1204159ZE184226B<<<<<10"),
)
WRONG: tuple[tuple[Callable[[str], Message | None], str], ...] = (
    (must.be_credit_code, "91110000600037341M"),
    (must.be_credit_code, "9111000060003734IL"),
    (must.be_registration_number, "110108000000017"),
    (must.be_registration_number, "11010800000001"),
    (must.be_vin, "1M8GDM9A1KP042788"),
    (must.be_vin, "1M8GDM9AXKPO42788"),
    (must.be_plate, "京I12345"),
    (must.be_plate, "京A1234"),
    (must.be_plate, "东A12345"),
    (must.be_plate, "京A123456"),
    (must.pass_luhn, "6222021234567890129"),
    (must.pass_luhn, "62220212345"),
    (must.be_vehicle_class, "C7"),
    (must.be_vehicle_class, "Cl"),
    (must.be_invoice_code, "11002011301"),
    (must.be_amount, "1,234.50"),
    (must.be_passport_line, "L898902C36UTO7408122F1204159ZE184226B<<<<<11"),
    (must.be_passport_line, "L898902C36UTO7408122F1204159"),
)


@pytest.mark.parametrize(("check", "text"), RIGHT)
def test_right_number_passes(check: Callable[[str], Message | None], text: str) -> None:
    assert check(text) is None


@pytest.mark.parametrize(("check", "text"), WRONG)
def test_wrong_number_is_refused(check: Callable[[str], Message | None], text: str) -> None:
    assert check(text) is not None


@given(place=st.integers(0, 16), character=st.sampled_from("0123456789ABCDEFGHJKLMNPQRTUWXY"))
def test_any_wrong_character_of_a_credit_code_is_caught(place: int, character: str) -> None:
    right = "91110000600037341L"
    changed = right[:place] + character + right[place + 1 :]
    assert (must.be_credit_code(changed) is None) is (changed == right)
