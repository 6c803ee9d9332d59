"""Finds actions by a few letters of their Chinese or English name, of its initials in pinyin, or of their keys."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from ocrdesk import i18n
from ocrdesk.ui.actions import ACTIONS, ActionSpec
from ocrdesk.ui.keys.action_set import without_mnemonic
from ocrdesk.ui.keys.initials import initials

WHOLE, BEGIN, WORD, WITHIN, SCATTERED = range(5)
"""How well a word fits: the less the better."""
SHORTEST_SCATTERED = 2


@dataclass(frozen=True, slots=True)
class Named:
    """An action by all its names, in small letters."""

    spec: ActionSpec
    names: tuple[str, ...]
    spelled: str

    @classmethod
    @cache
    def of(cls, spec: ActionSpec) -> "Named":
        """The names never change while the program runs: both languages are among them."""
        names = [without_mnemonic(i18n.in_language(spec.text, code)).casefold() for code in i18n.LANGUAGES]
        letters = initials(names[0])
        return cls(spec, tuple(dict.fromkeys(names)), letters if letters != names[0] else "")

    def fit(self, typed: str, keys: Sequence[str]) -> int | None:
        """How well it fits what was typed, the less the better; None: not at all."""
        fits = [self._fit_word(word, keys) for word in typed.casefold().split()]
        found = [fit for fit in fits if fit is not None]
        return sum(found) if len(found) == len(fits) else None

    def _fit_word(self, word: str, keys: Sequence[str]) -> int | None:
        fits = [_fit(word, name) for name in (*self.names, self.spelled)]
        fits += [WORD for key in keys if word in key.casefold()]
        return min((fit for fit in fits if fit is not None), default=None)


class ActionSearch:
    """Answers with all actions where nothing is typed: the ones used last first."""

    def __init__(self, specs: Iterable[ActionSpec] = ACTIONS) -> None:
        self._named = tuple(Named.of(spec) for spec in specs)

    def find(self, typed: str, keys: Callable[[str], Sequence[str]], recent: Sequence[str] = ()) -> list[ActionSpec]:
        """The actions that fit, best first. `keys` gives an action's keys by its id, `recent` are ids."""
        last = {action_id: place for place, action_id in enumerate(recent)}
        fits = [(named.fit(typed, keys(named.spec.id)), named.spec) for named in self._named]
        found = [(fit, last.get(spec.id, len(last)), spec) for fit, spec in fits if fit is not None]
        return [spec for _fit, _last, spec in sorted(found, key=lambda each: each[:2])]


def _fit(word: str, name: str) -> int | None:
    if not name:
        return None
    if name.startswith(word):
        return WHOLE if name == word else BEGIN
    if word in name:
        return WORD if re.search(rf"(?<![a-z0-9]){re.escape(word)}", name) else WITHIN
    return SCATTERED if len(word) >= SHORTEST_SCATTERED and _is_scattered(word, name) else None


def _is_scattered(word: str, name: str) -> bool:
    """Whether the letters stand in the name in this order, each at the beginning of a word or behind the one before."""
    places = iter(range(len(name)))
    before = -2
    for letter in word:
        here = next(
            (
                place
                for place in places
                if name[place] == letter and (place == before + 1 or place == 0 or not name[place - 1].isalnum())
            ),
            None,
        )
        if here is None:
            return False
        before = here
    return True
