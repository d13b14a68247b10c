"""Every Swedish text that a user sees: looked up in ``resources/texts``, one TOML file a subject.

``t("store.wrong_passphrase")`` is key ``wrong_passphrase`` in ``store.toml``; deeper keys follow
the tables of the file.  The same word for the same thing everywhere: this is the one place.
"""

import tomllib
from functools import cache
from typing import Any

from lssdesk import paths


@cache
def _subject(name: str) -> dict[str, Any]:
    return tomllib.loads((paths.resources() / "texts" / f"{name}.toml").read_text(encoding="utf-8"))


def t(key: str, **values: object) -> str:
    """The text under ``key`` with its ``{placeholders}`` filled in; KeyError where one is missing."""
    subject, *rest = key.split(".")
    node: Any = _subject(subject)
    for part in rest:
        node = node[part]
    if not isinstance(node, str):
        raise KeyError(key)
    return node.format_map(values) if values else node
