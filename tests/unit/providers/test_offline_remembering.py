"""What was read on a page is not read again: not by the next step, and not to tell how letters stand."""

from collections.abc import Sequence

import numpy as np
import pytest

from ocrdesk.providers.offline.detection import Found, Picture
from ocrdesk.providers.offline.networks import Floats, Receive
from ocrdesk.providers.offline.orientation import Orientation, find_orientation
from ocrdesk.providers.offline.recognition import LineReader

ALPHABET = "A1B2C3国家标准"


class Counting:
    """A network that says the same of everything, and counts how often it was asked."""

    def __init__(self, said: str) -> None:
        self.said = said
        self.asked = 0

    def alphabet(self) -> tuple[str, ...]:
        return ("", *ALPHABET)

    def run(self, batch: Floats) -> Floats:
        self.asked += 1
        chances = np.zeros((1, 2 * len(self.said), 1 + len(ALPHABET)), dtype=np.float32)
        chances[0, ::2, 0] = 1.0
        for step, letter in enumerate(self.said):
            chances[0, 2 * step + 1, 1 + ALPHABET.index(letter)] = 0.99
        return chances

    def run_each(self, batches: Sequence[Floats], receive: Receive) -> None:
        for number, batch in enumerate(batches):
            receive(number, self.run(batch))


def crop(shade: int, width: int = 240) -> Picture:
    return np.full((48, width, 3), shade, dtype=np.uint8)


def test_a_crop_is_read_once_on_a_page_and_anew_on_the_next() -> None:
    network = Counting("A1")
    reader = LineReader(network)
    assert [each.text for each in reader.read([crop(10), crop(20), crop(10)])] == ["A1"] * 3
    asked = network.asked
    assert reader.read([crop(20)])[0].text == "A1"
    assert network.asked == asked
    reader.forget()
    reader.read([crop(20)])
    assert network.asked == asked + 1


def test_crops_of_the_same_pixels_but_another_shape_are_two() -> None:
    network = Counting("A1")
    LineReader(network).read([crop(10, 240), np.full((24, 480, 3), 10, dtype=np.uint8)])
    assert network.asked == 2


def orientation(network: Counting, length: int) -> Orientation:
    picture = np.random.default_rng(1).integers(0, 255, (200, 1000, 3), dtype=np.uint8)
    corners = np.array([[20, 50], [20 + length, 50], [20 + length, 90], [20, 90]], dtype=np.float32)
    reader = LineReader(network)
    found = find_orientation(picture, [Found(corners, 0.9)], reader)
    asked = network.asked
    reader.read([picture[50:90, 20 : 20 + length]])
    network.asked -= asked
    return found


def test_sure_letters_and_digits_stand_and_no_row_of_glyphs_is_tried() -> None:
    network = Counting("A1B2C3国家")
    picture = np.full((100, 600, 3), 200, dtype=np.uint8)
    corners = np.array([[20, 20], [320, 20], [320, 60], [20, 60]], dtype=np.float32)
    assert find_orientation(picture, [Found(corners, 0.9)], LineReader(network)) == Orientation()
    assert network.asked == 1


def test_chinese_alone_does_not_tell_how_it_stands() -> None:
    network = Counting("国家标准")
    picture = np.full((100, 600, 3), 200, dtype=np.uint8)
    corners = np.array([[20, 20], [320, 20], [320, 60], [20, 60]], dtype=np.float32)
    found = find_orientation(picture, [Found(corners, 0.9)], LineReader(network))
    # The network says the same of the glyphs set upright in a row: so they lay.
    assert found == Orientation(90, vertical=True)
    assert network.asked == 2


def test_a_sample_of_usual_length_is_not_read_again_for_the_page() -> None:
    network = Counting("A1B2C3")
    assert orientation(network, 600) == Orientation()
    assert network.asked == 0


class ReadsFromTheLight(Counting):
    """Reads surely where a line begins lighter than it ends; the other way round hardly."""

    def run(self, batch: Floats) -> Floats:
        chances = super().run(batch)
        middle = batch.shape[3] // 2
        return chances if batch[..., :middle].mean() > batch[..., middle:].mean() else chances * np.float32(0.4)


