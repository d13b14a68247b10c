"""Case files for tests: the example as a document, changed in one place, and written as text."""

import copy
import json
from typing import Any

from tests.flow.officer import EXAMPLES

Path = tuple[str | int, ...]
GONE = "(gone)"


def document(name: str = "ledsagarservice") -> dict[str, Any]:
    """An example as plain JSON values."""
    found: dict[str, Any] = json.loads((EXAMPLES / f"{name}.json").read_text(encoding="utf-8"))
    return found


def paths(node: Any, here: Path = ()) -> list[Path]:
    """The path of every value in a document, the outermost first."""
    found = [here]
    if isinstance(node, dict):
        for key, inner in node.items():
            found += paths(inner, (*here, key))
    elif isinstance(node, list):
        for place, inner in enumerate(node):
            found += paths(inner, (*here, place))
    return found


def value_at(node: Any, path: Path) -> Any:
    """The value at a path, or None where nothing is."""
    for key in path:
        if isinstance(node, dict):
            node = node.get(key)
        elif isinstance(node, list) and isinstance(key, int) and key < len(node):
            node = node[key]
        else:
            return None
    return node


def changed(node: Any, path: Path, value: Any) -> Any:
    """A copy of the document with one value put in, added or, for ``GONE``, taken away."""
    if not path:
        return {} if value is GONE else value
    made = copy.deepcopy(node)
    inner = made
    for key in path[:-1]:
        inner = inner[key]
    if value is GONE:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    return made


def text(path: Path, value: Any, name: str = "ledsagarservice") -> str:
    """The text of an example with one value changed."""
    return json.dumps(changed(document(name), path, value))
