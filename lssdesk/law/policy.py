"""What the municipality sets itself about the handling of cases (POLICY of the catalogue).

An unset value stays unset: the sources give no number, so none is guessed, and the checks that need it
judge only by what stands in the case.
"""

from datetime import date
from functools import cache

import msgspec

from lssdesk import paths
from lssdesk.errors import InputError
from lssdesk.law.tables import parse
from lssdesk.texts import t

FILE = "handling.toml"


class Setting(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One setting; ``value`` None: not set.  ``confirmed_by`` and ``confirmed``: who set it, and when."""

    key: str
    label: str
    unit: str
    source: str
    value: int | None = None
    confirmed_by: str = ""
    confirmed: date | None = None


class Handling(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All settings of ``resources/policy/handling.toml``."""

    setting: tuple[Setting, ...]

    def value(self, key: str) -> int | None:
        """The value of a setting, None where the municipality has set none; InputError for an unknown key."""
        found = next((row for row in self.setting if row.key == key), None)
        if found is None:
            raise InputError(t("law.no_setting", row=key, file=FILE))
        return found.value


def read(text: str) -> Handling:
    """The settings in a TOML text; InputError where it is not as it has to be."""
    return parse(text, FILE, Handling)


@cache
def shipped() -> Handling:
    """The settings that come with the program."""
    return read((paths.resources() / "policy" / FILE).read_text(encoding="utf-8"))
