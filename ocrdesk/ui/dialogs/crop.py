"""Asks which part of a page is to be read: drawn, moved by keys, or given in pixels."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QPushButton, QSpinBox, QVBoxLayout, QWidget

from ocrdesk.i18n import N_, _
from ocrdesk.ui.dialogs.buttons import accept_and_cancel
from ocrdesk.ui.views.crop_view import LEAST, CropView

SIDES = (N_("&Left"), N_("&Top"), N_("&Width"), N_("&Height"))


class CropDialog(QDialog):
    """`area` is the part chosen, in pixels of the page; None for all of it. `touched`: a person worked on the page."""

    def __init__(self, image: QImage, area: QRect | None, *, touched: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Crop the page"))
        self._page = image.rect()
        self.view = CropView(image, area or self._page)
        self.numbers = tuple(self._number(title) for title in SIDES)
        hint = QLabel(
            _("Draw the part, or move it with the arrow keys; with Shift they stretch it, Ctrl makes small steps.")
        )
        hint.setWordWrap(True)
        hint.setProperty("role", "caption")
        self._agree = QCheckBox(_("&Read over my work on this page: what I typed or confirmed is carried over"))
        self._agree.setVisible(touched)
        self._buttons, self._accept = accept_and_cancel(_("Read this part"))
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._lay_out(hint)
        self._agree.toggled.connect(self._allow)
        self.view.changed.connect(self._show_numbers)
        self._show_numbers(self.view.area)
        self._allow(not touched)
        self.view.setFocus()

    @property
    def area(self) -> QRect | None:
        return None if self.view.area == self._page else self.view.area

    def show_whole(self) -> None:
        """All of the page again."""
        self.view.set_area(self._page)

    def _number(self, title: str) -> QSpinBox:
        number = QSpinBox()
        number.setRange(0, max(self._page.width(), self._page.height()))
        number.setAccessibleName(_(title).replace("&", ""))
        number.setKeyboardTracking(False)
        number.editingFinished.connect(self._take_numbers)
        return number

    def _lay_out(self, hint: QLabel) -> None:
        line = QHBoxLayout()
        for title, number in zip(SIDES, self.numbers, strict=True):
            label = QLabel(_(title))
            label.setBuddy(number)
            line.addWidget(label)
            line.addWidget(number)
        whole = QPushButton(_("Wh&ole page"))
        whole.clicked.connect(self.show_whole)
        line.addStretch()
        line.addWidget(whole)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(self.view, 1)
        column.addLayout(line)
        for widget in (hint, self._agree, self._buttons):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop if widget is hint else Qt.AlignmentFlag(0))

    def _show_numbers(self, area: QRect) -> None:
        values = (area.left(), area.top(), area.width(), area.height())
        for number, value in zip(self.numbers, values, strict=True):
            number.setValue(value)

    def _take_numbers(self) -> None:
        left, top, width, height = (number.value() for number in self.numbers)
        self.view.set_area(QRect(left, top, max(LEAST, width), max(LEAST, height)))
        self._show_numbers(self.view.area)

    def _allow(self, allowed: bool) -> None:
        self._accept.setEnabled(allowed)