def test_two_lines_tell_that_a_page_stands_upside_down_and_are_known_once_it_is_turned() -> None:
    network = ReadsFromTheLight("A1B2C3")
    shades = np.linspace(0, 200, 600)[None, :, None] + np.random.default_rng(1).integers(0, 55, (400, 600, 3))
    picture = shades.astype(np.uint8)
    places = [np.array([[20, y], [580, y], [580, y + 40], [20, y + 40]], dtype=np.float32) for y in range(10, 370, 60)]
    reader = LineReader(network)
    found = find_orientation(picture, [Found(corners, 0.9) for corners in places], reader)
    assert found == Orientation(180)
    assert len(found.told) == 6
    # Two as they stand, then all six turned.
    asked = network.asked
    assert asked == 8
    for place, reading in found.told:
        crop = np.ascontiguousarray(picture[int(place.corners[0, 1]) :][:40, 20:580])
        reader.remember(crop, reading)
        assert reader.read([crop])[0].text == "A1B2C3"
    assert network.asked == asked


class ReadsLittleFromTheDark(Counting):
    """Reads as surely where a line begins darker than it ends, but only the few glyphs that look alike either way."""

    def __init__(self, said: str, left: str) -> None:
        super().__init__(said)
        self.whole, self.left = said, left

    def run(self, batch: Floats) -> Floats:
        middle = batch.shape[3] // 2
        self.said = self.whole if batch[..., :middle].mean() > batch[..., middle:].mean() else self.left
        return super().run(batch)


@pytest.mark.parametrize("left", ["A1B2C", "A1", "国家"])
@pytest.mark.parametrize("rotation", [0, 180])
def test_few_sure_characters_in_long_lines_do_not_tell_that_a_page_stands_upright(left: str, rotation: int) -> None:
    network = ReadsLittleFromTheDark("A1B2C3国家标准A1B2C3", left)
    ends = (200, 0) if rotation == 0 else (0, 200)
    shades = np.linspace(*ends, 600)[None, :, None] + np.random.default_rng(1).integers(0, 55, (400, 600, 3))
    places = [np.array([[20, y], [580, y], [580, y + 40], [20, y + 40]], dtype=np.float32) for y in range(10, 370, 60)]
    found = [Found(corners, 0.9) for corners in places]
    assert find_orientation(shades.astype(np.uint8), found, LineReader(network)) == Orientation(rotation)
    # Upright, no line is read the other way round.
    assert network.asked == len(found) + (2 if rotation else 0)


def test_a_page_that_stands_upright_is_not_read_turned_and_its_samples_are_known() -> None:
    network = Counting("A1B2C3国家标准")
    picture = np.random.default_rng(1).integers(0, 255, (400, 600, 3), dtype=np.uint8)
    places = [np.array([[20, y], [580, y], [580, y + 40], [20, y + 40]], dtype=np.float32) for y in range(10, 370, 60)]
    reader = LineReader(network)
    assert find_orientation(picture, [Found(corners, 0.9) for corners in places], reader) == Orientation()
    reader.read([np.ascontiguousarray(picture[y : y + 40, 20:580]) for y in range(10, 370, 60)])
    assert network.asked == len(places)


def test_of_lines_that_must_be_shortened_two_are_enough_where_they_are_read_surely() -> None:
    network = Counting("A1B2C3A1B2C3")
    picture = np.random.default_rng(1).integers(0, 255, (400, 1000, 3), dtype=np.uint8)
    places = [np.array([[20, y], [990, y], [990, y + 30], [20, y + 30]], dtype=np.float32) for y in range(10, 370, 60)]
    found = find_orientation(picture, [Found(corners, 0.9) for corners in places], LineReader(network))
    assert (found, found.told, network.asked) == (Orientation(), (), 2)


def test_a_line_that_need_not_be_shortened_is_the_better_sample() -> None:
    network = Counting("A1B2C3")
    picture = np.random.default_rng(1).integers(0, 255, (400, 1000, 3), dtype=np.uint8)
    ends = (990, 990, 500, 500)
    corners = [
        [[20, y], [end, y], [end, y + 30], [20, y + 30]] for y, end in zip(range(10, 330, 80), ends, strict=True)
    ]
    found = [Found(np.array(each, dtype=np.float32), 0.9) for each in corners]
    told = find_orientation(picture, found, LineReader(network)).told
    assert [place.width for place, _ in told] == [480, 480]
