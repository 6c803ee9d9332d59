"""The text of a page with two cards side by side tells one after the other."""

from ocrdesk.jobs.digitize import make_record
from ocrdesk.model import Recognition, Request
from tests.unit.documents.test_papers_together import DRIVER, ID_CARD, lay


def test_cards_side_by_side_are_told_one_after_the_other() -> None:
    lines = tuple(lay((ID_CARD, 0, 0), (DRIVER, 700, 0)))
    page = make_record(1, Recognition("offline", 1800, 1000, lines=lines), Request())
    assert [record.type for record in page.documents] == ["id_card", "driver_license"]
    text = page.text
    assert text.index("公民身份号码") < text.index("中华人民共和国机动车驾驶证") < text.index("准驾车型")
    assert sorted(n for group in page.recognition.paragraphs for n in group) == list(range(len(lines)))


def test_values_still_know_their_lines() -> None:
    lines = tuple(lay((ID_CARD, 0, 0), (DRIVER, 700, 0)))
    page = make_record(1, Recognition("offline", 1800, 1000, lines=lines), Request())
    for record in page.documents:
        for key in ("name", "address"):
            value = record[key]
            assert any(value.text in page.recognition.lines[n].text for n in value.lines)
