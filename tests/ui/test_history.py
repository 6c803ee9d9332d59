"""The history of the review: steps back and forth, steps that go together, and steps that have lost their page."""

import pytest

from ocrdesk.ui.review.review_history import History, Step


class Letter(Step):
    """Types a letter on a sheet; `joins`: goes together with the letter before it."""

    def __init__(self, sheet: list[str], letters: str, *, joins: bool = False) -> None:
        super().__init__(letters)
        self.sheet, self.letters, self.joins, self.lost = sheet, letters, joins, False
        sheet.append(letters)

    def take_back(self) -> bool:
        if not self.lost:
            del self.sheet[-len(self.letters) :]
        return not self.lost

    def make_again(self) -> bool:
        if not self.lost:
            self.sheet.extend(self.letters)
        return not self.lost

    def absorb(self, following: Step) -> bool:
        if not (isinstance(following, Letter) and following.joins):
            return False
        self.letters += following.letters
        return True


@pytest.fixture
def sheet() -> list[str]:
    return []


def written(sheet: list[str], text: str, limit: int = 100) -> History:
    history = History(limit)
    for letter in text:
        history.push(Letter(sheet, letter))
    return history


def test_steps_are_taken_back_and_made_again_in_their_order(sheet: list[str]) -> None:
    history = written(sheet, "abc")
    told: list[int] = []
    history.changed.connect(lambda: told.append(history.made))
    history.undo()
    history.undo()
    assert (sheet, history.undone, history.latest and history.latest.text) == (["a"], True, "a")
    history.redo()
    assert (sheet, told) == (["a", "b"], [2, 1, 2])


def test_a_new_step_forgets_what_was_taken_back(sheet: list[str]) -> None:
    history = written(sheet, "abc")
    history.undo()
    history.push(Letter(sheet, "d"))
    assert (sheet, len(history), history.undone) == (["a", "b", "d"], 3, False)


def test_steps_that_go_together_are_one_to_take_back(sheet: list[str]) -> None:
    history = written(sheet, "a")
    history.push(Letter(sheet, "b", joins=True))
    history.push(Letter(sheet, "c", joins=True))
    assert len(history) == history.made == 1
    history.undo()
    assert (sheet, history.made) == ([], 0)


def test_the_oldest_steps_go_when_there_are_too_many(sheet: list[str]) -> None:
    history = written(sheet, "abcde", limit=3)
    assert len(history) == history.made == 3
    while history.made:
        history.undo()
    assert sheet == ["a", "b"]


@pytest.mark.parametrize("back", [True, False])
def test_a_step_that_has_lost_its_page_is_forgotten(sheet: list[str], back: bool) -> None:
    history = written(sheet, "ab")
    if not back:
        history.undo()
    last = history._steps[1]
    assert isinstance(last, Letter)
    last.lost = True
    (history.undo if back else history.redo)()
    assert (len(history), history.made, history.undone) == (1, 1, False)
