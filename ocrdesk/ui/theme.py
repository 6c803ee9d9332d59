"""The window's look: named colours for light and dark, fonts, and the one stylesheet made from them.

`apply_theme(app, "auto")` once at the start; `themes()` is the switch: `.theme` now, `.changed` when it turns.
Paint with `themes().theme.color("amber")`. What the stylesheet knows, set as dynamic properties before a widget is
shown (`widget.setProperty("role", "primary")`; after a change while shown, call `restyle(widget)`):

QPushButton, QToolButton   role: primary (filled), quiet (no frame until hovered), danger, link (accent text),
                           chip (checkable pill), segment (checkable, one of a row), chooser (framed, in the tool bar);
                           tone: amber, red, green (text colour)
QLabel                     role: title (large, bold), heading (bold), muted, caption (small and muted),
                           pill (rounded badge), notice (soft block); tone: accent, amber, red, green (text;
                           pill and notice get the soft ground too)
QLineEdit, QPlainTextEdit,
QTextEdit, QComboBox       state: check (amber), missing (amber), failed (red), plain ones are calm;
                           role: search, quiet (no frame: a value inside a row)
QFrame, QWidget            role: panel, canvas, header (line below), footer (line above), sidebar (line at its right),
                           inspector (line at its left), card (framed, rounded), floating (bar over the picture),
                           current (ground of the field at hand), line (a separator, 1 px); plain QWidgets need
                           WA_StyledBackground for a ground of their own
QTabBar, QTabWidget        underlined tabs, nothing to set
QListView, QTableView      role: panel (no frame); a QListWidget's rows are padded, as for a dialog's pages
"""

import sys
from dataclasses import asdict, dataclass, replace
from string import Template
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ocrdesk import paths
from ocrdesk.ui.lasting_objects import keep_alive

ThemeName = Literal["auto", "light", "dark", "contrast"]


@dataclass(frozen=True, slots=True)
class Theme:
    """Named colours as #rrggbb. The `mark_` colours are for boxes on the picture, which is paper in every theme."""

    name: str
    dark: bool
    window: str
    panel: str
    field: str
    canvas: str
    border: str
    border_strong: str
    hover: str
    pressed: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_hover: str
    accent_text: str
    accent_soft: str
    amber: str
    amber_line: str
    amber_soft: str
    red: str
    red_soft: str
    green: str
    green_soft: str
    selection: str
    tooltip: str
    tooltip_text: str
    mark: str = "#2463eb"
    mark_amber: str = "#d08a16"
    mark_red: str = "#d0312d"
    mark_green: str = "#12805c"
    mark_line: str = "#6b8fc9"

    def color(self, token: str) -> QColor:
        """The colour of that name, for painting."""
        return QColor(getattr(self, token))


LIGHT = Theme(
    name="light", dark=False,
    window="#ffffff", panel="#ffffff", field="#f6f7f9", canvas="#dfe3e8",
    border="#e3e6ea", border_strong="#c3c9d1", hover="#eef1f5", pressed="#e3e7ed",
    text="#1f2630", muted="#667180", faint="#a2aab5",
    accent="#2463eb", accent_hover="#1c54cf", accent_text="#ffffff", accent_soft="#e8f0fe",
    amber="#9f5c00", amber_line="#e0a84a", amber_soft="#fff4df",
    red="#c22a27", red_soft="#fdecec", green="#107a57", green_soft="#e6f5ef",
    selection="#cfe0fd", tooltip="#1f2630", tooltip_text="#ffffff",
)  # fmt: skip

DARK = Theme(
    name="dark", dark=True,
    window="#23272e", panel="#23272e", field="#1b1e23", canvas="#14161a",
    border="#363c45", border_strong="#525a66", hover="#2d323a", pressed="#363c45",
    text="#e6e9ee", muted="#98a2b0", faint="#666f7b",
    accent="#6ea0ff", accent_hover="#8bb3ff", accent_text="#0d1a33", accent_soft="#263653",
    amber="#f0b352", amber_line="#e0a84a", amber_soft="#43351c",
    red="#ff7b76", red_soft="#4a2527", green="#4fc79b", green_soft="#1d3b31",
    selection="#35507f", tooltip="#e6e9ee", tooltip_text="#1b1e23",
)  # fmt: skip

LIGHT_CONTRAST = replace(
    LIGHT, name="light-contrast", border="#6a727d", border_strong="#1f2630", text="#000000", muted="#333a44",
    faint="#5a626d", accent="#0b3fb8", accent_hover="#082f8c", amber="#7a4500", amber_line="#7a4500",
    red="#a30f0c", green="#0a5a40",
)  # fmt: skip

DARK_CONTRAST = replace(
    DARK, name="dark-contrast", window="#101216", panel="#101216", field="#000000", canvas="#000000",
    border="#8b95a3", border_strong="#e6e9ee", text="#ffffff", muted="#d3d9e1", faint="#aeb6c1",
    accent="#9dc0ff", accent_hover="#c0d8ff", amber="#ffd07f", amber_line="#ffd07f", red="#ffaaa6", green="#8df0c8",
)  # fmt: skip

FONTS = {
    "win32": ("Microsoft YaHei UI", "Microsoft YaHei", "Segoe UI"),
    "darwin": ("PingFang SC", "Helvetica Neue"),
    "linux": ("Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", "Noto Sans"),
}
"""Families that draw Chinese the way it is printed in China; the system's own choice may be Japanese or a serif."""

