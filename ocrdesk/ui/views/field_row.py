"""One field of the form: label, state, the picture's snippet while it is current, the value, and what is wrong."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ocrdesk.i18n import N_, _, message
from ocrdesk.model import FieldState
from ocrdesk.ui import icons
from ocrdesk.ui.models.fields_model import Field
from ocrdesk.ui.theme import restyle
from ocrdesk.ui.views.elided_label import ElidedLabel
from ocrdesk.ui.views.field_words import reason_for, unsure_characters, words_for
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
        self._restore_key = ""
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
        self.edit.show_value(field.value.text, unsure_characters(field))
        if typed is not None and typed != self.edit.toPlainText():
            self.edit.setPlainText(typed)
        self._tell_state()

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

    def retranslate(self) -> None:
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
        self._snippet, self._reason, self._machine = SnippetView(self), QLabel(self), QLabel(self)
        self._label.setProperty("role", "caption")
        self._state.setProperty("role", "caption")
        self._reason.setProperty("role", "caption")
        self._machine.setProperty("role", "caption")
        self._label.setBuddy(self.edit)
        for label in (self._reason, self._machine):
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._machine.setTextFormat(Qt.TextFormat.PlainText)
        self._restore = QToolButton(self)
        self._restore.setProperty("role", "link")
        self._restore.clicked.connect(self.restore_wanted)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._label, 1)
        head.addWidget(self._mark)
        head.addWidget(self._state)
        machine = QHBoxLayout()
        machine.addWidget(self._machine, 1)
        machine.addWidget(self._restore, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 5, 0, 5)
        column.setSpacing(4)
        column.addLayout(head)
        for widget in (self._snippet, self.edit, self._reason):
            column.addWidget(widget)
        column.addLayout(machine)

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
        self._reason.setText(reason)
        _set(self._reason, "tone", words.tone if words.tone in ("red", "amber") else "amber")
        self._reason.setVisible(self._current and bool(reason))
        self._tell_machine(field)
        self.setToolTip(reason)
        self.edit.setAccessibleName(_(field.spec.title))
        self.edit.setAccessibleDescription(". ".join(part for part in (words.spoken, reason) if part))

    def _tell_machine(self, field: Field) -> None:
        value = field.value
        edited = value.state is FieldState.EDITED and value.text != value.recognized
        self._machine.setVisible(edited)
        self._restore.setVisible(edited)
        if edited:
            read = value.recognized or _("nothing")
            self._machine.setText(str(message(N_("Machine read: {value}"), value=read)))
            self._restore.setText(_("Restore"))
            tip = _("Bring the machine's value back")
            self._restore.setToolTip(f"{tip} ({self._restore_key})" if self._restore_key else tip)
            self._restore.setAccessibleName(tip)

    def _show_snippet(self) -> None:
        value = self._field.value if self._current and self._field else None
        self._snippet.show_place(self._image, value, self.width())

    def _tell_typed(self, text: str) -> None:
        if self._field is not None:
            self.typed.emit(*self._field.place, text)

    def _tell_entered(self) -> None:
        if self._field is not None:
            self.entered.emit(*self._field.place)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(80, super().minimumSizeHint().height())


def _set(widget: QWidget, name: str, value: str) -> None:
    if widget.property(name) != value:
        widget.setProperty(name, value)
        restyle(widget)
