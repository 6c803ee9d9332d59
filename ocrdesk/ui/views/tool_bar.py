"""The tool bar: open and paste, who reads what, Recognise, turning; at the right, export and settings."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from ocrdesk.i18n import N_, _
from ocrdesk.ui import icons, theme
from ocrdesk.ui.keys.action_set import Actions, native
from ocrdesk.ui.translated import Translated

GAP = 6
SMALL, LARGE = 16, 18
PALE = 0.8
SIDE = 9
SEPARATOR = ""
TOOLS = ("open", "paste", SEPARATOR, "document", "provider", "recognise", SEPARATOR, "turn_left", "turn_right")
RIGHT_TOOLS = ("export", "settings")
PRIMARY = "recognise"
DRAWINGS = {"recognise": "play", "turn_left": "rotate-left", "turn_right": "rotate-right"}


class ActionButton(QToolButton):
    """A button of the tool bar: the action's name, and small beside it its key (where hints are wanted).

    It is not given the action as its default one: Qt would paint name and icon in its own way.
    """

    def __init__(self, action: QAction, *, primary: bool = False, drawing: str = "") -> None:
        """`drawing` is an icon's name; without `primary` the icon stands alone."""
        super().__init__()
        self._action = action
        self._primary = primary
        self._drawing = drawing
        self._hints = True
        self._size = QSize()
        self._said = ("", "")
        self.setProperty("role", "primary" if primary else "quiet")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setObjectName(f"tool_{action.objectName()}")
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    @property
    def action_id(self) -> str:
        return self._action.objectName()

    def show_hint(self, shown: bool) -> None:
        self._hints = shown
        self._follow()

    def sizeHint(self) -> QSize:  # noqa: N802
        if not self._size.isValid():
            height = max(self.fontMetrics().height() + 12, 32)
            self._size = QSize(height + 4 if self._is_bare else self._width(), height)
        return self._size

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._size = QSize()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        painter = QPainter(self)
        calm, quiet = ("accent_text", "accent_text") if self._primary else ("text", "muted")
        if not self.isEnabled():
            calm = quiet = "faint"
        size = LARGE if self._is_bare else SMALL
        left = (self.width() - LARGE) // 2 if self._is_bare else SIDE
        if self._drawing:
            drawn = icons.pixmap(self._drawing, size, self.devicePixelRatioF(), color=calm)
            painter.drawPixmap(left, (self.height() - size) // 2, drawn)
            left += size + GAP
        if not self._is_bare:
            self._paint_words(painter, left, calm, quiet)
        painter.end()

    @property
    def _is_bare(self) -> bool:
        return bool(self._drawing) and not self._primary

    def _paint_words(self, painter: QPainter, left: int, calm: str, quiet: str) -> None:
        colours, middle = theme.themes().theme, Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self.font())
        painter.setPen(colours.color(calm))
        words = self._action.iconText()
        painter.drawText(QRect(left, 0, self.width(), self.height()), middle, words)
        left += self.fontMetrics().horizontalAdvance(words) + GAP
        hint_ink = colours.color(quiet)
        hint_ink.setAlphaF(PALE if self._primary else 1.0)
        painter.setFont(self._small())
        painter.setPen(hint_ink)
        painter.drawText(QRect(left, 0, self.width(), self.height()), middle, self._hint())

    def _width(self) -> int:
        width = 2 * SIDE + self.fontMetrics().horizontalAdvance(self._action.iconText())
        if self._drawing:
            width += SMALL + GAP
        if self._hint():
            width += GAP + QFontMetrics(self._small()).horizontalAdvance(self._hint())
        return width

    def _hint(self) -> str:
        return native(self._action.shortcut().toString()) if self._hints else ""

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * theme.RELATIVE_SIZES["small"])
        font.setBold(False)
        return font

    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())
        said = (self._action.iconText(), self._hint())
        if said == self._said:
            return
        self._said = said
        self._size = QSize()
        self.setToolTip(self._action.toolTip())
        self.setAccessibleName(self._action.iconText())
        self.updateGeometry()
        self.update()


class Chooser(Translated, QToolButton):
    """A button that says what is chosen and opens the choices: "Type: automatic"."""

    chosen = Signal(str)

    def __init__(self, title: str, choices: Iterable[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._choices: dict[str, str] = {}
        self._value = ""
        self._refused: frozenset[str] = frozenset()
        self._why = ""
        self._apart: tuple[frozenset[str], str] = frozenset(), ""
        self._submenu: QMenu | None = None
        self._actions = QActionGroup(self)
        self._actions.triggered.connect(self._choose)
        self.setMenu(QMenu(self))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_choices(choices)

    def set_choices(
        self, choices: Iterable[tuple[str, str]], *, apart: Iterable[str] = (), apart_title: str = ""
    ) -> None:
        """Offer these (value, N_-marked title) from now on; what was chosen stays if it is among them.

        Those `apart` stand in a submenu of their own, under that N_-marked title.
        """
        self._choices = dict(choices)
        self._apart = frozenset(apart), apart_title
        if self._value not in self._choices:
            self._value = next(iter(self._choices), "")
        self.menu().clear()
        for old in self._actions.actions():
            self._actions.removeAction(old)
        if self._submenu is not None:
            self._submenu.deleteLater()
        self._submenu = QMenu(self.menu()) if self._apart[0] else None
        for value in self._choices:
            menu = self._submenu if self._submenu is not None and value in self._apart[0] else self.menu()
            action = menu.addAction("")
            action.setData(value)
            action.setCheckable(True)
            self._actions.addAction(action)
        if self._submenu is not None:
            self.menu().addSeparator()
            self.menu().addMenu(self._submenu)
        self.retranslate()

    def refuse(self, values: Iterable[str], why: str) -> None:
        """Show these as not to be had, with the N_-marked reason; one that is chosen gives way to the first."""
        self._refused, self._why = frozenset(values), why
        if self._value in self._refused:
            self._value = next(iter(self._choices), "")
        self.retranslate()

    @property
    def value(self) -> str:
        return self._value

    def show_value(self, value: str) -> None:
        """Say that this is chosen, without telling anybody."""
        if value in self._choices:
            self._value = value
            self.retranslate()

    def retranslate(self) -> None:
        if self._submenu is not None:
            self._submenu.setTitle(_(self._apart[1]))
        for action in self._actions.actions():
            refused = action.data() in self._refused
            words = _(self._choices[action.data()])
            action.setText(_("{choice} ({reason})").format(choice=words, reason=_(self._why)) if refused else words)
            action.setEnabled(not refused)
            action.setChecked(action.data() == self._value)
        words = _("{title}: {choice}").format(title=_(self._title), choice=_(self._choices.get(self._value, "")))
        self.setText(words)
        self.setAccessibleName(words)

    def _choose(self, action: QAction) -> None:
        self.show_value(action.data())
        self.chosen.emit(self._value)


class ToolBar(Translated, QToolBar):
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
        self.retranslate()

    def button(self, action_id: str) -> ActionButton:
        return next(button for button in self._buttons if button.action_id == action_id)

    def show_hints(self, shown: bool) -> None:
        """Whether keys stand beside the names."""
        for button in self._buttons:
            button.show_hint(shown)

    def retranslate(self) -> None:
        self.setWindowTitle(_("Tools"))
        self.setAccessibleName(_("Tools"))

    def _add(self, action: QAction) -> None:
        name = action.objectName()
        button = ActionButton(action, primary=name == PRIMARY, drawing=DRAWINGS.get(name, ""))
        self._buttons.append(button)
        self.addWidget(button)
