"""Libraries of the system that come along in the bundle are named with their packages and licences."""

import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest

from tests.unit.release.programs import ROOT, program

PAPER = """Files: *
License: LGPL-2.1+

Files: debian/*
License: GPL-2+

License: LGPL-2.1+
 On Debian systems, the full text is in /usr/share/common-licenses/LGPL-2.1.
"""
BINARIES = [
    ("libone.so.1", "/lib/x86_64-linux-gnu/libone.so.1", "BINARY"),
    ("libuno.so.1", "/lib/x86_64-linux-gnu/libuno.so.1", "BINARY"),
    ("libodd.so.1", "/opt/odd/libodd.so.1", "BINARY"),
    ("libone.so", "libone.so.1", "SYMLINK"),
    ("libpython3.so", f"{sys.base_prefix}/lib/libpython3.so", "BINARY"),
    ("numpy/core.so", f"{sys.prefix}/lib/python3/site-packages/numpy/core.so", "BINARY"),
]


@pytest.fixture
def libraries(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    return program("system_libraries.py")


def answer(command: Sequence[str]) -> str:
    if command[0] == "dpkg":
        assert set(command[2:]) == {"*/libone.so.1", "*/libuno.so.1", "*/libodd.so.1"}
        return "libone1:amd64: /usr/lib/x86_64-linux-gnu/libone.so.1\nlibone1:amd64: /lib/libuno.so.1\n"
    return "libone1 1.2-3\n"


def test_each_library_of_the_system_is_named_with_its_package(libraries: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "libone1").mkdir()
    (tmp_path / "libone1" / "copyright").write_text(PAPER, encoding="utf-8")
    unknown, one = libraries.system_packages(BINARIES, answer, tmp_path)
    assert (one.name, one.version, one.licence) == ("libone1", "1.2-3", "LGPL-2.1+, GPL-2+")
    assert one.libraries == ("libone.so.1", "libuno.so.1")
    assert (unknown.name, unknown.libraries) == ("", ("libodd.so.1",)), "it is not left out in silence"


def test_with_debians_own_python_the_systems_libraries_are_still_the_systems(
    libraries: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "base_prefix", "/usr")
    module = f"{sysconfig.get_path('stdlib')}/lib-dynload/_ssl.so"
    binaries = [*BINARIES, ("libtwo.so.2", "/usr/lib/libtwo.so.2", "BINARY"), ("_ssl.so", module, "BINARY")]
    taken = [Path(source).name for source in libraries.taken_of_system(binaries)]
    assert {"libone.so.1", "libtwo.so.2"} <= set(taken)
    assert not {"_ssl.so", "core.so"} & set(taken)


def test_the_licences_that_packages_only_name_are_there_in_full(libraries: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "LGPL-2.1").write_text("GNU LESSER GENERAL PUBLIC LICENSE", encoding="utf-8")
    package = libraries.SystemPackage("libone1", "1", ("libone.so.1",), PAPER)
    assert libraries.common_licences([package], tmp_path) == [("LGPL-2.1", "GNU LESSER GENERAL PUBLIC LICENSE")]


def test_the_page_holds_them_beside_our_own(libraries: ModuleType) -> None:
    package = libraries.SystemPackage("libone1", "1.2-3", ("libone.so.1",), "Copyright <one>")
    page = program("licences_page.py").page([package])
    assert '<a href="#libone1">libone1</a></td><td>1.2-3' in page
    assert "Copyright &lt;one&gt;" in page
    assert '<a href="#numpy">numpy</a>' in page
    assert "Libraries of the system" not in program("licences_page.py").page()
