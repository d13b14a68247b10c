"""Small files that a case takes in: a picture and a PDF."""

from pathlib import Path

from PySide6.QtGui import QColor, QImage, QPageSize, QPainter, QPdfWriter


def png(path: Path, color: str = "#88aacc", side: int = 40) -> Path:
    """A picture of one colour."""
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    assert image.save(str(path))
    return path


def pdf(path: Path, pages: int = 2) -> Path:
    """A PDF of some empty pages."""
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    painter = QPainter(writer)
    for _ in range(pages - 1):
        writer.newPage()
    painter.end()
    return path
