"""Text as files can hold it: characters that XML or an editor would choke on are replaced visibly."""

import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile("\r\n|[\r\x85\u2028\u2029]")


def writable(text: str) -> str:
    """The text with a line feed for every line end, and a replacement character for each that no file can hold."""
    return _UNWRITABLE.sub(REPLACEMENT, _LINE_END.sub("\n", text))


def one_line(text: str) -> str:
    """The writable text on one line."""
    return " ".join(writable(text).split("\n"))
