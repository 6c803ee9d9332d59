"""The computing libraries that the settings offer: those that are installed, and no other."""

import importlib.util
from importlib.machinery import ModuleSpec

import pytest

from ocrdesk.providers.offline.engines import AUTO, engine_option
from ocrdesk.providers.offline.offline_provider import OfflineProvider


def test_both_can_be_chosen_where_both_are_installed() -> None:
    option = engine_option(["onnxruntime", "openvino"])
    assert [value for value, _title in option.choices] == ["auto", "openvino", "onnxruntime"]


@pytest.mark.parametrize(("installed", "title"), [("onnxruntime", "ONNX Runtime"), ("openvino", "OpenVINO")])
def test_a_single_one_is_named_with_why_there_is_no_choice(installed: str, title: str) -> None:
    option = engine_option([installed])
    assert option.choices == (("auto", title),)
    assert "no other" in option.hint


def test_where_none_is_installed_nothing_false_is_offered() -> None:
    assert engine_option([]).choices == (AUTO,)


def test_a_library_left_out_of_the_installation_is_not_offered_and_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    there = importlib.util.find_spec

    def without_openvino(name: str) -> ModuleSpec | None:
        return None if name == "openvino" else there(name)

    monkeypatch.setattr(importlib.util, "find_spec", without_openvino)
    provider = OfflineProvider(options={"engine": "openvino"})
    try:
        engine = next(spec for spec in provider.options if spec.key == "engine")
        assert "openvino" not in dict(engine.choices)
        assert provider._values["engine"] == "auto", "a setting from another installation does no harm"
    finally:
        provider.close()
