"""Words: Chinese first, English complete, switched at run time."""

from collections.abc import Iterator

import pytest

from ocrdesk.i18n import LANGUAGES, N_, NC_, _, language, message, use_language

SAVE = N_("Save")


@pytest.fixture(autouse=True)
def _language_as_before() -> Iterator[None]:
    before = language()
    yield
    use_language(before)


@pytest.mark.parametrize(
    ("system", "expected"),
    [("", "zh_CN"), ("C", "zh_CN"), ("C.UTF-8", "zh_CN"), ("zh_CN.UTF-8", "zh_CN"), ("zh_TW.UTF-8", "zh_CN"),
     ("en_US.UTF-8", "en"), ("en_GB", "en"), ("de_DE.UTF-8", "zh_CN")],
)  # fmt: skip
def test_the_systems_language_decides_and_chinese_comes_first(
    monkeypatch: pytest.MonkeyPatch, system: str, expected: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", system)
    assert use_language("auto") == expected


def test_a_message_is_translated_anew_each_time_it_is_shown() -> None:
    complaint = message(N_("The {format} file is damaged"), format="PNG")
    use_language("en")
    english = str(complaint)
    use_language("zh_CN")
    chinese = str(complaint)
    assert english == "The PNG file is damaged"
    assert chinese != english
    assert "PNG" in chinese


def test_every_language_offered_can_be_used() -> None:
    for code in LANGUAGES:
        assert use_language(code) == language() == code


def test_a_word_with_a_context_is_shown_without_it() -> None:
    label = NC_("elsewhere", "Save")
    for code in LANGUAGES:
        use_language(code)
        assert _(label) == "Save"
