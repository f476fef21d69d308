"""Each drawer holds what its name says."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
APPS = sorted(path for path in (ROOT / "zabota").iterdir() if (path / "__init__.py").exists())
SOURCES = [path for path in (ROOT / "zabota").rglob("*.py") if "migrations" not in path.parts]
ACTIONS = [path for app in APPS for path in sorted((app / "actions").glob("*.py")) if path.stem != "__init__"]
NOT_AT_THE_TOP = {
    "company/apps.py": "models are not ready when an app's configuration is read",
    "insight/apps.py": "models are not ready when an app's configuration is read",
}

WORDS_OF_A_DEMO = {f"portal/demo/{profile}.py" for profile in ("clinic", "shop", "repair")}
"""Texts that people of a demo company say, not code."""


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT / "zabota"))


@pytest.mark.parametrize("path", ACTIONS, ids=name_of)
def test_an_action_is_a_public_function_of_its_files_name(path):
    public = [
        node.name
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    ]
    assert path.stem in public


@pytest.mark.parametrize("path", ACTIONS, ids=name_of)
def test_every_action_has_a_test_of_its_name(path):
    app = path.relative_to(ROOT / "zabota").parts[0]
    assert (ROOT / "tests" / app / "actions" / f"test_{path.stem}.py").exists()


def test_nothing_is_imported_inside_a_function():
    found = [
        f"{name_of(path)}:{inner.lineno}"
        for path in SOURCES
        if name_of(path) not in NOT_AT_THE_TOP
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert not found


def test_only_actions_write():
    """Pages, reactions, figures and the API call actions; they never save or delete by themselves."""
    writes = {"save", "bulk_create", "bulk_update", "update_or_create", "get_or_create"}
    drawers = {"views", "handlers", "kpis", "panels"}
    found = [
        f"{name_of(path)}:{node.lineno} {node.func.attr}"
        for path in SOURCES
        if drawers & {*path.parts, path.stem}
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in writes
    ]
    assert not found


def test_no_model_hides_work_in_save():
    found = [
        name_of(path)
        for path in SOURCES
        if "models" in path.parts
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef) and node.name in {"save", "delete"}
    ]
    assert not found


def test_files_stay_short_enough_to_read():
    lengths = {name_of(path): len(path.read_text().splitlines()) for path in SOURCES}
    assert sorted(lengths.values())[len(lengths) // 2] < 60
    assert not [name for name, lines in lengths.items() if lines > 300 and name not in WORDS_OF_A_DEMO]
