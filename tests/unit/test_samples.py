"""The samples that ship: small, and as invented as their numbers are right."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from stdnum.cn import ric

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "resources" / "samples"


@pytest.fixture(scope="module")
def drawing() -> ModuleType:
    spec = importlib.util.spec_from_file_location("draw_samples", ROOT / "packaging" / "draw_samples.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("holder", ["CHENG", "GU"])
def test_invented_id_numbers_have_right_check_digits_birth_dates_and_sexes(drawing: ModuleType, holder: str) -> None:
    person = getattr(drawing, holder)
    born = ric.get_birth_date(ric.validate(person.id_number))
    assert (born.year, born.month, born.day) == person.birth
    assert {"男": 1, "女": 0}[person.sex] == int(person.id_number[16]) % 2


def test_the_samples_together_are_small_and_have_chinese_names() -> None:
    files = sorted(path for path in SAMPLES.iterdir() if path.is_file())
    assert len(files) == 6
    assert sum(path.stat().st_size for path in files) < 1_500_000
    assert all("\u4e00" <= path.name[0] <= "\u9fff" for path in files)
