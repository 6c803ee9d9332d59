"""Sets OCRDesk up on a machine that has only Python, then runs one of its commands.

    python bootstrap.py run|test|bench|samples|pictures|handbook|simulators|locale|lock|bundle|package|release [...]

Standard library only. What is there already is not fetched again, so it works without a network once all is
set up. `make run` and `make test` call it.
"""

from __future__ import annotations

import ast
import contextlib
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "packaging"))  # no package: a library has its name
from system_packages import (
    SetUpError,
    display_answers,
    missing_for_bundle,
    missing_for_tests,
    missing_for_trial,
    missing_for_window,
    require,
    say,
)

ROOT = Path(__file__).resolve().parent
LOCK = ROOT / "requirements.lock"
ENVIRONMENT = ROOT / ".venv"
BINARIES = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BINARIES / ("python.exe" if os.name == "nt" else "python")
STAMP = ENVIRONMENT / "set-up-from"
LOCALE = ROOT / "resources" / "locale"
SAMPLES = ROOT / "resources" / "samples"
DIGITIZED = ROOT / "build" / "samples"
BUNDLE = ROOT / "build" / "bundle" / "OCRDesk"

NO_SUCH_TESTS = 5
"""Pytest's own: where only some tests are asked for, none of them may be of a kind."""

UV_NAME_OF_PIP_SETTING = {
    "index-url": "UV_DEFAULT_INDEX",
    "extra-index-url": "UV_INDEX",
    "find-links": "UV_FIND_LINKS",
    "no-index": "UV_NO_INDEX",
    "trusted-host": "UV_INSECURE_HOST",
    "timeout": "UV_HTTP_TIMEOUT",
    "cert": "SSL_CERT_FILE",
    "proxy": "HTTPS_PROXY",
}
"""uv does not read pip's configuration; the office's mirror, proxy and certificates usually stand there."""


def main(arguments: Sequence[str]) -> int:
    """Run the command that the first argument names; return its exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is what tells users of an older Python
        return _refuse("需要 Python 3.11 或更高版本 / OCRDesk needs Python 3.11 or later")
    command = COMMANDS.get(arguments[0] if arguments else "")
    if command is None:
        return _refuse(f"python bootstrap.py {'|'.join(COMMANDS)}", code=2)
    os.chdir(ROOT)
    try:
        return command(list(arguments[1:]))
    except SetUpError as error:
        return _refuse(str(error))
    except subprocess.CalledProcessError as error:
        return _refuse(f"失败 / failed: {subprocess.list2cmdline(map(str, error.cmd))}")
    except KeyboardInterrupt:
        return 130


def _refuse(text: str, code: int = 1) -> int:
    print(text, file=sys.stderr)
    return code


def run(extra: list[str]) -> int:
    """Open the window with the samples, or digitise them where there is no display."""
    set_up()
    if display_answers():
        require(missing_for_window(ENVIRONMENT))
        return _call(PYTHON, "-m", "ocrdesk", "--samples", *extra)
    say("没有显示器，改为在命令行识别样张", "no display: reading the samples on the command line instead")
    shutil.rmtree(DIGITIZED, ignore_errors=True)
    formats = ("--to", "json,txt,xlsx")
    code = _call(PYTHON, "-m", "ocrdesk", "digitize", SAMPLES, "--out", DIGITIZED, *formats, *extra)
    if code == 0:
        say(f"识别结果在 {DIGITIZED}", f"the results are in {DIGITIZED}")
    return code


def test(extra: list[str]) -> int:
    """Run every check to its end and tell which failed."""
    set_up()
    require([*missing_for_window(ENVIRONMENT), *missing_for_tests()])
    suite: tuple[str | Path, ...] = (PYTHON, "-m", "pytest", "-q", "--tb=short", *extra)
    checks: dict[str, tuple[str | Path, ...]] = {
        "ruff check": (BINARIES / "ruff", "check", "."),
        "ruff format": (BINARIES / "ruff", "format", "--check", "."),
        "mypy": (BINARIES / "mypy",),
        "import-linter": (BINARIES / "lint-imports", "--no-cache"),
        "pytest": (*suite, "-m", "not xserver"),
    }
    if not extra:  # the window's tests measure its stalls and want the machine for themselves; the rooms' do not
        checks["pytest"] = (*suite, "-m", "not xserver", "--ignore=tests/unit")
        checks["pytest, rooms"] = (*suite, "-n", "2", "--dist", "loadfile", "tests/unit")
    if sys.platform.startswith("linux"):
        screen: tuple[str | Path, ...] = ("xvfb-run", "-a", "-s", "-screen 0 1600x1000x24")
        checks["pytest, X server"] = (*screen, *suite, "-m", "xserver")
    failed = []
    for title, command in checks.items():
        print(f"\n== {title}", flush=True)
        if _call(*command) not in ({0, NO_SUCH_TESTS} if extra else {0}):
            failed.append(title)
    print(f"\n{'failed: ' + ', '.join(failed) if failed else 'all checks passed: ' + ', '.join(checks)}", flush=True)
    return 1 if failed else 0


def bench(extra: list[str]) -> int:
    """Measure the promised figures and rewrite docs/FIGURES.md."""
    set_up()
    require(missing_for_window(ENVIRONMENT))
    return _call(PYTHON, "-m", "tests.bench.measure", *extra)


def triage(extra: list[str]) -> int:
    """Measure which values need a look and rewrite docs/TRIAGE.md with its curve."""
    set_up()
    return _call(PYTHON, "-m", "tests.bench.triage_curve", *extra)


def samples(extra: list[str]) -> int:
    """Draw the samples anew."""
    set_up()
    return _call(PYTHON, ROOT / "packaging" / "draw_samples.py", SAMPLES, *extra)


def pictures(extra: list[str]) -> int:
    """Photograph the window's main states for the documentation."""
    set_up()
    require([*missing_for_window(ENVIRONMENT), *missing_for_tests()])
    screen = ("xvfb-run", "-a", "-s", "-screen 0 2600x1500x24")
    return _call(*screen, PYTHON, "-m", "tests.pictures", ROOT / "docs" / "pictures", *extra)


