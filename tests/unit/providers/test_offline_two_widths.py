"""A line with words that is read at two widths: which of the two readings stays."""

from collections.abc import Sequence

import numpy as np
import pytest

from ocrdesk.providers.offline.networks import Floats, Receive
from ocrdesk.providers.offline.recognition import LineReader

ALPHABET = "PDFand "


class TwoWidths:
    """A network that says one thing of a narrowed line, and another of the line at its full width."""

    def __init__(self, narrowed: tuple[str, float], full: tuple[str, float]) -> None:
        self._said = {400: narrowed, 496: full}

    def alphabet(self) -> tuple[str, ...]:
        return ("", *ALPHABET)

    def run(self, batch: Floats) -> Floats:
        text, chance = self._said[batch.shape[3]]
        chances = np.zeros((1, 2 * len(text), 1 + len(ALPHABET)), dtype=np.float32)
        chances[0, ::2, 0] = 1.0
        for step, letter in enumerate(text):
            chances[0, 2 * step + 1, 1 + ALPHABET.index(letter)] = chance
        return chances

    def run_each(self, batches: Sequence[Floats], receive: Receive) -> None:
        for number, batch in enumerate(batches):
            receive(number, self.run(batch))


@pytest.mark.parametrize(
    ("narrowed", "full", "kept"),
    [
        (("PDF and", 0.97), ("PDFand", 0.98), "PDF and"),
        (("PDFand", 0.98), ("PDF and", 0.97), "PDF and"),
        (("PDF and", 0.97), ("PDFad", 0.98), "PDFad"),
        (("PDF and", 0.98), ("PDF ad", 0.97), "PDF and"),
    ],
)
def test_the_surer_reading_stays_and_of_two_that_say_the_same_the_one_that_parts_words(
    narrowed: tuple[str, float], full: tuple[str, float], kept: str
) -> None:
    line = np.full((48, 492, 3), 200, dtype=np.uint8)
    assert LineReader(TwoWidths(narrowed, full)).read([line])[0].text == kept
