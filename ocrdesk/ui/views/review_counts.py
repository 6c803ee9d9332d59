"""How the review goes, in one quiet line: done, left, postponed, how many an hour, how long still."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ocrdesk.i18n import _, ngettext
from ocrdesk.ui.translated import Translated
from ocrdesk.ui.views.elided_label import ElidedLabel
from ocrdesk.ui.views.progress_line import time_left

SECONDS_IN_HOUR = 3600


class ReviewCounts(Translated, QWidget):
    """Seen as soon as there is something to review; the pace and what is left of it once that can be told."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "footer")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._done = self._left = self._postponed = 0
        self._per_hour: float | None = None
        self._counts, self._pace = ElidedLabel(), ElidedLabel()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 7, 12, 7)
        column.setSpacing(2)
        for label in (self._counts, self._pace):
            label.setProperty("role", "caption")
            column.addWidget(label)
        self.retranslate()

    def show_counts(self, *, done: int, left: int, postponed: int) -> None:
        """So many documents are confirmed, wait for a look, and were put off."""
        if (done, left, postponed) != (self._done, self._left, self._postponed):
            self._done, self._left, self._postponed = done, left, postponed
            self.retranslate()

    def show_pace(self, per_hour: float | None) -> None:
        """So many are confirmed in an hour; None: that cannot be told yet."""
        if per_hour != self._per_hour:
            self._per_hour = per_hour
            self.retranslate()

    def retranslate(self) -> None:
        self.setVisible(self._done + self._left + self._postponed > 0)
        parts = [_("{count} done").format(count=self._done), _("{count} left").format(count=self._left)]
        if self._postponed:
            parts.append(_("{count} postponed").format(count=self._postponed))
        counts, pace = " · ".join(parts), " · ".join(filter(None, (self._pace_words(), self._time_left())))
        self._counts.show_text(counts)
        self._pace.show_text(pace)
        self.setAccessibleName(_("How the review goes"))
        self.setAccessibleDescription(" · ".join(filter(None, (counts, pace))))

    def _pace_words(self) -> str:
        if self._per_hour is None:
            return ""
        count = round(self._per_hour)
        return ngettext("{count} an hour", "{count} an hour", count).format(count=f"{count:,}")

    def _time_left(self) -> str:
        if not self._per_hour or not self._left:
            return ""
        return time_left(self._left / self._per_hour * SECONDS_IN_HOUR)
