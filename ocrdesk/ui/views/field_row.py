"""One field of the form: label, state, the picture's snippet while it is current, the value, and what is wrong."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ocrdesk.i18n import N_, _, message
from ocrdesk.model import NO_VALUE, FieldState, FieldValue
from ocrdesk.ui import icons
from ocrdesk.ui.models.fields_model import Field
from ocrdesk.ui.theme import restyle
from ocrdesk.ui.views.elided_label import ElidedLabel
from ocrdesk.ui.views.field_words import StateWords, reason_for, unsure_characters, words_for
from ocrdesk.ui.views.snippet_view import SnippetView
from ocrdesk.ui.views.value_edit import ValueEdit

MARK_SIZE = 14


class FieldRow(QWidget):
    """Shows one Field; tells what is typed. It decides nothing."""

    typed = Signal(int, str, str)
    entered = Signal(int, str)
    restore_wanted = Signal()

    def __init__(self, step: Callable[[int], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field: Field | None = None
        self._current = False
        self._image = QImage()
        self._restore_key = self._origin = ""
        self._hints = True
        self.edit = ValueEdit(step, self)
        self.edit.typed.connect(self._tell_typed)
        self.edit.entered.connect(self._tell_entered)
        self._build()

    @property
    def field(self) -> Field | None:
        return self._field

    def show_field(self, field: Field, typed: str | None) -> None:
        """Show the field as it stands; `typed` is what stands in its editor and is not committed, if anything."""
        self._field = field
        self.edit.show_value(field.shown, unsure_characters(field), typed)
        self._tell_state()

    def show_origin(self, words: str) -> None:
        """Where the value came from; told under the pointer."""
        self._origin = words

    def set_current(self, current: bool) -> None:
        """Light the row, and show its place in the picture."""
        if current != self._current:
            self._current = current
            self._tell_state()
            self._show_snippet()

    def show_image(self, image: QImage) -> None:
        """The page's picture, from which the snippet is cut; a null image shows none."""
        self._image = image
        self._show_snippet()

    def set_restore_key(self, key: str) -> None:
        self._restore_key = key
        self._tell_state()

    def set_hints(self, shown: bool) -> None:
        """Whether to say what Enter does, below a value that waits."""
        self._hints = shown
        self._tell_state()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self.edit.start_editing()
        super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._show_snippet()

    def _build(self) -> None:
        self._label, self._mark, self._state = ElidedLabel(self), QLabel(self), ElidedLabel(self)
        self._label.setProperty("role", "caption")
        self._state.setProperty("role", "caption")
        self._label.setBuddy(self.edit)
        self._extras: RowExtras | None = None
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._label, 1)
        head.addWidget(self._mark)
        head.addWidget(self._state)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 5, 0, 5)
        self._column.setSpacing(4)
        self._column.addLayout(head)
        self._column.addWidget(self.edit)

    def _need_extras(self) -> "RowExtras":
        """Most rows are never current nor edited: what only those need is made when they are."""
        if self._extras is None:
            self._extras = RowExtras(self)
            self._extras.restore.clicked.connect(self.restore_wanted)
            self._column.insertWidget(1, self._extras.snippet)
            self._column.addWidget(self._extras.reason)
            self._column.addWidget(self._extras.hint)
            self._column.addLayout(self._extras.machine_line)
        return self._extras

    def _tell_state(self) -> None:
        field = self._field
        if field is None:
            return
        words, reason = words_for(field), reason_for(field)
        self._label.show_text(_(field.spec.title))
        self._mark.setPixmap(icons.pixmap(words.mark, MARK_SIZE, self.devicePixelRatioF(), color=words.tone))
        self._state.show_text(words.text)
        _set(self._state, "tone", words.tone)
        _set(self.edit, "state", words.edge)
        if self._extras is not None or self._current or value_was_edited(field.value):
            hint = _("Enter confirms it and goes on.") if self._hints and field.needs_look else ""
            told = (reason, hint) if self._current else ("", "")
            self._need_extras().show_words(field, words, told, self._restore_key)
        self.setToolTip("\n".join(filter(None, (reason, self._origin))))
        self.edit.setPlaceholderText("—" if field.value.state in NO_VALUE else "")
        self.edit.setAccessibleName(_(field.spec.title))
        self.edit.setAccessibleDescription(". ".join(part for part in (words.spoken, reason, self._origin) if part))

    def _show_snippet(self) -> None:
        value = self._field.value if self._current and self._field else None
        if value is not None or self._extras is not None:
            self._need_extras().snippet.show_place(self._image, value, self.width())

    def _tell_typed(self, text: str) -> None:
        if self._field is not None:
            self.typed.emit(*self._field.place, text)

    def _tell_entered(self) -> None:
        if self._field is not None:
            self.entered.emit(*self._field.place)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(80, super().minimumSizeHint().height())


class RowExtras:
    """What stands around the editor of a row that is current or edited."""

    def __init__(self, row: QWidget) -> None:
        self.snippet = SnippetView(row)
        self.reason, self.hint, self._machine = QLabel(row), QLabel(row), QLabel(row)
        for label in (self.reason, self.hint, self._machine):
            label.setProperty("role", "caption")
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.restore = QToolButton(row)
        self.restore.setProperty("role", "link")
        self.machine_line = QHBoxLayout()
        self.machine_line.addWidget(self._machine, 1)
        self.machine_line.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignTop)

    def show_words(self, field: Field, words: StateWords, told: tuple[str, str], restore_key: str) -> None:
        """Show why it needs a look and what to do ("" for nothing), and the machine's value beside an edited one."""
        _set(self.reason, "tone", words.tone if words.tone in ("red", "amber") else "amber")
        for label, text in zip((self.reason, self.hint), told, strict=True):
            label.setText(text)
            label.setVisible(bool(text))
        edited = value_was_edited(field.value)
        self._machine.setVisible(edited)
        self.restore.setVisible(edited)
        if edited:
            read = field.spec.shown(field.value.recognized) or _("nothing")
            self._machine.setText(str(message(N_("Machine read: {value}"), value=read)))
            self.restore.setText(_("Restore"))
            tip = _("Bring the machine's value back")
            self.restore.setToolTip(f"{tip} ({restore_key})" if restore_key else tip)
            self.restore.setAccessibleName(tip)


def value_was_edited(value: FieldValue) -> bool:
    """Whether it stands otherwise than the machine read it."""
    return (value.state is FieldState.EDITED or value.state in NO_VALUE) and value.text != value.recognized


def _set(widget: QWidget, name: str, value: str) -> None:
    if (widget.property(name) or "") != value:
        widget.setProperty(name, value)
        if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            restyle(widget)
