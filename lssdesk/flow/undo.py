"""Undo and redo with names: what they would take back, as one reads it on a button."""

from abc import ABC, abstractmethod

from lssdesk.texts import t


class NamedUndo(ABC):
    """Something whose last step can be taken back and done again."""

    @property
    @abstractmethod
    def undo_step(self) -> str | None:
        """What undo would take back: "ändrade syfte"."""

    @property
    @abstractmethod
    def redo_step(self) -> str | None:
        """What redo would do again."""

    @property
    def undo_name(self) -> str | None:
        """The same as an action: "Ångra: ändrade syfte"."""
        return t("flow.undo", name=self.undo_step) if self.undo_step else None

    @property
    def redo_name(self) -> str | None:
        """The same as an action: "Gör om: ändrade syfte"."""
        return t("flow.redo", name=self.redo_step) if self.redo_step else None
