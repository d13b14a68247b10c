"""The look: contrast of every pair of colours in use, light and dark, large text, icons, the focus ring."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontInfo, QFontMetricsF, QIcon, QImage
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from lssdesk import paths
from lssdesk.ui import focus_ring, icons, stylesheet, theme
from lssdesk.ui.parts import Button

GROUNDS = ("window", "panel", "surface")
TEXT = [
    *[
        ("text", ground)
        for ground in (*GROUNDS, "hover", "accent_soft", "info_soft", "warn_soft", "block_soft")
    ],
    *[("muted", ground) for ground in (*GROUNDS, "hover", "accent_soft")],
    *[(word, ground) for word in ("accent", "block", "warn", "info") for ground in GROUNDS],
    ("accent_strong", "surface"),
    ("on_accent", "accent"),
    ("on_accent", "accent_strong"),
    ("on_block", "block"),
]
MARKS = [
    *[("edge", ground) for ground in GROUNDS],
    *[("accent", ground) for ground in ("accent_soft", "hover")],
    *[("focus", ground) for ground in GROUNDS],
    *[(mark, f"{mark}_soft") for mark in ("block", "warn", "info")],
    *[("off", ground) for ground in (*GROUNDS, "hover")],  # not demanded of what is disabled, but kind
]


@pytest.fixture(autouse=True)
def light_again(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, False)
    yield
    theme.apply(qapp, False)


def luminance(color: str) -> float:
    """WCAG 2.2, relative luminance."""
    channels = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_reckoned_as_in_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("pairs", "least"), [(TEXT, 4.5), (MARKS, 3.0)])
def test_every_pair_can_be_read(dark: bool, pairs: list[tuple[str, str]], least: float) -> None:
    colors = theme.colors(dark)
    weak = {pair: contrast(getattr(colors, pair[0]), getattr(colors, pair[1])) for pair in pairs}
    assert {pair: round(value, 2) for pair, value in weak.items() if value < least} == {}


@pytest.mark.parametrize("dark", [False, True])
def test_every_rule_with_text_and_ground_can_be_read(dark: bool) -> None:
    sheet = stylesheet.build(theme.colors(dark), dark, round)
    weak = []
    for selector, body in re.findall(r"([^{}]+)\{([^}]*)\}", sheet):
        text = re.search(r"(?<![\w-])color: (#\w{6})", body)
        ground = re.search(r"(?<![\w-])background: (#\w{6})", body)
        least = 3.0 if ":disabled" in selector else 4.5
        if text and ground and contrast(text[1], ground[1]) < least:
            weak.append(selector.strip())
    assert weak == []


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize(("size", "pixels"), [(theme.SMALL, 11), (theme.BODY, 13), (theme.HEADING, 16)])
def test_text_is_the_shipped_family_and_grows(
    qapp: QApplication, scale: float, size: int, pixels: int
) -> None:
    theme.apply(qapp, False, scale)
    info = QFontInfo(theme.font(size))
    assert (info.family(), info.pixelSize()) == ("Noto Sans", round(pixels * scale))


def test_digits_are_equally_wide(qapp: QApplication) -> None:
    metrics = QFontMetricsF(theme.font())
    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1


def test_large_text_makes_buttons_larger(qapp: QApplication, qtbot: QtBot) -> None:
    button = Button("Verkställighet", "primary", "check")
    qtbot.addWidget(button)
    button.show()
    before, icon_before = button.sizeHint(), button.iconSize()
    theme.apply(qapp, False, 2.0)
    assert button.sizeHint().width() > 1.7 * before.width()
    assert button.iconSize() == QSize(40, 32) != icon_before


def ground(widget: QWidget) -> str:
    return widget.grab().toImage().pixelColor(2, 2).name()


def test_the_look_follows_the_system_while_the_program_runs(qapp: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    theme.apply(qapp, None)
    for scheme, dark in [(Qt.ColorScheme.Dark, True), (Qt.ColorScheme.Light, False)]:
        qapp.styleHints().colorSchemeChanged.emit(scheme)
        assert (theme.is_dark(), theme.current()) == (dark, theme.colors(dark))
        assert ground(window) == theme.colors(dark).window


def test_a_wished_scheme_does_not_follow_the_system(qapp: QApplication) -> None:
    theme.apply(qapp, False)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert not theme.is_dark()


# --- icons -------------------------------------------------------------------------------------------

FILES = sorted((paths.resources() / "icons").glob("*.svg"))
FIXED = re.compile(r"-(light|dark)$")  # those that the style sheet names, which cannot be tinted
NAMES = [file.stem for file in FILES if not FIXED.search(file.stem)]
KEPT = (
    "today cases hours follow-up report search lock hide show undo redo print save-pdf add delete back "
    "forward check block warn info help keyboard settings person calendar letter close fold unfold "
    "step-done step-now step-open step-blocked protected hand-out"
)


def test_the_kept_set_is_whole() -> None:
    assert sorted(NAMES) == sorted(KEPT.split())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_icon_has_no_colour_of_its_own(file: object) -> None:
    source = file.read_text(encoding="utf-8")
    assert 'viewBox="0 0 24 24"' in source
    own = set(re.findall(r"#\w{6}", source))
    fixed = FIXED.search(file.stem)
    if fixed is None:
        assert not own
        assert 'stroke-width="1.75"' in source
        return
    colors = theme.colors(fixed[1] == "dark")
    assert own == {colors.on_accent if file.stem.startswith("tick") else colors.muted}


def inked(image: QImage) -> str:
    """The commonest colour among all pixels that are wholly covered."""
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return Counter(pixel.name() for pixel in pixels if pixel.alpha() == 255).most_common(1)[0][0]


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_has_the_colour_of_the_text_and_follows_it(qapp: QApplication, name: str) -> None:
    icon = icons.icon(name)
    for dark in (False, True):
        theme.apply(qapp, dark)
        assert inked(icon.pixmap(96, 96).toImage()) == theme.colors(dark).text


def test_an_icon_of_what_is_not_possible_is_faint() -> None:
    image = icons.icon("lock").pixmap(96, 96, QIcon.Mode.Disabled).toImage()
    assert inked(image) == theme.current().off


def test_a_wrong_name_shows_at_once() -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-icon")


# --- the ring around what has the keyboard -----------------------------------------------------------


@pytest.fixture
def two_buttons(qtbot: QtBot) -> QWidget:
    page = QWidget()
    row = QHBoxLayout(page)
    for name in ("first", "second"):
        button = QPushButton(name)
        button.setObjectName(name)
        row.addWidget(button)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def ring(page: QWidget) -> focus_ring.FocusRing | None:
    return next((one for one in page.findChildren(focus_ring.FocusRing) if one.isVisible()), None)


def test_keys_show_the_ring_and_the_mouse_hides_it(two_buttons: QWidget, qtbot: QtBot) -> None:
    second = two_buttons.findChild(QPushButton, "second")
    two_buttons.findChild(QPushButton, "first").setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(two_buttons.focusWidget(), Qt.Key.Key_Tab)
    assert second.hasFocus()
    around = ring(two_buttons)
    assert around is not None
    assert around.geometry() == second.geometry().adjusted(-4, -4, 4, 4)
    first = two_buttons.findChild(QPushButton, "first")
    qtbot.mousePress(first, Qt.MouseButton.LeftButton)
    assert ring(two_buttons) is None
    qtbot.mouseRelease(first, Qt.MouseButton.LeftButton)


def test_the_ring_goes_where_its_button_goes(two_buttons: QWidget, qtbot: QtBot) -> None:
    first = two_buttons.findChild(QPushButton, "first")
    first.setFocus(Qt.FocusReason.TabFocusReason)
    two_buttons.layout().setContentsMargins(100, 50, 0, 0)
    qtbot.waitUntil(lambda: first.y() >= 50)
    assert ring(two_buttons).geometry() == first.geometry().adjusted(-4, -4, 4, 4)
    first.hide()  # so that the second gets the keyboard and its place
    second = two_buttons.findChild(QPushButton, "second")
    qtbot.waitUntil(lambda: second.x() == first.x())
    assert ring(two_buttons).geometry() == second.geometry().adjusted(-4, -4, 4, 4)


def test_the_ring_scrolls_along_and_a_new_page_gets_one(two_buttons: QWidget, qtbot: QtBot) -> None:
    area, page, button = QScrollArea(), QWidget(), QPushButton("inne")
    QVBoxLayout(page).addWidget(button)
    area.setWidget(page)
    two_buttons.layout().addWidget(area)
    qtbot.waitUntil(button.isVisible)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring(two_buttons).parentWidget() is page
    area.takeWidget().deleteLater()
    qtbot.waitUntil(lambda: not shiboken6.isValid(page))
    first = two_buttons.findChild(QPushButton, "first")
    two_buttons.findChild(QPushButton, "second").setFocus()
    first.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring(two_buttons).geometry() == first.geometry().adjusted(-4, -4, 4, 4)


def test_fields_have_their_own_border_and_no_ring() -> None:
    marked = QWidget()
    marked.setProperty("ring", True)
    assert [focus_ring.wants_ring(widget) for widget in (QLineEdit(), marked, None)] == [False, True, False]
