"""What a click on a QR code or barcode does: its text goes to the clipboard and is shown for a while."""

from html import escape

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QToolTip, QWidget

from ocrdesk.i18n import N_, _
from ocrdesk.model import Code

LONGEST = 400
"""Characters shown; all of them are copied."""
SHOWN_MILLISECONDS = 6000
COPIED = N_("Copied: {text}")


def copy_code(code: Code, place: QPoint, widget: QWidget) -> None:
    """Copy the code's text, and show it at that place of the screen. An address in it is text like any other."""
    QGuiApplication.clipboard().setText(code.text)
    shown = code.text if len(code.text) <= LONGEST else code.text[:LONGEST] + "…"
    # Escaped: Qt would take a text that looks like HTML for it, and load the pictures it names.
    words = escape(_(COPIED).format(text=shown))
    QToolTip.showText(place, f'<p style="white-space: pre-wrap">{words}</p>', widget, msecShowTime=SHOWN_MILLISECONDS)
