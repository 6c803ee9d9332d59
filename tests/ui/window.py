"""A whole window for tests: the real App behind it, and only the recogniser stands in."""

from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ocrdesk.app import App, Overrides, build
from ocrdesk.model import Job, JobState, Provider
from ocrdesk.ui.launch import dressed_window
from ocrdesk.ui.look import read_look
from tests.fakes import CARD_LINES, FakeProvider

SETTLED = (JobState.REVIEW, JobState.CONFIRMED, JobState.FAILED)
PATIENCE = 60_000


def picture(folder: Path, name: str, color: Qt.GlobalColor = Qt.GlobalColor.white) -> Path:
    """A small plain picture; no two colours give the same file."""
    from PySide6.QtGui import QImage

    image = QImage(240, 150, QImage.Format.Format_RGB32)
    image.fill(color)
    path = folder / name
    assert image.save(str(path))
    return path


class OpenWindow:
    """The window while it is open; use as a context manager. `provider` None takes the real offline one."""

    def __init__(
        self,
        qtbot: QtBot,
        home: Path,
        provider: Provider | None = None,
        *,
        language: str = "en",
        overrides: Overrides | None = None,
    ) -> None:
        self.qtbot = qtbot
        usual = Overrides(providers={"offline": provider}) if provider is not None else Overrides()
        self.app: App = build(overrides or usual)
        self.app.change_preferences(language=language, theme="light")
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        look = read_look()._replace(language=language, theme="light")
        self.window = dressed_window(application, look, lambda: self.app)
        self.home = home

    def __enter__(self) -> Self:
        self.window.show()
        self.wait(lambda: self.window.built)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, place: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close as `launch.run` does."""
        self.window.close()
        self.window.end()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def wait(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=PATIENCE)

    def drop(self, paths: Sequence[Path]) -> bool:
        """Drop files on the window; tells whether it took them."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        event = QDropEvent(QPointF(300, 300), copy, mime, left, none)
        event.ignore()
        self.window.dropEvent(event)
        return event.isAccepted()

    def add(self, *paths: Path) -> None:
        """Drop files and wait until all jobs are settled and shown."""
        count = len(self.jobs()) + len(paths)
        self.drop(paths)
        self.wait(lambda: len(self.jobs()) == count and all(job.state in SETTLED for job in self.jobs()))

    def jobs(self) -> tuple[Job, ...]:
        """The jobs as the window shows them."""
        return self.window.panes.model.jobs()

    def states(self) -> list[JobState]:
        return [job.state for job in self.jobs()]

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key wherever the focus is."""
        self.qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifier)


def card_reader() -> FakeProvider:
    """A recogniser that reads the same ID card everywhere."""
    return FakeProvider(CARD_LINES)
