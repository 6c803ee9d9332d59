"""The Table of General Standard Chinese Characters: whole, in its order, in its levels."""

import pytest

from ocrdesk.documents.standard_characters import is_in_general_use, read_levels


def test_table_has_its_three_levels_and_no_character_twice() -> None:
    levels = read_levels()
    assert [len(level) for level in levels] == [3500, 3000, 1605]
    assert len(set("".join(levels))) == 8105


@pytest.mark.parametrize(
    ("level", "first", "last"),
    [(0, "一乙二十丁厂七卜八人入", "囊镶瓤罐矗"), (1, "乂乜兀弋孑孓", "囔馕戆爨齉"), (2, "亍尢彳卬殳𠙶", "醾齇觿蠼")],
)
def test_levels_begin_and_end_as_published(level: int, first: str, last: str) -> None:
    assert read_levels()[level].startswith(first)
    assert read_levels()[level].endswith(last)


@pytest.mark.parametrize("character", "的婷鑫焱昉祎琤㸆")
def test_character_of_level_one_or_two_is_in_general_use(character: str) -> None:
    assert is_in_general_use(character)


@pytest.mark.parametrize("character", "龑㛃晔淼垚國髙a1")
def test_rare_traditional_and_foreign_characters_are_not(character: str) -> None:
    assert not is_in_general_use(character)
