"""Renders the handbook as web pages for reading without the program: `python packaging/render_handbook.py OUT`."""

import shutil
import sys
from html import escape
from pathlib import Path

from markdown_it import MarkdownIt

from ocrdesk import i18n
from ocrdesk.ui.actions import ACTIONS
from ocrdesk.ui.help.handbook import CHAPTERS, chapter_text, folder, title

KEYS = {spec.id: spec.keys for spec in ACTIONS}
STYLE = """\
:root { color-scheme: light dark; --line: #d5dae1; --soft: #f6f7f9; --link: #1c54cf; }
@media (prefers-color-scheme: dark) { :root { --line: #454c57; --soft: #1b1e23; --link: #8bb3ff; } }
body { margin: 0 auto; max-width: 66rem; padding: 1rem; display: flex; gap: 2.5rem; line-height: 1.6;
       font-family: "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; }
nav { flex: 0 0 13rem; } nav a { display: block; padding: .25rem .6rem; text-decoration: none; }
nav a[aria-current] { background: var(--soft); font-weight: 600; }
main { min-width: 0; } a { color: var(--link); } img { max-width: 100%; }
table { border-collapse: collapse; } th, td { border: 1px solid var(--line); padding: .35rem .7rem; text-align: left; }
pre, code { background: var(--soft); } pre { padding: .8rem; overflow-x: auto; }
@media (max-width: 48rem) { body { display: block; } }
@media print { nav { display: none; } }
"""
PAGE = """\
<!doctype html>
<html lang="{lang}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title} · OCRDesk</title><link rel="stylesheet" href="../handbook.css"></head>
<body><nav>{chapters}<hr>{languages}</nav><main>
{body}</main></body>
</html>
"""


def main(arguments: list[str]) -> int:
    """Write all pages below the folder; return the exit code."""
    out = Path(arguments[0])
    out.mkdir(parents=True, exist_ok=True)
    (out / "handbook.css").write_text(STYLE, encoding="utf-8")
    shutil.copytree(folder() / "pictures", out / "pictures", dirs_exist_ok=True)
    for language in i18n.LANGUAGES:
        (out / language).mkdir(exist_ok=True)
        for chapter in CHAPTERS:
            (out / language / f"{chapter}.html").write_text(page(chapter, language), encoding="utf-8")
    print(out)
    return 0


def page(chapter: str, language: str) -> str:
    """One chapter as a whole page."""
    text = chapter_text(chapter, language, KEYS.__getitem__).replace("](pictures/", "](../pictures/")
    for other in CHAPTERS:
        text = text.replace(f"]({other}.md)", f"]({other}.html)")
    others = ((f"../{code}/{chapter}.html", name, code == language) for code, name in i18n.LANGUAGES.items())
    own = ((f"{each}.html", title(each, language), each == chapter) for each in CHAPTERS)
    return PAGE.format(
        lang=language.replace("_", "-"),
        title=escape(title(chapter, language)),
        chapters="".join(link(*parts) for parts in own),
        languages="".join(link(*parts) for parts in others),
        body=MarkdownIt("commonmark").enable("table").render(text),
    )


def link(address: str, words: str, here: bool) -> str:
    """A line of the navigation."""
    return f'<a href="{address}"{" aria-current=" + chr(34) + "page" + chr(34) if here else ""}>{escape(words)}</a>'


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