POINT_SIZES = {"win32": 10.0, "darwin": 13.0, "linux": 10.0}
RELATIVE_SIZES = {"small": 0.88, "base": 1.0, "heading": 1.08, "title": 1.2}


class ThemeSwitch(QObject):
    """Holds the theme in use and says when it turns; `mode` is what was asked for ("auto" follows the system)."""

    changed = Signal(object)

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._applied: Theme | None = None
        self.setObjectName("themes")
        self.mode: ThemeName = "auto"
        self.theme: Theme = LIGHT
        # Both are held: a second wrapper of either would be told that its object is gone.
        self._hints = app.styleHints()
        self._contrast = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self.follow_system)
        self._contrast.contrastPreferenceChanged.connect(self.follow_system)

    def use(self, mode: ThemeName) -> Theme:
        """Turn to that theme now."""
        self.mode = mode
        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        self._hints.setColorScheme(schemes.get(mode, Qt.ColorScheme.Unknown))
        self.follow_system()
        return self.theme

    def follow_system(self) -> None:
        """Put on what the mode and the system's colour scheme and contrast ask for."""
        theme = self._wanted()
        if theme == self._applied:
            return
        self._applied = self.theme = theme
        self._app.setPalette(palette_of(theme))
        self._app.setStyleSheet(stylesheet_of(theme))
        self.changed.emit(theme)

    def _wanted(self) -> Theme:
        dark = self.mode == "dark" or (self.mode in ("auto", "contrast") and self.system_is_dark())
        if self.mode == "contrast" or self.system_wants_contrast():
            return DARK_CONTRAST if dark else LIGHT_CONTRAST
        return DARK if dark else LIGHT

    def system_is_dark(self) -> bool:
        return self._hints.colorScheme() == Qt.ColorScheme.Dark

    def system_wants_contrast(self) -> bool:
        return self._contrast.contrastPreference() == Qt.ContrastPreference.HighContrast


def apply_theme(app: QApplication, name: ThemeName = "auto") -> Theme:
    """Dress the whole program; call again to change the theme. Later changes come by `themes().changed`."""
    # Here because every way into the window comes past here first.
    keep_alive()
    if app.style().objectName() != "fusion":
        app.setStyle("Fusion")
    if app.font() != (font := ui_font()):
        app.setFont(font)
    return themes(app).use(name)


def themes(app: QApplication | None = None) -> ThemeSwitch:
    """The application's theme switch; without `apply_theme` it holds the light theme and dresses nothing."""
    owner = app or QApplication.instance()
    if not isinstance(owner, QApplication):
        raise TypeError("no QApplication")
    found = owner.findChild(ThemeSwitch, "themes", Qt.FindChildOption.FindDirectChildrenOnly)
    return found if isinstance(found, ThemeSwitch) else ThemeSwitch(owner)


def restyle(widget: QWidget) -> None:
    """Let the stylesheet see a dynamic property that changed while the widget was shown."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def ui_font(size: str = "base", *, bold: bool = False) -> QFont:
    """The interface's font; `size` is small, base, heading or title."""
    font = QFont()
    font.setFamilies(list(FONTS.get(sys.platform, FONTS["linux"])))
    font.setPointSizeF(_points(size))
    font.setBold(bold)
    return font


def value_font(points: int) -> QFont:
    """The interface's font in the values' own size."""
    font = ui_font()
    font.setPointSize(points)
    return font


def palette_of(theme: Theme) -> QPalette:
    """The palette, so that native parts without a rule in the stylesheet fit too."""
    role, disabled = QPalette.ColorRole, QPalette.ColorGroup.Disabled
    tokens = {
        role.Window: "window", role.Base: "panel", role.AlternateBase: "field", role.Button: "panel",
        role.WindowText: "text", role.Text: "text", role.ButtonText: "text", role.BrightText: "red",
        role.Highlight: "selection", role.HighlightedText: "text", role.Accent: "accent", role.Link: "accent",
        role.LinkVisited: "accent", role.PlaceholderText: "faint", role.ToolTipBase: "tooltip",
        role.ToolTipText: "tooltip_text", role.Light: "panel", role.Midlight: "hover", role.Mid: "border",
        role.Dark: "border_strong", role.Shadow: "border_strong",
    }  # fmt: skip
    palette = QPalette()
    for color_role, token in tokens.items():
        palette.setColor(color_role, theme.color(token))
    for color_role in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(disabled, color_role, theme.color("faint"))
    return palette


def stylesheet_of(theme: Theme) -> str:
    """The stylesheet, filled in from the template in `resources/themes`."""
    template = Template(paths.resource("themes", "ocrdesk.qss").read_text(encoding="utf-8"))
    colours = {name: str(value) for name, value in asdict(theme).items()}
    colours["shade"] = "dark" if theme.dark else "light"
    # Where all is drawn strongly, grey letters alone do not tell a button that cannot be pressed.
    line, edge = ("dashed", theme.faint) if theme.name.endswith("contrast") else ("solid", theme.pressed)
    colours |= {"disabled_line": line, "disabled_edge": edge}
    sizes = {f"{name}_size": f"{_points(name):.2f}pt" for name in RELATIVE_SIZES}
    return template.substitute(colours, **sizes, themes=paths.resource("themes").as_posix())


def _points(size: str) -> float:
    return POINT_SIZES.get(sys.platform, 10.0) * RELATIVE_SIZES[size]
