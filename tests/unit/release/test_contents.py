"""What the bundle takes and leaves out, on each system, and the table of what fills it."""

import os
from pathlib import Path
from types import ModuleType

import pytest

from tests.unit.release.programs import ROOT, program


@pytest.fixture
def contents() -> ModuleType:
    return program("contents.py")


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        "PySide6/Qt/translations/qtbase_zh_CN.qm",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6\\translations\\qtbase_zh_CN.qm",
        "PySide6/Qt6Core.dll",
        "PySide6/Qt/lib/QtWidgets.framework/Versions/A/QtWidgets",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "libQt6PrintSupport.so.6",
        "rapidocr/models/PP-OCRv6_rec_small.onnx",
        "onnxruntime/capi/onnxruntime_pybind11_state.so",
        "resources/locale/zh_CN/LC_MESSAGES/ocrdesk.mo",
        "resources/handbook/zh_CN/review.md",
        "numpy-2.0.dist-info/METADATA",
        "libxcb-cursor.so.0",
        "stdnum/cn/loc.dat",
    ],
)
def test_what_the_program_opens_is_taken(contents: ModuleType, name: str) -> None:
    assert contents.is_wanted(name)


@pytest.mark.parametrize(
    "name",
    [
        "openvino/libs/libopenvino.so",
        "pymupdf/layout/model.onnx",
        "libQt6Quick.so.6",
        "PySide6/Qt6Quick.dll",
        "PySide6/Qt/lib/QtQml.framework/Versions/A/QtQml",
        "PySide6/Qt/plugins/sqldrivers/libqsqlite.so",
        "PySide6\\plugins\\sqldrivers\\qsqlite.dll",
        "PySide6/translations/qtbase_de.qm",
        "PySide6/opengl32sw.dll",
        "libgtk-3.so.0",
        "numpy/tests/test_array.py",
        "cv2/__init__.pyi",
        "ocrdesk-1.dist-info/direct_url.json",
        "stdnum/oui.dat",
        "resources/locale/zh_CN/LC_MESSAGES/ocrdesk.po",
    ],
)
def test_what_it_never_opens_is_left_out(contents: ModuleType, name: str) -> None:
    assert not contents.is_wanted(name)


def test_all_that_is_shipped_beside_the_code_is_named(contents: ModuleType) -> None:
    taken = {Path(source).name for source, _place in contents.data_files(ROOT)}
    assert {"resources", "LICENSE", "CHANGELOG.md"} <= taken
    assert any(name.endswith(".onnx") for name in taken), "the models"


def test_libraries_are_those_that_are_needed_and_theirs(contents: ModuleType) -> None:
    found = contents.libraries()
    assert found[0] == "ocrdesk"
    assert {"numpy", "httpx", "anyio", "rapidocr"} <= set(found)
    assert not {"pytest", "mypy", "pyinstaller"} & set(found)


def test_tools_that_lie_beside_the_program_are_not_taken(contents: ModuleType) -> None:
    strangers = set(contents.strangers())
    assert {"_pytest", "mypy", "babel"} <= strangers
    assert not {"ocrdesk", "httpx", "PIL", "numpy", "cv2", "yaml", "typing_extensions", "PyInstaller"} & strangers


def test_the_spec_and_its_neighbours_can_be_compiled() -> None:
    for path in ((ROOT / "packaging" / "ocrdesk.spec"), *(ROOT / "packaging").rglob("*.py")):
        compile(path.read_text(encoding="utf-8"), str(path), "exec")


def test_the_table_of_sizes_adds_up_and_counts_no_file_twice(tmp_path: Path) -> None:
    build = program("build.py")
    inner = tmp_path / "_internal"
    for place, size in {"cv2/cv2.so": 3_000_000, "numpy/a.so": 1_000_000, "libssl.so.3": 500_000}.items():
        (inner / place).parent.mkdir(parents=True, exist_ok=True)
        (inner / place).write_bytes(bytes(size))
    (tmp_path / "ocrdesk").write_bytes(bytes(2_000_000))
    if os.name != "nt":
        (inner / "libssl.so").symlink_to("libssl.so.3")
    found = build.sizes(tmp_path)
    assert found == {"cv2": 3_000_000, "numpy": 1_000_000, "system libraries": 500_000, "ocrdesk": 2_000_000}
    table = build.size_table(tmp_path).splitlines()
    assert table[2].startswith("| 3.0 | cv2 |")
    assert table[-1].startswith("| 6.5 | **total**")


def test_files_are_listed_by_their_place_in_order(tmp_path: Path) -> None:
    for place in ("b/二.txt", "b/a.txt", "a"):
        (tmp_path / place).parent.mkdir(exist_ok=True)
        (tmp_path / place).touch()
    assert program("build.py").file_names(tmp_path) == ["a", "b/a.txt", "b/二.txt"]
