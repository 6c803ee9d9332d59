"""What can be written after `ocrdesk`, taken from the program itself: for completion in three shells."""

# ruff: noqa: SLF001 - argparse lists its options nowhere else

from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from dataclasses import dataclass

from ocrdesk import i18n
from ocrdesk.cli.arguments import PLAIN_DOCUMENTS, make_parser
from ocrdesk.documents import DOCUMENT_TYPES
from ocrdesk.exporters import FORMATS
from ocrdesk.providers import PROVIDERS

FILES, FOLDERS, SEVERAL, WORDS, NOTHING = "files", "folders", "several", "words", "nothing"
"""What follows: a file, a folder, words parted by commas, one of some words, or what nobody can foresee."""


@dataclass(frozen=True, slots=True)
class Option:
    """`--name VALUE`, or a mere `--name` where `value` is ""."""

    name: str
    told: str
    value: str = ""
    kind: str = ""
    words: tuple[str, ...] = ()
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """`ocrdesk NAME`, its options, and what its places hold: the words of each, or none for files."""

    name: str
    told: str
    options: tuple[Option, ...]
    places: tuple[tuple[str, ...], ...]


def commands() -> tuple[Command, ...]:
    """All of them, told in English."""
    i18n.use_language("en")
    found = next(action for action in make_parser()._actions if isinstance(action, _SubParsersAction))
    told = {choice.dest: choice.help or "" for choice in found._choices_actions}
    return tuple(
        Command(name, told[name], tuple(_options(each)), _places(each)) for name, each in found.choices.items()
    )


def _options(parser: ArgumentParser) -> Iterator[Option]:
    known = _known_words()
    for action in parser._actions:
        names = [name for name in action.option_strings if name.startswith("--")]
        if not names or action.dest == "help":
            continue
        if action.nargs == 0:
            yield Option(names[0], action.help or "")
            continue
        kind, words = known.get(action.dest, (NOTHING, ()))
        repeated = type(action).__name__ == "_AppendAction"
        yield Option(names[0], action.help or "", (action.metavar or action.dest).lower(), kind, words, repeated)


def _places(parser: ArgumentParser) -> tuple[tuple[str, ...], ...]:
    named = {"name": tuple(each.key for each in PROVIDERS)}
    return tuple(
        tuple(action.choices or named.get(action.dest, ())) for action in parser._actions if not action.option_strings
    )


def _known_words() -> dict[str, tuple[str, tuple[str, ...]]]:
    return {
        "provider": (WORDS, tuple(each.key for each in PROVIDERS)),
        "document": (WORDS, (*PLAIN_DOCUMENTS, *(each.key for each in DOCUMENT_TYPES))),
        "to": (SEVERAL, tuple(each.key for each in FORMATS)),
        "template": (FILES, ()),
        "out": (FOLDERS, ()),
    }
