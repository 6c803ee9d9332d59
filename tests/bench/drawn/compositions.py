"""Several papers on one page: both sides of a card, cards on a flatbed, cards of two kinds, plates in one photo."""

import random
from collections.abc import Sequence

import numpy as np
from PIL import Image

from tests.bench.drawn import driver_licences, vehicle_licences
from tests.bench.drawn.bank_cards import draw_bank_card
from tests.bench.drawn.degrade import carried
from tests.bench.drawn.holders import invent_person, invent_plate
from tests.bench.drawn.id_cards import draw_emblem_side, draw_portrait_side
from tests.bench.drawn.paper import Paper

A4 = (1654, 2339)
"""An A4 sheet at 200 dots an inch."""


def draw_two_sides(chance: random.Random) -> Paper:
    """Both sides of one card, one above the other, as copiers lay them."""
    person = invent_person(chance)
    sides = [draw_portrait_side(chance, person), draw_emblem_side(chance, person)]
    if chance.random() < 0.3:
        sides.reverse()
    places = [
        ((A4[0] - 674) // 2 + chance.randint(-80, 80), top)
        for top in (chance.randint(150, 420), chance.randint(1150, 1500))
    ]
    return _laid(A4, sides, places, [1.0, 1.0], "two_sides")


def draw_licence_pages(chance: random.Random) -> Paper:
    """Main and duplicate page of one licence, side by side or one above the other."""
    if chance.random() < 0.5:
        person = invent_person(chance)
        pages = [driver_licences.draw_main_page(chance, person), driver_licences.draw_duplicate_page(chance, person)]
    else:
        plate = invent_plate(chance)
        pages = [vehicle_licences.draw_main_page(chance, plate), vehicle_licences.draw_duplicate_page(chance, plate)]
    if chance.random() < 0.5:
        return _laid((2160, 800), pages, [(15, 20), (1090, 20)], [1.0, 1.0], "licence_pages")
    return _laid((1100, 1560), pages, [(20, 20), (24, 790)], [1.0, 1.0], "licence_pages")


def draw_three_cards(chance: random.Random) -> Paper:
    """Three cards on a flatbed: of several people, and perhaps a bank card among them."""
    cards = [draw_portrait_side(chance), draw_emblem_side(chance), draw_portrait_side(chance)]
    if chance.random() < 0.5:
        cards[chance.randrange(3)] = draw_bank_card(chance)
    places = [(chance.randint(40, 600), top + chance.randint(-20, 20)) for top in (70, 810, 1560)]
    return _laid(A4, cards, places, [0.95] * 3, "three_cards")


def draw_card_beside_licence(chance: random.Random) -> Paper:
    """An identity card beside its holder's driving licence."""
    person = invent_person(chance)
    cards = [draw_portrait_side(chance, person), driver_licences.draw_main_page(chance, person)]
    if chance.random() < 0.5:
        cards.reverse()
    return _laid((2180, 820), cards, [(30, 60), (1110, 40)], [1.0, 1.0], "card_beside_licence")


def _laid(
    size: tuple[int, int],
    papers: Sequence[Paper],
    places: Sequence[tuple[int, int]],
    scales: Sequence[float],
    kind: str,
) -> Paper:
    """The papers on a white sheet; the sheet's documents are theirs, the first one stands for all."""
    sheet = Image.new("RGB", size, (250, 250, 248))
    whole = Paper(sheet, papers[0].document_type, papers[0].fields, papers[0].side, kind)
    for paper, (left, top), scale in zip(papers, places, scales, strict=True):
        picture = paper.picture.resize(
            (int(paper.picture.width * scale), int(paper.picture.height * scale)), Image.Resampling.LANCZOS
        )
        sheet.paste(picture, (left, top), picture if picture.mode == "RGBA" else None)
        moved = carried(paper.truth, np.array([[scale, 0, left], [0, scale, top], [0, 0, 1]], dtype=np.float64))
        whole.lines += moved["lines"]
        whole.ignored += moved["ignore_regions"]
        whole.parts += moved["documents"]
    return whole