def handbook(extra: list[str]) -> int:
    """Render the handbook as web pages."""
    set_up()
    return _call(PYTHON, ROOT / "packaging" / "render_handbook.py", ROOT / "build" / "handbook", *extra)


def simulators(extra: list[str]) -> int:
    """Start the three vendors' simulated services on this computer, until Ctrl+C."""
    set_up()
    return _call(PYTHON, "-m", "tests.simulators", *extra)


def locale(extra: list[str]) -> int:
    """Bring the catalogues in line with the words in the code, and compile them."""
    set_up()
    template = ROOT / "build" / "ocrdesk.pot"
    template.parent.mkdir(exist_ok=True)
    marks = ("-k", "_", "-k", "N_", "-k", "NC_:1c,2", "-k", "message", "-k", "ngettext:1,2")
    plain = ("--no-location", "--sort-output", "--no-wrap", "--project", "OCRDesk")
    _check(BINARIES / "pybabel", "-q", "extract", "--no-default-keywords", *marks, *plain, "-o", template, "ocrdesk")
    keep = ("--no-fuzzy-matching", "--ignore-obsolete", "--ignore-pot-creation-date", "--no-wrap")
    _check(BINARIES / "pybabel", "-q", "update", "-i", template, "-d", LOCALE, "-D", "ocrdesk", *keep, *extra)
    compile_catalogues()
    return 0


def lock(extra: list[str]) -> int:
    """Pin versions and hashes of all that pyproject.toml asks for; `--upgrade` takes newer ones."""
    set_up()
    how = ("--universal", "--generate-hashes", "--no-emit-index-url", "--no-header", "--extra", "dev")
    _check(BINARIES / "uv", "pip", "compile", "-q", *how, "pyproject.toml", "-o", LOCK, *extra)
    if "://" in LOCK.read_text(encoding="utf-8"):
        raise SetUpError("requirements.lock names an address; it must name none")
    return 0


def bundle(extra: list[str]) -> int:
    """Build the program into one folder that needs no Python; packaging/smoke.py tries it."""
    set_up()
    require([*missing_for_window(ENVIRONMENT), *missing_for_bundle()])
    return _call(PYTHON, ROOT / "packaging" / "build.py", *extra)


def package(extra: list[str]) -> int:
    """Make Linux's packages of the bundle."""
    set_up()
    if not BUNDLE.is_dir():
        raise SetUpError("先运行 / run this first: make bundle")
    return _call(PYTHON, ROOT / "packaging" / "linux" / "package.py", BUNDLE, ROOT / "build" / "packages", *extra)


def release(extra: list[str]) -> int:
    """Gather what was packaged with its hashes, bill of materials, licences and notes; `--final` for publishing."""
    set_up()
    return _call(PYTHON, ROOT / "packaging" / "release.py", *extra)


def system(_extra: list[str]) -> int:
    """Install what all these commands take of the system, as root: `sudo python bootstrap.py system` after `set-up`."""
    lacking = [missing_for_window(ENVIRONMENT), missing_for_tests(), missing_for_bundle(), missing_for_trial()]
    require(package for packages in lacking for package in packages)
    return 0


