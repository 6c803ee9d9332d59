"""What tells one paper from another of its type."""

import pytest

from ocrdesk.documents.same_paper import paper_number
from ocrdesk.documents.types.business_card import BUSINESS_CARD
from ocrdesk.model import FieldValue, Quad, Record


def business_card(**texts: str) -> Record:
    fields = tuple(FieldValue(key, text, text, 0.99) for key, text in texts.items())
    return Record("business_card", None, Quad.from_box(0, 0, 900, 540), fields)


@pytest.mark.parametrize(
    ("texts", "number"),
    [
        ({"name": "陈晓", "mobile": "13800138000", "phone": "010-62770001"}, ("mobile", "陈晓 13800138000")),
        ({"name": "陈晓", "email": "chenxiao@example.com"}, ("email", "陈晓 chenxiao@example.com")),
        ({"name": "陈晓", "phone": "010-62770001"}, ("phone", "陈晓 010-62770001")),
        ({"phone": "010-62770001", "company": "样本公司"}, None),
        ({"name": "陈晓", "company": "样本公司"}, None),
    ],
)
def test_a_business_card_is_told_by_its_person_and_how_to_reach_them(
    texts: dict[str, str], number: tuple[str, str] | None
) -> None:
    told = paper_number(business_card(**texts), BUSINESS_CARD)
    assert told == (number and (f"business_card::{number[0]}", number[1]))
