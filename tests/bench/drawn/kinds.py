"""All kinds of papers that are drawn, by name; and pictures that come photographed, with their own light and lens."""

import random
from collections.abc import Callable, Mapping

from PIL import Image

from tests.bench.drawn import compositions, driver_licences, vehicle_licences
from tests.bench.drawn.bank_cards import draw_bank_card
from tests.bench.drawn.business_cards import draw_business_card
from tests.bench.drawn.business_licences import draw_business_licence
from tests.bench.drawn.degrade import Grade, Truth
from tests.bench.drawn.id_cards import draw_emblem_side, draw_portrait_side
from tests.bench.drawn.invoices import draw_invoice
from tests.bench.drawn.paper import Paper
from tests.bench.drawn.passports import draw_passport
from tests.bench.drawn.plate_trials import draw_rare_plates, draw_rough_plates, draw_street
from tests.bench.drawn.plates import draw_plates
from tests.bench.drawn.tickets import draw_ticket
from tests.bench.drawn.vins import draw_vin

KINDS: Mapping[str, Callable[[random.Random], Paper]] = {
    "id_card_front": draw_portrait_side,
    "id_card_back": draw_emblem_side,
    "driver_licence": driver_licences.draw_main_page,
    "driver_licence_duplicate": driver_licences.draw_duplicate_page,
    "driver_licence_electronic": driver_licences.draw_electronic,
    "vehicle_licence": vehicle_licences.draw_main_page,
    "vehicle_licence_duplicate": vehicle_licences.draw_duplicate_page,
    "business_licence": draw_business_licence,
    "vat_invoice": draw_invoice,
    "train_ticket": draw_ticket,
    "bank_card": draw_bank_card,
    "passport": draw_passport,
    "vin": draw_vin,
    "business_card": draw_business_card,
    "two_sides": compositions.draw_two_sides,
    "licence_pages": compositions.draw_licence_pages,
    "three_cards": compositions.draw_three_cards,
    "card_beside_licence": compositions.draw_card_beside_licence,
}

PHOTOGRAPHS: Mapping[str, Callable[[int, Grade], tuple[Image.Image, Truth]]] = {"plate": draw_plates}
TRIALS: Mapping[str, Callable[[int, Grade], tuple[Image.Image, Truth]]] = {
    "rare_plate": draw_rare_plates,
    "rough_plate": draw_rough_plates,
    "street": draw_street,
}
"""Photographs beyond what the figures promise: drawn when asked for by name."""
