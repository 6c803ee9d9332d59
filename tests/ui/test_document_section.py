"""What is said of a document above its fields: trouble with its picture first, then notes on what it says."""

from pytestqt.qtbot import QtBot

from ocrdesk.i18n import Message
from ocrdesk.model import PageWarning, Record
from ocrdesk.ui.views.document_section import DocumentSection


def test_trouble_with_the_picture_stands_above_the_notes(qtbot: QtBot) -> None:
    section = DocumentSection((), lambda: None, None)  # type: ignore[arg-type,return-value]
    qtbot.addWidget(section)
    blur = PageWarning("blur", Message("The picture is blurred."))
    section.show_document(
        "", Record("id_card", None, None, (), (Message("It has expired."),), picture_warnings=(blur,))
    )
    assert section._warnings.text() == "The picture is blurred.\nIt has expired."
    assert not section._head.isHidden()


def test_nothing_is_said_of_a_good_document(qtbot: QtBot) -> None:
    section = DocumentSection((), lambda: None, None)  # type: ignore[arg-type,return-value]
    qtbot.addWidget(section)
    section.show_document("", Record("id_card", None, None, ()))
    assert section._warnings.isHidden()
    assert section._head.isHidden()
