"""Base64 is read strictly, and pictures are looked at whole."""

import pytest

from tests.simulators.pictures import NotAPicture, NotBase64, UnknownFormat, decode_base64, open_picture
from tests.unit.simulators.drawn import picture, standard, url_safe

UNPADDED = ["a", "ab", "abc", "ab=", "a===", "abcd=", "abcd====", "ab==abcd"]


@pytest.mark.parametrize("text", [*UNPADDED, "ab==\n", "ab\ncdef", "data:abc", "____"])
def test_what_is_not_base64_is_told(text: str) -> None:
    with pytest.raises(NotBase64):
        decode_base64(text)


@pytest.mark.parametrize("length", range(5))
def test_each_alphabet_reads_its_own(length: int) -> None:
    data = b"\xff\xef\xbe\xfb\xff"[:length]
    assert decode_base64(standard(data)) == data
    assert decode_base64(url_safe(data), url_safe=True) == data
    if length:
        with pytest.raises(NotBase64):
            decode_base64(standard(data), url_safe=True)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "BMP", "TIFF", "GIF", "WEBP"])
def test_a_picture_tells_its_size_and_whether_it_is_blank(form: str) -> None:
    found = open_picture(picture(300, 200, form))
    assert (found.width, found.height, found.blank) == (300, 200, False)
    assert found.format == {"JPEG": "JPG"}.get(form, form)
    assert open_picture(picture(300, 200, form, blank=True)).blank


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_a_picture_that_ends_too_soon_is_none(form: str) -> None:
    whole = picture(900, 700, form)
    with pytest.raises(NotAPicture):
        open_picture(whole[: len(whole) * 2 // 3])
    with pytest.raises(UnknownFormat):
        open_picture(b"")
