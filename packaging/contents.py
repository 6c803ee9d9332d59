"""What belongs into the bundle and what does not: data, hidden imports, and what libraries bring that is never used."""

import re
import shutil
import subprocess
from importlib.metadata import PackageNotFoundError, distribution, packages_distributions
from pathlib import Path

EXCLUDED = [
    "pymupdf.layout", "pymupdf4llm", "networkx", "tabulate", "openvino", "rapidocr.cli", "PIL.ImageTk",
    "PIL.ImageQt", "tkinter", "curses", "readline", "test", "lib2to3", "distutils", "setuptools", "pip", "IPython",
    "matplotlib", "pytest",
    "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtQuickWidgets", "PySide6.QtQuickControls2", "PySide6.QtDesigner",
    "PySide6.QtHelp", "PySide6.QtSql", "PySide6.QtTest", "PySide6.QtUiTools", "PySide6.QtOpenGL",
    "PySide6.QtOpenGLWidgets", "PySide6.QtConcurrent", "PySide6.QtXml",
]  # fmt: skip
"""Modules that libraries name and the program never uses; the page analysis of PyMuPDF above all.

OpenVINO only steps in where ONNX Runtime cannot start: with 90 MB it would be a sixth of the bundle.
"""

UNWANTED = re.compile(
    r"""
    ^openvino
  | pymupdf/(mupdf-devel|layout) | libmupdf\.so$
  | onnxruntime/(datasets|tools|transformers|quantization)
  | (^|/)(lib)?Qt6?(Qml|Quick|Designer|Help|Sql|Test|Concurrent|EglF|Xml|ShaderTools|LabsA|Labs)
  | PySide6/(Qt/)?(qml|metatypes|resources|libexec)/
  | PySide6/(Qt/)?plugins/(sqldrivers|qmltooling|qmllint|designer|help|assetimporters)
  | PySide6/Qt/plugins/platforms/libq(eglfs|linuxfb|vnc|vkkhrdisplay|minimalegl)
  | PySide6/(Qt/)?plugins/(egldeviceintegrations|generic|tls/(lib)?qcertonly|platformthemes/libqgtk3)
  | ^lib(gtk-3|gdk-3|gdk_pixbuf|atk-|atk-bridge|atspi|avahi|cups|epoxy|cairo|pixman|gnutls|pango|p11-kit|tasn1|thai)
  | ^lib(idn2|unistring|hogweed|nettle|gio-2|gmodule|gobject|mount|blkid|Xcomposite|Xdamage|Xcursor|Xinerama|datrie)
  | ^libmvec\. | PySide6/Qt/plugins/networkinformation/libqglib
  | PySide6/(Qt/)?translations/(?!qtbase_zh_CN)
  | cv2/qt | opengl32sw | stdnum/(?!cn/).*\.dat$ | /tests?/ | \.pyi$ | \.lib$ | \.pc$ | include/
  | dist-info/(direct_url\.json|uv_\w+\.json|RECORD|INSTALLER|REQUESTED)$
  | resources/locale/.*\.pot?$
    """,
    re.VERBOSE,
)
"""Files that come along and are never opened: other hardware's plug-ins, other formats' readers, headers.

Qt's own lie a folder higher on Windows, and are frameworks on macOS.

Among them what an installer leaves behind of itself: it names the builder's folders.
"""

UNSTRIPPED = re.compile(r"^libpython3|^python3[^/]*/lib-dynload/")
"""The interpreter's own libraries, where it was built with symbols: stripped, they are a third of their size.

No other may be stripped: that breaks the libraries that wheels have patched, NumPy's first of all.
"""

BACKENDS = {
    "linux": (
        "keyring.backends.SecretService",
        "keyring.backends.libsecret",
        "keyring.backends.kwallet",
        "secretstorage",
    ),
    "win32": ("keyring.backends.Windows",),
    "darwin": ("keyring.backends.macOS",),
}


def is_wanted(name: str) -> bool:
    """Whether that file, named by its place in the bundle, is one that the program may open."""
    return not UNWANTED.search(name.replace("\\", "/"))


def stripped(binaries: list[tuple[str, str, str]], folder: Path) -> list[tuple[str, str, str]]:
    """The same libraries, the interpreter's own replaced by copies without symbols."""
    folder.mkdir(parents=True, exist_ok=True)
    return [
        (name, _without_symbols(source, folder), kind)
        if kind != "SYMLINK" and UNSTRIPPED.search(name)
        else (name, source, kind)
        for name, source, kind in binaries
    ]


def _without_symbols(source: str, folder: Path) -> str:
    copy = folder / Path(source).name
    shutil.copy2(source, copy)
    subprocess.run(["strip", "--strip-unneeded", copy], check=True)  # noqa: S607 - wherever binutils are
    return str(copy)


def hidden_imports() -> list[str]:
    """Modules that no import statement names."""
    import sys

    from PyInstaller.utils.hooks import collect_submodules

    return [
        *collect_submodules("ocrdesk"),
        *BACKENDS.get(sys.platform, ()),
        "keyring.backends.fail", "keyring.backends.null", "keyring.backends.chainer", "pillow_heif", "PySide6.QtSvg",
    ]  # fmt: skip


def strangers() -> list[str]:
    """The modules of everything that is installed beside what the program needs: tools of those who develop it.

    Libraries try to import some of them, and do without where they are missing, as they are with those who use it.
    """
    needed = set(libraries())
    return sorted(
        module
        for module, owners in packages_distributions().items()
        if module.isidentifier() and not any(_key(owner) in needed or _builds(owner) for owner in owners)
    )


def _builds(owner: str) -> bool:
    return _key(owner).startswith("pyinstaller")


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def data_files(root: Path) -> list[tuple[str, str]]:
    """(file or folder, folder in the bundle): our resources, the models, and what each library says of itself."""
    from PyInstaller.utils.hooks import collect_data_files, copy_metadata

    files = [(str(root / "resources"), "resources"), (str(root / "LICENSE"), "."), (str(root / "CHANGELOG.md"), ".")]
    files += collect_data_files("rapidocr", includes=["*.yaml", "models/*"])
    for name in libraries():
        files += copy_metadata(name)
    return files


def libraries() -> list[str]:
    """The names of all libraries that the program needs here, itself first."""
    found: dict[str, None] = {}
    waiting = ["ocrdesk"]
    while waiting:
        name = _key(waiting.pop())
        if name in found:
            continue
        try:
            needed = distribution(name).requires or []
        except PackageNotFoundError:
            continue
        found[name] = None
        waiting += [match[0] for line in needed if "extra ==" not in line and (match := re.match(r"[\w.-]+", line))]
    return list(found)
