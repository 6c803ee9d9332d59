"""A window whose office has an account with a cloud: the real App over a simulated service on this computer."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from ocrdesk.app import Overrides
from ocrdesk.settings import SessionCredentials
from ocrdesk.ui.dialogs.cost import CostDialog
from tests.simulators.tencent import TencentAccount, TencentSimulator
from tests.ui.window import OpenWindow

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"
CARD, TABLE = (next(iter(sorted(SAMPLES.glob(name)))) for name in ("*正面*", "*清单*"))
ACCOUNT = TencentAccount()
Shown = TypeVar("Shown", bound=QWidget)


class CloudOffice(OpenWindow):
    """Reads ID cards with Tencent Cloud; `keys` are in the session's keyring."""

    def __init__(self, qtbot: QtBot, home: Path, service: TencentSimulator, *, secret_key: str) -> None:
        self.keys = SessionCredentials()
        self.keys.set("tencent", "secret_id", ACCOUNT.secret_id)
        self.keys.set("tencent", "secret_key", secret_key)
        super().__init__(qtbot, home, overrides=Overrides(credentials=self.keys))
        self.service = service
        self.app.change_preferences(
            provider="tencent",
            document="id_card",
            ask_above_calls=1000,
            proxy="none",
            options={"tencent": {"endpoint": service.url}},
        )

    def set_option(self, name: str, text: str) -> None:
        kept = self.app.preferences.options["tencent"]
        self.app.change_preferences(options={"tencent": {**kept, name: text}})
        self.window.apply_preferences()

    def notice_text(self) -> str:
        notice = self.window.notices.current
        return str(notice.title) if notice is not None else ""

    def take_offer(self, text: str) -> None:
        """Press that button on the notice."""

        def shown() -> list[QToolButton]:
            buttons = self.window.notices.findChildren(QToolButton)
            return [button for button in buttons if button.text() == text and button.isVisible()]

        self.wait(lambda: bool(shown()))
        shown()[0].click()


@contextmanager
def cloud_office(qtbot: QtBot, home: Path, *, secret_key: str = ACCOUNT.secret_key) -> Iterator[CloudOffice]:
    """The window, open, and the service, running."""
    with TencentSimulator() as service, CloudOffice(qtbot, home, service, secret_key=secret_key) as office:
        yield office


def when_asked(button: str, seen: list[CostDialog]) -> QTimer:
    """Press that button of the question about paid calls as soon as it is asked ("" for Cancel); keep the timer."""
    timer = QTimer()

    def look() -> None:
        for dialog in _shown(CostDialog):
            timer.stop()
            seen.append(dialog)
            pressed = dialog.findChild(QPushButton, button) if button else None
            if pressed is not None:
                pressed.click()
            else:
                dialog.reject()

    timer.timeout.connect(look)
    timer.start(20)
    return timer


def _shown(kind: type[Shown]) -> list[Shown]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()]
