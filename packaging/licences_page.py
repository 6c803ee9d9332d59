"""The page of third-party licences: every library of the bundle, with the licence texts that it brings.

Of the system's own libraries, which a bundle built on Debian takes along, the texts are those of their packages.
"""

import html
from collections.abc import Iterable, Sequence
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import bill_of_materials
from system_libraries import SystemPackage, common_licences

from ocrdesk import __version__

NAMES = ("licen", "copying", "notice", "authors")
"""How files with licences are called, in part."""
HEAD = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>OCRDesk {version}: third-party licences / 第三方许可</title>
<style>body{{font:15px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}}
td,th{{text-align:left;padding:.2em 1em .2em 0;vertical-align:top}}pre{{white-space:pre-wrap;font-size:12px}}</style>
</head><body><h1>OCRDesk {version}</h1>
<p>本程序使用下列软件，各按其许可使用。/ This program is made of the following, each under its own licence.</p>
"""


SYSTEM = "<h2>操作系统的库 / Libraries of the system</h2>"


def page(system: Sequence[SystemPackage] = ()) -> str:
    """The page as HTML: a table of all, then the texts. `system` are the packages of the system's own libraries."""
    ours = [(each.name, each.version, each.licence, _texts(each.name)) for each in bill_of_materials.shipped()]
    theirs = [
        (each.name or "?", each.version, each.licence, [(", ".join(each.libraries), each.text)]) for each in system
    ]
    shared = [(name, "", "", [("", text)]) for name, text in common_licences(system)]
    parts = [_table(ours), *([SYSTEM, _table(theirs)] if theirs else []), *map(_chapter, [*ours, *theirs, *shared])]
    return "\n".join((HEAD.format(version=__version__) + parts[0], *parts[1:], "</body></html>", ""))


_Part = tuple[str, str, str, list[tuple[str, str]]]
"""Name, version, licence, and (file, text) of what tells of it."""


def _table(parts: Iterable[_Part]) -> str:
    rows = []
    for part in parts:
        name, version, licence = map(html.escape, part[:3])
        rows.append(f'<tr><td><a href="#{name}">{name}</a></td><td>{version}</td><td>{licence}</td></tr>')
    return "\n".join(("<table><tr><th>Part</th><th>Version</th><th>Licence</th></tr>", *rows, "</table>"))


def _chapter(part: _Part) -> str:
    name, version, licence = map(html.escape, part[:3])
    told = "".join(f"<h3>{html.escape(place)}</h3><pre>{html.escape(text)}</pre>" for place, text in part[3])
    return f'<h2 id="{name}">{name} {version}</h2>{told or f"<p>{licence}</p>"}'


def _texts(name: str) -> list[tuple[str, str]]:
    """(file, text) of every licence that the library's own package brings."""
    if name == "Python":
        return _pythons_own()
    try:
        files = distribution(name).files or []
    except PackageNotFoundError:
        return []
    found = [place for place in files if ".dist-info" in place.parts[0] and _is_licence(place.name)]
    paths = [(place.as_posix().partition("/")[2], Path(str(place.locate()))) for place in sorted(found)]
    return [(place, path.read_text(encoding="utf-8", errors="replace")) for place, path in paths if path.is_file()]


def _is_licence(name: str) -> bool:
    return any(part in name.lower() for part in NAMES)


def _pythons_own() -> list[tuple[str, str]]:
    import builtins

    text = getattr(builtins, "license", None)
    return [("LICENSE", str(text))] if text is not None else []
