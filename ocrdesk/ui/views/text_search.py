"""Finding and replacing in a page's text: joins the bar with the editor."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from ocrdesk.ui.models.line_spans import Span
from ocrdesk.ui.models.text_marks import places
from ocrdesk.ui.views.find_bar import FindBar
from ocrdesk.ui.views.page_text import PageText

Follow = Callable[[Sequence[Span], str], None]


class TextSearch(QObject):
    """`found` are the places that match, in order; `changed` tells that they are others."""

    changed = Signal()

    def __init__(self, edit: PageText, bar: FindBar, follow: Follow) -> None:
        """`follow` is told which spans will be written over with which text, before that is done."""
        super().__init__(bar)
        self.found: list[Span] = []
        self._edit = edit
        self._bar = bar
        self._follow = follow
        bar.wanted_changed.connect(self._look_on)
        bar.step_wanted.connect(self.step)
        bar.replace_wanted.connect(self.replace)
        bar.replace_all_wanted.connect(self.replace_all)
        bar.closed.connect(self.end)
        edit.left.connect(self.end)
        edit.cursorPositionChanged.connect(self._tell)

    def begin(self, *, replacing: bool = False) -> None:
        """Open the bar, with what is selected in the text."""
        selected = self._edit.textCursor().selectedText()
        self._bar.begin("" if "\u2029" in selected else selected, replacing=replacing)

    def end(self) -> None:
        """Close the bar; the keyboard belongs to the text again, at the place found last."""
        self._bar.hide()
        self.refresh()
        self._edit.setFocus()

    def refresh(self) -> None:
        """Look anew, as the text is another one; the caret stays."""
        wanted = self._bar.wanted if self._open else ""
        self.found = places(self._edit.toPlainText(), wanted, exact=self._bar.exact.isChecked())
        self._tell()
        self.changed.emit()

    def step(self, direction: int) -> None:
        """Select the next place (1) or the one before (-1), around the text's end; open the bar where it is closed."""
        if not self._open:
            self._bar.begin("", replacing=False)
            return
        if not self.found:
            return
        cursor = self._edit.textCursor()
        if direction > 0:
            target = next((span for span in self.found if span[0] >= cursor.selectionEnd()), self.found[0])
        else:
            target = next((s for s in reversed(self.found) if s[1] <= cursor.selectionStart()), self.found[-1])
        self._edit.select(target)

    def replace(self) -> None:
        """Write over the selected place and go to the next; where none is selected, only go there."""
        selected = self._selected()
        if selected is not None and not self._edit.isReadOnly():
            text = self._bar.instead.text()
            self._follow([selected], text)
            self._edit.replace([selected], text)
        self.step(1)

    def replace_all(self) -> None:
        """Write over all places, as one step to take back."""
        if self.found and not self._edit.isReadOnly():
            found, text = list(self.found), self._bar.instead.text()
            self._follow(found, text)
            self._edit.replace(found, text)

    @property
    def _open(self) -> bool:
        return not self._bar.isHidden()

    def _look_on(self) -> None:
        """What is wanted changed: go to its first place from where the caret stood."""
        self.refresh()
        start = self._edit.textCursor().selectionStart()
        target = next((span for span in self.found if span[0] >= start), self.found[0] if self.found else None)
        if target is not None:
            self._edit.select(target)

    def _selected(self) -> Span | None:
        cursor = self._edit.textCursor()
        here = cursor.selectionStart(), cursor.selectionEnd()
        return here if here in self.found else None

    def _tell(self) -> None:
        here = self._selected()
        self._bar.show_count(self.found.index(here) + 1 if here else 0, len(self.found))
