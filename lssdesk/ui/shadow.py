"""The shadow under what floats: pages of a letter and the command palette."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

REACH = 8  # pixels that it goes beyond its edge


def draw(painter: QPainter, over: QRectF, radius: float = 0) -> None:
    """Paint the soft shadow of ``over``; what floats is painted above it afterwards."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for reach in range(REACH, 0, -1):
        painter.setBrush(QColor(0, 0, 0, 3 + REACH - reach))
        edge = over.adjusted(-reach, -reach + 2, reach, reach + 2)
        painter.drawRoundedRect(edge, reach + radius, reach + radius)
    painter.restore()
