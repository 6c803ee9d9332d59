"""The tool bar: open and paste, who reads what, Recognise, turning; at the right, export and settings."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFont, QFontMetrics, QIcon, QKeySequence, QPaintEvent
from PySide6.QtWidgets import (
    QMenu,
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolBar,
    QToolButton,
    QWidget,
)

from ocrdesk.i18n import N_, _
from ocrdesk.ui import icons, theme
from ocrdesk.ui.actions import Actions

GAP = 6
SMALL, LARGE = 16, 18
SIDE = 9
SEPARATOR = ""
TOOLS = ("open", "paste", SEPARATOR, "document", "provider", "recognise", SEPARATOR, "turn_left", "turn_right")
RIGHT_TOOLS = ("export", "settings")
PRIMARY = "recognise"
ICON_ONLY = ("turn_left", "turn_right")


class ActionButton(QToolButton):
    """A button of the tool bar: the action's name, and small beside it its key (where hints are wanted)."""

    def __init__(self, action: QAction, *, primary: bool = False, icon_only: bool = False) -> None:
        super().__init__()
        self._hints = True
        self._icon_only = icon_only
        self.setDefaultAction(action)
        self.setProperty("role", "primary" if primary else "quiet")
        self._primary = primary
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setObjectName(f"tool_{action.objectName()}")
        action.changed.connect(self._follow)
        self._follow()

    def show_hint(self, shown: bool) -> None:
        self._hints = shown
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        height = max(self.fontMetrics().height() + 12, 32)
        if self._icon_only:
            return QSize(height + 4, height)
        width = 2 * SIDE + self.fontMetrics().horizontalAdvance(self._words()) + self._icon_room()
        hint = self._hint()
        if hint:
            width += GAP + QFontMetrics(self._small()).horizontalAdvance(hint)
        return QSize(width + (20 if self.menu() is not None else 0), height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QStylePainter(self)
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.text = ""
        option.icon = QIcon()
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
        if self._icon_only:
            place = QRect((self.width() - LARGE) // 2, (self.height() - LARGE) // 2, LARGE, LARGE)
            self.icon().paint(painter, place, mode=mode)
            return
        left = SIDE
        if self._icon_room():
            ink = "accent_text" if self.isEnabled() else "faint"
            drawn = icons.pixmap("play", SMALL, self.devicePixelRatioF(), color=ink)
            painter.drawPixmap(left, (self.height() - SMALL) // 2, drawn)
            left += self._icon_room()
        self._paint_words(painter, left)

    def _paint_words(self, painter: QStylePainter, left: int) -> None:
        colours = theme.themes().theme
        calm, quiet = ("accent_text", "accent_text") if self._primary else ("text", "muted")
        painter.setPen(colours.color(calm if self.isEnabled() else "faint"))
        middle = Qt.AlignmentFlag.AlignVCenter
        words = self._words()
        painter.drawText(QRect(left, 0, self.width(), self.height()), middle, words)
        left += self.fontMetrics().horizontalAdvance(words) + GAP
        painter.setFont(self._small())
        hint_ink = colours.color(quiet if self.isEnabled() else "faint")
        hint_ink.setAlphaF(0.8 if self._primary else 1.0)
        painter.setPen(hint_ink)
        painter.drawText(QRect(left, 0, self.width(), self.height()), middle, self._hint())

    def _words(self) -> str:
        return self.defaultAction().iconText()

    def _hint(self) -> str:
        return self.defaultAction().shortcut().toString(QKeySequence.SequenceFormat.NativeText) if self._hints else ""

    def _icon_room(self) -> int:
        return SMALL + GAP if self._primary else 0

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * theme.RELATIVE_SIZES["small"])
        font.setBold(False)
        return font

    def _follow(self) -> None:
        self.setAccessibleName(self._words())
        self.updateGeometry()


class Chooser(QToolButton):
    """A button that says what is chosen and opens the choices: "Type: automatic"."""

    chosen = Signal(str)

    def __init__(self, title: str, choices: Iterable[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._choices = dict(choices)
        self._value = next(iter(self._choices), "")
        self._actions = QActionGroup(self)
        self._list = QMenu(self)
        for value in self._choices:
            action = self._list.addAction("")
            action.setData(value)
            action.setCheckable(True)
            self._actions.addAction(action)
        self._actions.triggered.connect(self._choose)
        self.setMenu(self._list)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.retranslate()

    @property
    def value(self) -> str:
        return self._value

    def show_value(self, value: str) -> None:
        """Say that this is chosen, without telling anybody."""
        if value in self._choices:
            self._value = value
            self.retranslate()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        for action in self._actions.actions():
            action.setText(_(self._choices[action.data()]))
            action.setChecked(action.data() == self._value)
        words = _("{title}: {choice}").format(title=_(self._title), choice=_(self._choices.get(self._value, "")))
        self.setText(words)
        self.setAccessibleName(words)

    def _choose(self, action: QAction) -> None:
        self.show_value(action.data())
        self.chosen.emit(self._value)


class ToolBar(QToolBar):
    """All tools; `document` and `provider` are the two choosers."""

    def __init__(
        self, actions: Actions, documents: Iterable[tuple[str, str]], providers: Iterable[tuple[str, str]]
    ) -> None:
        super().__init__()
        self.setObjectName("tools")
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.document = Chooser(N_("Type"), documents)
        self.provider = Chooser(N_("Recogniser"), providers)
        choosers = {"document": self.document, "provider": self.provider}
        self._buttons: list[ActionButton] = []
        for name in TOOLS:
            if name == SEPARATOR:
                self.addSeparator()
            elif name in choosers:
                choosers[name].setProperty("role", "chooser")
                self.addWidget(choosers[name])
            else:
                self._add(actions[name])
        spacer = QWidget()
        spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(spacer)
        for name in RIGHT_TOOLS:
            self._add(actions[name])

    def button(self, action_id: str) -> ActionButton:
        return next(button for button in self._buttons if button.defaultAction().objectName() == action_id)

    def show_hints(self, shown: bool) -> None:
        """Whether keys stand beside the names."""
        for button in self._buttons:
            button.show_hint(shown)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        if event.type() == QEvent.Type.LanguageChange:
            self.setWindowTitle(_("Tools"))
            self.setAccessibleName(_("Tools"))
        super().changeEvent(event)

    def _add(self, action: QAction) -> None:
        name = action.objectName()
        button = ActionButton(action, primary=name == PRIMARY, icon_only=name in ICON_ONLY)
        self._buttons.append(button)
        self.addWidget(button)
