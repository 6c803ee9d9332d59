"""The drawn papers: truth and picture agree, and the same seed draws the same."""

import random

import numpy as np
import pytest

from ocrdesk.documents import DOCUMENT_TYPES
from tests.bench.drawn.degrade import Truth, degrade
from tests.bench.drawn.drawing import draw
from tests.bench.drawn.id_cards import draw_emblem_side
from tests.bench.drawn.kinds import KINDS
from tests.bench.drawn.pages import PAGES
from tests.bench.drawn.paper import Paper

TYPES = {document.key: document for document in DOCUMENT_TYPES}


def drawn(kind: str) -> Paper:
    return {**KINDS, **PAGES}[kind](random.Random(f"a test of {kind}"))  # noqa: S311 - the same paper every time


def said(truth: Truth) -> str:
    """All that is written, as one string without blanks."""
    return "".join(line["text"] for line in truth["lines"]).replace(" ", "")


@pytest.mark.parametrize("kind", [*KINDS, *PAGES])
def test_there_is_ink_where_the_truth_says_so(kind: str) -> None:
    paper = drawn(kind)
    pixels = np.asarray(paper.picture.convert("L"), dtype=np.float64)
    for line in paper.truth["lines"]:
        (left, top), _, (right, bottom), _ = line["quad"]
        inside = pixels[int(top) : int(bottom) + 1, int(left) : int(right) + 1]
        assert 0 <= left < right <= paper.picture.width, line["text"]
        assert 0 <= top < bottom <= paper.picture.height, line["text"]
        assert np.ptp(inside) > 25, line["text"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_known_and_written(kind: str) -> None:
    truth = drawn(kind).truth
    for document in truth["documents"]:
        specs = {spec.key: spec for spec in TYPES[document["document_type"]].fields}
        for key, text in document["fields"].items():
            assert key in specs
            assert specs[key].shape in ("date", "date_or_open", "month", "choice") or set(text) <= {*said(truth), " "}
            assert not any(check(text) for check in specs[key].checks), (key, text)


@pytest.mark.parametrize("grade", ["mild", "hard"])
def test_quads_follow_the_picture_when_it_is_degraded(grade: str) -> None:
    paper = drawn("id_card_back")
    picture, truth = degrade(paper.picture, paper.truth, 3, "hard" if grade == "hard" else "mild")
    assert (picture.width, picture.height) == (truth["width"], truth["height"])
    pixels = np.asarray(picture.convert("L"), dtype=np.float64)
    (card,) = truth["documents"]
    corners = np.array(card["quad"])
    assert corners.min() >= 0
    assert (corners.max(axis=0) <= (picture.width, picture.height)).all()
    for line in truth["lines"]:
        quad = np.array(line["quad"])
        (left, top), (right, bottom) = quad.min(axis=0).astype(int), quad.max(axis=0).astype(int)
        assert (quad >= corners.min(axis=0)).all()
        assert line["role"] != "title" or np.ptp(pixels[top:bottom, left:right]) > 60


def test_the_same_seed_draws_the_same() -> None:
    (one,), (other,) = (list(draw("vin", 7, 1, 0)) for _ in range(2))
    assert one[2] == other[2]
    assert (np.asarray(one[1]) == np.asarray(other[1])).all()
    assert draw_emblem_side(random.Random(1)).fields != draw_emblem_side(random.Random(2)).fields  # noqa: S311
