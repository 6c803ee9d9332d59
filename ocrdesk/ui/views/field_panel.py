"""The Fields tab: which document this is and what waits in it, the form, and the two ways on."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ocrdesk.errors import OCRDeskError
from ocrdesk.i18n import N_, _, message, ngettext
from ocrdesk.model import JobState, PageRecord
from ocrdesk.ui.review.review import ReviewController
from ocrdesk.ui.theme import restyle
from ocrdesk.ui.translated import Translated
from ocrdesk.ui.views.document_section import SIDE_MARGIN
from ocrdesk.ui.views.elided_label import ElidedLabel
from ocrdesk.ui.views.field_form import FieldForm
from ocrdesk.ui.views.key_button import KeyButton


@dataclass(frozen=True, slots=True)
class Situation:
    """Why there is no form to fill: what the middle of the panel says, and which button it offers."""

    title: str
    hint: str
    button: str = ""
    busy: bool = False


class FieldPanel(Translated, QWidget):
    """Shows the review's page as a form. `provider_titles` are the providers' N_-marked titles by key."""

    retry_wanted = Signal(int)
    recognise_wanted = Signal(int)
    text_wanted = Signal()
    table_wanted = Signal()

    def __init__(
        self, review: ReviewController, provider_titles: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._review = review
        self._provider_titles = provider_titles
        self._error: OCRDeskError | None = None
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._held = False
        self.form = FieldForm(review, provider_titles)
        self._build()
        review.fields.modelAboutToBeReset.connect(self._note_keyboard)
        review.page_shown.connect(self._show_page)
        review.record_changed.connect(self._show_record)
        review.saving_changed.connect(self._show_saving)
        review.save_failed.connect(self._show_error)
        review.saved.connect(self._clear_error)
        review.focus_wanted.connect(self._take_focus)
        self.retranslate()

    def show_image(self, image: QImage) -> None:
        """The page's picture, for the snippets; a null image while there is none."""
        self.form.show_image(image)

    def set_value_font(self, font: QFont) -> None:
        self.form.set_value_font(font)

    def show_hints(self, shown: bool) -> None:
        """Whether to say what Enter does; a preference."""
        self.form.set_hints(shown)

    def set_keys(self, previous: str, confirm: str, restore: str) -> None:
        """What to write beside the buttons: the keys of the action table, in the system's own words."""
        self.previous_button.show_key(previous)
        self.confirm_button.show_key(confirm)
        self.form.set_restore_key(restore)

    def retranslate(self) -> None:
        self.setAccessibleName(_("Fields"))
        self.previous_button.setText(_("Previous"))
        self.confirm_button.setText(_("Confirm, next"))
        self.previous_button.setAccessibleDescription(_("Go to the previous document"))
        self.confirm_button.setAccessibleDescription(_("All values are right: go to the next document"))
        self._show_page()
        self._show_error(self._error)

    def _build(self) -> None:
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.form)
        self._stack.addWidget(self._build_situation())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._build_head())
        column.addWidget(self._said)
        column.addWidget(self._stack, 1)
        column.addWidget(self._build_foot())

    def _build_head(self) -> QWidget:
        self._head = QWidget(self)
        self._title, self._pill, self._origin = ElidedLabel(), QLabel(), ElidedLabel(whole_only=True)
        self._title.setProperty("role", "title")
        self._pill.setProperty("role", "pill")
        self._origin.setProperty("role", "caption")
        self._origin.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._said = QLabel(self)
        self._said.setProperty("role", "notice")
        self._said.setWordWrap(True)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setContentsMargins(SIDE_MARGIN, 0, SIDE_MARGIN, 0)
        self._said.hide()
        line = QHBoxLayout(self._head)
        line.setContentsMargins(SIDE_MARGIN, 11, SIDE_MARGIN, 5)
        line.setSpacing(10)
        line.addWidget(self._title)
        line.addWidget(self._pill)
        line.addStretch(0)
        line.addWidget(self._origin, 1)
        return self._head

    def _build_situation(self) -> QWidget:
        page = QWidget(self)
        self._what, self._hint = QLabel(), QLabel()
        self._what.setProperty("role", "heading")
        self._hint.setProperty("role", "muted")
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setMaximumWidth(160)
        self._offer = QPushButton()
        self._offer.clicked.connect(self._take_offer)
        column = QVBoxLayout(page)
        column.setContentsMargins(32, 0, 32, 0)
        column.setSpacing(8)
        column.addStretch(2)
        for label in (self._what, self._hint):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addSpacing(6)
        column.addWidget(self._busy, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._offer, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        return page

    def _build_foot(self) -> QWidget:
        foot = QWidget(self)
        foot.setProperty("role", "footer")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._note = ElidedLabel()
        self._note.setProperty("role", "caption")
        self._note.show_text("")
        self.previous_button, self.confirm_button = KeyButton(), KeyButton("primary")
        self.previous_button.clicked.connect(self._review.previous_job)
        self.confirm_button.clicked.connect(self._review.confirm_page)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self.previous_button, 2)
        buttons.addWidget(self.confirm_button, 3)
        column = QVBoxLayout(foot)
        column.setContentsMargins(SIDE_MARGIN, 11, SIDE_MARGIN, 11)
        column.setSpacing(8)
        column.addWidget(self._note)
        column.addLayout(buttons)
        return foot

    def _show_page(self) -> None:
        held, self._held = self._held or self._holds_keyboard(), False
        self._show_situation()
        if held and not self._holds_keyboard():
            # Else Qt gives it to whichever button of the window comes next.
            places = (self.confirm_button, self._offer)
            next((each for each in places if each.isEnabled() and each.isVisibleTo(self)), self).setFocus()

    def _note_keyboard(self) -> None:
        """Before the form's rows go, and the keyboard with them."""
        self._held = self._holds_keyboard()

    def _holds_keyboard(self) -> bool:
        holder = QApplication.focusWidget()
        return holder is not None and (holder is self or self.isAncestorOf(holder))

    def _show_situation(self) -> None:
        situation = self._situation()
        self._head.setVisible(self._review.record is not None and bool(self._review.record.documents))
        self._stack.setCurrentIndex(0 if situation is None else 1)
        self.confirm_button.setEnabled(self._review.record is not None)
        if situation is not None:
            self._what.setText(situation.title)
            self._hint.setText(situation.hint)
            self._busy.setVisible(situation.busy)
            self._offer.setText(situation.button)
            self._offer.setVisible(bool(situation.button))
        self._show_counts()

    def _show_record(self, record: PageRecord | None) -> None:
        """The page stands differently: it may have lost its last document, or have its first one back."""
        listed = self._stack.currentIndex() == 0
        if record is not None and record.documents and listed:
            self._held = False
            self._show_counts()
        else:
            self._show_page()

    def _situation(self) -> Situation | None:
        job, record = self._review.job, self._review.record
        if job is None:
            return Situation(_("Nothing to check yet"), _("Choose a file on the left, or drop some into the window."))
        if record is not None:
            return None if record.documents else _plain_page(record)
        if job.state is JobState.FAILED and job.failure is not None:
            again = _("&Try again") if job.failure.retryable else ""
            return Situation(str(job.failure.title), str(job.failure.hint), again)
        if job.state is JobState.WAITING:
            return Situation(_("Not read yet"), _("Its fields appear here once it is read."), _("&Recognise"))
        return Situation(_("Being read"), _("Its fields appear here in a moment."), busy=True)

    def _take_offer(self) -> None:
        job = self._review.job
        record = self._review.record
        if record is not None and record.tables:
            self.table_wanted.emit()
        elif record is not None:
            self.text_wanted.emit()
        elif job is not None and job.state is JobState.FAILED:
            self.retry_wanted.emit(job.id)
        elif job is not None:
            self.recognise_wanted.emit(job.id)

    def _show_counts(self) -> None:
        record = self._review.record
        self._say_of_page(record)
        if record is None or not record.documents:
            return
        count = len(record.documents)
        alone = self._review.fields.document_title(record.documents[0])
        several = ngettext("{count} document on this page", "{count} documents on this page", count)
        self._title.show_text(alone if count == 1 else several.format(count=count))
        unsure = len(self._review.fields.unsure())
        confirmed = all(document.confirmed for document in record.documents)
        to_check = ngettext("{count} to check", "{count} to check", unsure).format(count=unsure)
        self._pill.setText(to_check if unsure else _("Confirmed") if confirmed else _("No check needed"))
        tone = "amber" if unsure else "green"
        if self._pill.property("tone") != tone:
            self._pill.setProperty("tone", tone)
            restyle(self._pill)
        self._show_origin(record)

    def _say_of_page(self, record: PageRecord | None) -> None:
        """Above its values: why it waits, and that not all of its file could be read (anew)."""
        job, told = self._review.job, []
        if record is not None and record.postponed:
            told.append(_("Postponed: {reason}").format(reason=_(record.postponed)))
        if record is not None and job is not None and job.state is JobState.FAILED and job.failure is not None:
            told.append(_("Not all of this file was read: {reason}").format(reason=job.failure.title))
            told.append(str(job.failure.hint))
        self._said.setText("\n".join(told))
        self._said.setVisible(bool(told))

    def _show_origin(self, record: PageRecord) -> None:
        reading = record.recognition
        title = _(self._provider_titles.get(reading.provider, reading.provider))
        seconds = f"{reading.seconds:.1f}"
        whole = message(N_("{provider} · {seconds} s"), provider=title, seconds=seconds)
        self._origin.show_text(str(whole), str(message(N_("{seconds} s"), seconds=seconds)))

    def _show_saving(self, saving: bool) -> None:
        if saving or self._error is None:
            self._show_note(_("Saving…") if saving else "", "")

    def _show_error(self, error: OCRDeskError | None) -> None:
        # What happened and what to do is told by the window's notices; here stands where it happened.
        self._error = error
        self._show_note(_("Not saved. Press Enter to try again") if error is not None else "", "red")

    def _clear_error(self) -> None:
        self._show_error(None)

    def _show_note(self, text: str, tone: str) -> None:
        self._note.setProperty("tone", tone)
        restyle(self._note)
        self._note.show_text(text)

    def _take_focus(self) -> None:
        if self._review.current is None and self.isVisible():  # else in a hidden tab Enter would confirm unseen
            self.confirm_button.setFocus(Qt.FocusReason.OtherFocusReason)


def _plain_page(record: PageRecord) -> Situation:
    title = _("No card or form on this page")
    if record.tables:
        hint = _("It is kept as plain text; its tables are under Table.")
        if record.confirmed:
            hint = _("This page is confirmed. Its tables are under Table.")
        return Situation(title, hint, _("&Show the table"))
    hint = _("This page is confirmed. Its text stands in the Text tab.")
    if not record.confirmed:
        hint = _("It is kept as plain text, which stands in the Text tab.")
    return Situation(title, hint, _("&Show the text"))
