"""All kinds of papers that are drawn, by name."""

import random
from collections.abc import Callable, Mapping

from tests.bench.drawn.id_cards import draw_emblem_side, draw_portrait_side
from tests.bench.drawn.paper import Paper

KINDS: Mapping[str, Callable[[random.Random], Paper]] = {
    "id_card_front": draw_portrait_side,
    "id_card_back": draw_emblem_side,
}
