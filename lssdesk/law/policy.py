"""What the municipality sets itself about the handling of cases (POLICY of the catalogue).

An unset value stays unset: the sources give no number, so none is guessed, and the checks that need it
judge only by what stands in the case.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache

import msgspec

from lssdesk import paths
from lssdesk.errors import InputError
from lssdesk.law.tables import parse
from lssdesk.texts import t

OTHERS = ("hours.toml", "ages.toml")
"""Files of other shapes: ``lssdesk.law.hours.policy`` and ``lssdesk.law.limits`` read them."""


class Setting(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One setting: a number in ``value``, or words in ``text`` where ``unit`` says so; neither: not set.

    ``confirmed_by`` and ``confirmed``: who set it, and when.
    """

    key: str
    label: str
    unit: str
    source: str
    value: int | None = None
    text: str = ""
    confirmed_by: str = ""
    confirmed: date | None = None


class Handling(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The settings of one file in ``resources/policy``, or of all of them."""

    setting: tuple[Setting, ...]

    def value(self, key: str) -> int | None:
        """The value of a setting, None where the municipality has set none; InputError for an unknown key."""
        return self._row(key).value

    def text(self, key: str) -> str:
        """The words of a setting, empty where the municipality has none; InputError for an unknown key."""
        return self._row(key).text

    def label(self, key: str) -> str:
        """What a setting is called; InputError for an unknown key."""
        return self._row(key).label

    def _row(self, key: str) -> Setting:
        found = next((row for row in self.setting if row.key == key), None)
        if found is None:
            raise InputError(t("law.no_setting", row=key))
        return found


def read(text: str, file: str = "handling.toml") -> Handling:
    """The settings in a TOML text; InputError that names ``file`` where it is not as it has to be."""
    return parse(text, file, Handling)


def joined(texts: Mapping[str, str]) -> Handling:
    """The settings of several files by name; InputError where two have one key."""
    rows: dict[str, Setting] = {}
    for file in sorted(texts):
        for row in read(texts[file], file).setting:
            if row.key in rows:
                raise InputError(t("law.same_setting", row=row.key, file=file))
            rows[row.key] = row
    return Handling(setting=tuple(rows.values()))


@cache
def shipped() -> Handling:
    """The settings that come with the program."""
    files = [file for file in (paths.resources() / "policy").glob("*.toml") if file.name not in OTHERS]
    return joined({file.name: file.read_text(encoding="utf-8") for file in files})