def set_up(_extra: Sequence[str] = ()) -> int:
    """Environment, locked packages, catalogues: whatever of them is missing."""
    wanted = [hashlib.sha256(path.read_bytes()).hexdigest() for path in (LOCK, ROOT / "pyproject.toml")]
    found = STAMP.read_text(encoding="ascii").split() if PYTHON.exists() and STAMP.exists() else []
    if found[:1] != wanted[:1]:
        say("正在准备环境（第一次需要几分钟）", "setting up (the first time takes some minutes)")
        make_environment()
        install_packages()
    if found != wanted:
        install_itself()
        STAMP.write_text("\n".join(wanted), encoding="ascii")
    compile_catalogues()
    return 0


def make_environment() -> None:
    """A virtual environment with pip in it."""
    if PYTHON.exists() and _call(PYTHON, "-c", "") == 0:
        if _call(PYTHON, "-c", "import pip", quiet=True) != 0:
            _check(PYTHON, "-m", "ensurepip")
        return
    if importlib.util.find_spec("ensurepip") is None:
        require([f"python3.{sys.version_info.minor}-venv"])
    _check(sys.executable, "-m", "venv", "--clear", ENVIRONMENT)


def install_packages() -> None:
    """What the lock says, neither more nor less."""
    settings = uv_settings()
    if not list(BINARIES.glob("uv*")):
        pinned = ENVIRONMENT / "uv.lock.txt"
        pinned.write_text(pinned_lines("uv"), encoding="utf-8")
        _check(PYTHON, "-m", "pip", "install", "-q", "--require-hashes", "-r", pinned)
    to_here = ("--python", PYTHON)
    if _call(BINARIES / "uv", "pip", "sync", *to_here, "--require-hashes", LOCK, settings=settings) != 0:
        say("uv 未能完成，改用 pip", "uv could not do it; trying pip")
        _check(PYTHON, "-m", "pip", "install", "--require-hashes", "-r", LOCK)


def install_itself() -> None:
    """This folder, so that edits take effect at once; needs no network."""
    how = ("--no-deps", "--no-build-isolation", "--offline", "--editable", ROOT)
    _check(BINARIES / "uv", "pip", "install", "-q", "--python", PYTHON, *how)


def pinned_lines(name: str) -> str:
    """One package's lines of the lock."""
    found = re.search(rf"^{name}==.*(?:\n    .*)*", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    if found is None:
        raise SetUpError(f"requirements.lock does not name {name}")
    return found.group() + "\n"


def uv_settings() -> dict[str, str]:
    """Pip's own configuration in uv's words, where the user has not set uv's."""
    listed = subprocess.run([PYTHON, "-m", "pip", "config", "list"], capture_output=True, text=True, check=False).stdout
    found: dict[str, str] = {}
    for section in ("global", "install", ":env:"):  # the later one wins
        for key, value in re.findall(rf"^{section}\.([a-z-]+)=(.*)$", listed, re.MULTILINE):
            with contextlib.suppress(ValueError, SyntaxError):
                found[key] = str(ast.literal_eval(value))
    settings = {"UV_SYSTEM_CERTS": "true", "UV_INDEX_STRATEGY": "unsafe-best-match"}  # hashes guard the choice
    for key, value in found.items():
        if name := UV_NAME_OF_PIP_SETTING.get(key):
            settings[name] = ",".join(value.split()) if key == "find-links" else value
    if "UV_INDEX_URL" in os.environ:
        settings.pop("UV_DEFAULT_INDEX", None)
    return {name: value for name, value in settings.items() if name not in os.environ}


def compile_catalogues() -> None:
    """Make the .mo files that gettext reads from the .po files that people write."""
    for source in LOCALE.rglob("*.po"):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            _check(BINARIES / "pybabel", "-q", "compile", "-i", source, "-o", compiled)


def _call(*command: str | Path, settings: dict[str, str] | None = None, quiet: bool = False) -> int:
    aside = subprocess.DEVNULL if quiet else None
    return subprocess.run(
        [str(part) for part in command], env={**os.environ, **(settings or {})}, check=False, stdout=aside, stderr=aside
    ).returncode


def _check(*command: str | Path, settings: dict[str, str] | None = None) -> None:
    if code := _call(*command, settings=settings):
        raise subprocess.CalledProcessError(code, command)


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "run": run,
    "test": test,
    "bench": bench,
    "triage": triage,
    "samples": samples,
    "pictures": pictures,
    "handbook": handbook,
    "simulators": simulators,
    "locale": locale,
    "lock": lock,
    "bundle": bundle,
    "package": package,
    "release": release,
    "set-up": set_up,
    "system": system,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
