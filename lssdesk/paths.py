"""Where files are: the shipped resources and the officer's data.  appdirs is met here alone."""

import sys
from pathlib import Path

import appdirs

_PACKAGE = Path(__file__).resolve().parent


def resources() -> Path:
    """Folder of the shipped resources: beside the package in a checkout and in a frozen build alike."""
    frozen = getattr(sys, "_MEIPASS", None)
    return (Path(frozen) if frozen else _PACKAGE.parent) / "resources"


def data_folder() -> Path:
    """The officer's own folder for the database, its key slots and its backups."""
    return Path(appdirs.user_data_dir("lssdesk", appauthor=False, roaming=False))
