"""Every Swedish text that the program asks for exists and gets the values that it names."""

import ast
import string
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from tests.architecture.source import ROOT, modules


def leaves(node: dict[str, Any], prefix: str) -> Iterator[tuple[str, Any]]:
    for key, value in node.items():
        if isinstance(value, dict):
            yield from leaves(value, f"{prefix}.{key}")
        else:
            yield f"{prefix}.{key}", value


def texts() -> dict[str, Any]:
    """All texts by their whole key."""
    found: dict[str, Any] = {}
    for file in sorted((ROOT / "resources" / "texts").glob("*.toml")):
        found |= leaves(tomllib.loads(file.read_text(encoding="utf-8")), file.stem)
    return found


def placeholders(text: str) -> set[str]:
    names = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    return {name.split(".")[0].split("[")[0] for name in names}


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    """Every ``t(…)`` and ``texts.t(…)``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args:
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name == "t":
                yield node


def keys(argument: ast.expr) -> list[str]:
    """The literal keys that the argument can be."""
    if isinstance(argument, ast.IfExp):
        return keys(argument.body) + keys(argument.orelse)
    if isinstance(argument, ast.Constant):
        return [argument.value]
    return []


def complaint(call: ast.Call, known: dict[str, Any]) -> str:
    """What is wrong with one call, or nothing."""
    first = call.args[0]
    if isinstance(first, ast.JoinedStr) and isinstance(first.values[0], ast.Constant):
        start = str(first.values[0].value)
        return "" if any(key.startswith(start) for key in known) else f"no text begins with {start}"
    given = {keyword.arg for keyword in call.keywords}
    for key in keys(first):
        if key not in known:
            return f"{key} is missing"
        if None not in given and placeholders(known[key]) != given:
            return f"{key} names {sorted(placeholders(known[key]))}, but gets {sorted(map(str, given))}"
    return ""


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("t('a.plain')", ""),
        ("texts.t('a.named', name=x)", ""),
        ("t('a.named', **values)", ""),
        ("t('a.plain' if x else 'a.absent')", "a.absent is missing"),
        ("t('a.named')", "a.named names ['name'], but gets []"),
        ("t('a.plain', name=x)", "a.plain names [], but gets ['name']"),
        ("t(f'a.pl{x}')", ""),
        ("t(f'b.{x}')", "no text begins with b."),
        ("t(key)", ""),
    ],
)
def test_a_call_is_judged(code: str, expected: str) -> None:
    (call,) = calls(ast.parse(code))
    assert complaint(call, {"a.plain": "Namn", "a.named": "Namn: {name.first:>5}"}) == expected


def test_every_call_finds_its_text() -> None:
    known = texts()
    wrong = [
        f"{path}:{call.lineno}: {problem}"
        for path, tree in modules().items()
        for call in calls(tree)
        if (problem := complaint(call, known))
    ]
    assert not wrong, "\n".join(wrong)


def test_every_text_is_a_text_and_nobody_is_shouted_at() -> None:
    assert [key for key, text in texts().items() if not isinstance(text, str) or "!" in text] == []
