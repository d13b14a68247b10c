"""The first window: first start, unlocking, recovery by the sheet, and the page of a locked program.

It is shown before the database is known: nothing here imports SQLAlchemy, Alembic, ReportLab or pikepdf.
"""

from lssdesk.ui.unlock.door import Door
from lssdesk.ui.unlock.window import UnlockView, UnlockWindow

__all__ = ["Door", "UnlockView", "UnlockWindow"]
