"""That a value could not be saved is told as long as it is so."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ocrdesk.errors import JournalDiskFull
from ocrdesk.ui.notices import Notices
from ocrdesk.ui.review.save_notices import SaveNotices
from tests.ui.clerk import Clerk
from tests.ui.desk import card, page

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def test_a_full_disk_is_told_until_a_value_is_saved_again(qtbot: QtBot) -> None:
    clerk, notices = Clerk(qtbot, page(card(doubtful={"name": "婷", "address": "胡"}))), Notices()
    qtbot.addWidget(notices)
    SaveNotices(clerk.review, notices)
    clerk.desk.error = JournalDiskFull()
    clerk.press(Qt.Key.Key_Return)
    assert notices.current is not None
    assert notices.current.title == JournalDiskFull().title
    clerk.desk.error = None
    clerk.press(Qt.Key.Key_Return)
    assert notices.current is None
