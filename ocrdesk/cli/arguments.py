"""What may be written on the command line."""

from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from ocrdesk import __version__
from ocrdesk.errors import NameNotKnown, UsageError
from ocrdesk.i18n import _

PLAIN_DOCUMENTS = ("auto", "text", "handwriting", "table")


def parse(arguments: Sequence[str]) -> Namespace:
    """The chosen command with its values. Prints what is wrong and exits with 2 when it cannot be understood."""
    return make_parser().parse_args(arguments)


def require_known(names: Iterable[str], known: Collection[str]) -> None:
    """Raise NameNotKnown for the first name that is not known; it lists those that are."""
    for name in names:
        if name not in known:
            raise NameNotKnown(what=name, choices=", ".join(sorted(known)))


def named_values(texts: Iterable[str]) -> dict[str, str]:
    """NAME=VALUE texts as a table. Raises UsageError."""
    pairs = [text.partition("=") for text in texts]
    for name, equals, _value in pairs:
        if not name or not equals:
            raise UsageError(what=name)
    return {name: value for name, _equals, value in pairs}


def make_parser() -> ArgumentParser:
    """All commands with their options; the shells' completion is made from it, too."""
    parser = ArgumentParser(
        prog="ocrdesk",
        formatter_class=RawDescriptionHelpFormatter,
        description=_("Reads stacks of papers into checked, named fields."),
        epilog=_("Without a command, the window opens with the files given: ocrdesk [FILE...]"),
    )
    parser.add_argument("--version", action="version", version=f"OCRDesk {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="digitize | providers | schema")
    _add_digitize(commands.add_parser("digitize", help=_("Recognise files and write the results")))
    providers = commands.add_parser("providers", help=_("Who can recognise, and whether they can be used now"))
    providers.add_argument("action", nargs="?", choices=["check"], help=_("Test the connection; costs no paid call"))
    providers.add_argument("name", nargs="?", help=_("The provider to check"))
    commands.add_parser("schema", help=_("Print the JSON Schema of the JSON export"))
    return parser


def _add_digitize(parser: ArgumentParser) -> None:
    add = parser.add_argument
    add("paths", nargs="+", type=Path, metavar="PATH", help=_("Pictures, PDF and OFD files, or folders with them"))
    add("--provider", default="offline", help=_("Who recognises: offline (default) or a cloud service"))
    add("--document", default="auto", help=_("auto (default), text, handwriting, table, or a document type"))
    add(
        "--template",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help=_("Zones to read on pages with its anchor words; may be repeated"),
    )
    add("--option", action="append", default=[], metavar="NAME=VALUE", help=_("An option of the provider, this once"))
    add("--to", default="json", metavar="FORMATS", help=_("json (default), txt, xlsx, or several: json,txt,xlsx"))
    add("--out", type=Path, metavar="DIR", help=_("Where the results go; beside the sources if not given"))
    add("--recursive", action="store_true", help=_("Look into folders within folders"))
    add("--ignore-text", action="store_true", help=_("Recognise PDF pages even where they hold text of their own"))
    add("--password", action="append", default=[], metavar="TEXT", help=_("Tried on locked PDFs; may be repeated"))
