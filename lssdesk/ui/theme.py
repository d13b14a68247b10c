"""The look: one table of colours, the shipped type family, and one style sheet made of both.

Light and dark follow the system while the program runs; ``scale`` enlarges all text (2.0 is 200 %).
Widgets that paint themselves ask ``current()`` and ``px()`` each time they paint.
"""

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QDir, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from lssdesk import paths
from lssdesk.ui import focus_ring, stylesheet

FAMILY = "Noto Sans"
SMALL, BODY, HEADING, TITLE = 11, 13, 16, 22  # pixels at 100 % text
GRID = 8  # pixels: every distance is a half, a whole or a multiple of it


@dataclass(frozen=True)
class Colors:
    """Every colour of one scheme as ``#rrggbb``.  Contrast: text 4.5:1, marks 3:1 (held by a test)."""

    window: str  # behind everything
    panel: str  # lists and checks at the sides
    surface: str  # fields, pages, menus
    hover: str  # what lies under the pointer
    line: str  # thin parting lines: decoration, carry no meaning
    edge: str  # border of what can be filled in or pressed
    text: str
    muted: str  # help and secondary text
    accent: str  # the one colour: primary action, present place, links
    accent_strong: str  # the accent under the pointer or pressed
    on_accent: str
    accent_soft: str  # selected row, present step
    focus: str
    block: str
    block_soft: str
    on_block: str
    warn: str
    warn_soft: str
    info: str
    info_soft: str
    off: str  # text of what is not possible now


_LIGHT = Colors(
    window="#f7f5f1", panel="#f0ede7", surface="#ffffff", hover="#e8e4dc", line="#dcd7cd", edge="#857e73",
    text="#24211d", muted="#5f594f", accent="#0f5f68", accent_strong="#0a464d", on_accent="#ffffff",
    accent_soft="#dcecec", focus="#0f5f68", block="#a02c20", block_soft="#f9e6e2", on_block="#ffffff",
    warn="#855008", warn_soft="#f8ecd6", info="#3d5873", info_soft="#e5ecf3", off="#847e74",
)  # fmt: skip

_DARK = Colors(
    window="#1d1c1a", panel="#22211e", surface="#282623", hover="#35322e", line="#3c3934", edge="#918a7f",
    text="#ece8e1", muted="#b7b0a5", accent="#6cc3c9", accent_strong="#93d6da", on_accent="#0b2427",
    accent_soft="#1f4145", focus="#6cc3c9", block="#ff9d90", block_soft="#46241f", on_block="#33100b",
    warn="#ecbd66", warn_soft="#3f3119", info="#a5c1df", info_soft="#26323f", off="#8a847a",
)  # fmt: skip


def colors(dark: bool) -> Colors:
    """The table of the dark or the light scheme."""
    return _DARK if dark else _LIGHT


@dataclass
class _State:
    dark: bool = False
    wished: bool | None = None  # None: as the system says
    scale: float = 1.0
    follows: bool = False


_state = _State()


def current() -> Colors:
    """The colours in use just now."""
    return colors(_state.dark)


def is_dark() -> bool:
    return _state.dark


def px(size: float) -> int:
    """A length that grows with the text, in pixels."""
    return round(size * _state.scale)


def font(size: int = BODY, bold: bool = False) -> QFont:
    """The shipped family; ``size`` is one of SMALL, BODY, HEADING and TITLE.  Its digits are equally wide."""
    made = QFont(FAMILY)
    made.setPixelSize(px(size))
    made.setBold(bold)
    return made


def apply(app: QApplication, dark: bool | None = None, scale: float = 1.0) -> None:
    """Give ``app`` the look.  ``dark`` None follows the system, also when it changes later."""
    _load_fonts()
    _state.wished, _state.scale = dark, scale
    hints = app.styleHints()
    if not _state.follows:
        _state.follows = True
        QDir.addSearchPath("icons", str(paths.resources() / "icons"))
        hints.colorSchemeChanged.connect(_system_changed)
        focus_ring.follow(app)
    if dark is None:
        hints.unsetColorScheme()
    else:
        hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
    _paint(app, dark if dark is not None else hints.colorScheme() == Qt.ColorScheme.Dark)


def speak_swedish(app: QApplication) -> None:
    """Qt's own words (buttons, print dialogue, menus of fields) and its dates and numbers in Swedish."""
    QLocale.setDefault(QLocale("sv_SE"))
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    translator = QTranslator(app)
    if translator.load("qtbase_sv", folder):
        app.installTranslator(translator)


def _system_changed(scheme: Qt.ColorScheme) -> None:
    app = QApplication.instance()
    if app is not None and _state.wished is None:
        _paint(app, scheme == Qt.ColorScheme.Dark)


def _paint(app: QApplication, dark: bool) -> None:
    _state.dark = dark
    if app.style().objectName() != "fusion":
        app.setStyle("Fusion")
    app.setFont(font())
    app.setPalette(_palette(current()))
    app.setStyleSheet(stylesheet.build(current(), dark, px))


@cache
def _load_fonts() -> None:
    for file in sorted((paths.resources() / "fonts").glob("NotoSans-*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def _palette(c: Colors) -> QPalette:
    """For the pieces of Qt that no style sheet reaches."""
    role = QPalette.ColorRole
    table = {
        role.Window: c.window, role.WindowText: c.text, role.Base: c.surface, role.AlternateBase: c.panel,
        role.Text: c.text, role.Button: c.surface, role.ButtonText: c.text, role.BrightText: c.block,
        role.ToolTipBase: c.surface, role.ToolTipText: c.text, role.PlaceholderText: c.muted,
        role.Highlight: c.accent, role.HighlightedText: c.on_accent, role.Link: c.accent,
        role.LinkVisited: c.accent, role.Accent: c.accent, role.Light: c.surface, role.Midlight: c.hover,
        role.Mid: c.line, role.Dark: c.edge, role.Shadow: c.edge,
    }  # fmt: skip
    palette = QPalette()
    for which, value in table.items():
        palette.setColor(which, QColor(value))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(c.off))
    return palette
