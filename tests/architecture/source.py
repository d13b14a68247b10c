"""The project's own files, as the architecture tests read them."""

import ast
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
TOP = {"lssdesk", "resources", "tests", "packaging", "pyproject.toml", "README.md", "LICENSE"}


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def modules() -> dict[str, ast.Module]:
    """Syntax tree of every module of the program, by its path in the checkout."""
    files = sorted((ROOT / "lssdesk").rglob("*.py"))
    return {file.relative_to(ROOT).as_posix(): ast.parse(file.read_bytes()) for file in files}


def imported(tree: ast.AST) -> set[str]:
    """First names of all that is imported absolutely, inside functions too."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names


def project_files() -> list[Path]:
    """Every file that belongs to the project, without what tools leave behind."""
    entries = [ROOT / name for name in sorted(TOP | {".ci", ".gitignore"})]
    files = [file for entry in entries for file in (entry.rglob("*") if entry.is_dir() else [entry])]
    return [file for file in files if file.is_file() and "__pycache__" not in file.parts]
