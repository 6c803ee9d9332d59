"""Text for Word: what stands in it, and that Writer opens it as it was meant."""

import shutil
import subprocess
from pathlib import Path

import pytest

from ocrdesk.exporters import export
from ocrdesk.exporters.to_txt import TXT
from ocrdesk.model import Batch, Code, FieldState, FieldValue
from tests.unit.exporters.batches import QUAD, batch, line, page, problem, record, source, value

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def written(made: Batch, folder: Path) -> str:
    content = export(TXT, made, folder / "a.jpg.txt").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") == content.count(b"\r\n")
    return content.decode("utf-8-sig").replace("\r\n", "\n")


def test_a_plain_page_is_one_paragraph_a_line(tmp_path: Path) -> None:
    assert written(batch(source(page(1, text="标题\n第一段。\nSecond."))), tmp_path) == "标题\n第一段。\nSecond.\n"


def test_codes_end_the_page_one_a_line(tmp_path: Path) -> None:
    codes = (Code("QRCode", "one\ntwo", QUAD), Code("EAN13", "6901234567892", QUAD))
    made = batch(source(page(1, text="标题", codes=codes), page(2, codes=codes[1:])))
    expected = "标题\n\nQRCode：one two\nEAN13：6901234567892\n\fEAN13：6901234567892\n"
    assert written(made, tmp_path) == expected


def test_pages_are_parted_by_form_feeds_even_empty_ones(tmp_path: Path) -> None:
    assert written(batch(source(page(1, text="一"), page(2), page(3, text="三"))), tmp_path) == "一\n\f\n\f三\n"


def test_an_edited_value_stands_in_place_of_the_recognised_one(tmp_path: Path) -> None:
    edited = FieldValue("name", "唐婷", "唐停", 0.7, QUAD, FieldState.EDITED, lines=(0,))
    doubtful = value("number", "12", FieldState.CHECK, problem("Wrong."))
    made = page(1, record("card", "front", edited, doubtful), lines=[line("姓名唐停"), line("公司抬头", 400)])
    assert written(batch(source(made)), tmp_path) == (
        "Resident card · Front\nName：唐婷\nCard number：12 [to check]\n\n公司抬头\n"
    )


def test_an_edited_text_is_kept_whole(tmp_path: Path) -> None:
    made = page(1, record("card", "front", value("name", "唐婷")), text="我改过的文字\n第二行", edited=True)
    assert written(batch(source(made)), tmp_path) == "Resident card · Front\nName：唐婷\n\n我改过的文字\n第二行\n"


def test_sources_are_named_where_there_are_several(tmp_path: Path) -> None:
    made = batch(source(page(1, text="一"), path=Path("甲.jpg")), source(page(1, text="二"), path=Path("乙.jpg")))
    assert written(made, tmp_path) == "甲.jpg\n\n一\n\f乙.jpg\n\n二\n"


def test_characters_that_would_break_a_line_or_the_file_do_not(tmp_path: Path) -> None:
    made = page(1, record("card", "front", value("name", "唐\r\n婷\x00")), text="a\u2028b\x0cc\ud800", edited=True)
    assert written(batch(source(made)), tmp_path) == "Resident card · Front\nName：唐 婷�\n\na\nb�c�\n"


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed: apt-get install libreoffice-writer-nogui")
def test_writer_opens_it_with_its_paragraphs_and_page_breaks(tmp_path: Path) -> None:
    made = batch(source(page(1, text="标题𠮷\n第一段，“引号”。"), page(2, text="第二页\nPlain English.")))
    path = export(TXT, made, tmp_path / "扫描 件.txt")
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    command = [str(SOFFICE), home, "--headless", "--convert-to", "fodt", "--outdir", str(tmp_path / "out"), str(path)]
    subprocess.run(command, check=True, timeout=100, capture_output=True)
    flat = (tmp_path / "out" / "扫描 件.fodt").read_text("utf-8")
    paragraphs = flat[flat.index("<office:text") :]
    for text in ("标题𠮷", "第一段，“引号”。", "第二页", "Plain English."):
        assert f">{text}</text:p>" in paragraphs
    assert 'fo:break-before="page"' in flat
    assert "\ufeff" not in paragraphs


def test_what_is_not_there_or_illegible_says_so(tmp_path: Path) -> None:
    values = value("name", "", FieldState.ILLEGIBLE), value("number", "", FieldState.ABSENT)
    made = page(1, record("card", "front", *values))
    expected = "Resident card · Front\nName：[Illegible]\nCard number：[Not on this document]\n"
    assert written(batch(source(made)), tmp_path) == expected
