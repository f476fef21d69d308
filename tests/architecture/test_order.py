"""The order of the apps, where import-linter cannot see it."""

import tomllib
from pathlib import Path

from django.apps import apps

ROOT = Path(__file__).parents[2]


def heights() -> dict[str, int]:
    """App name -> its height, counted from the bottom, as pyproject.toml lists them."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract.get("exhaustive"))
    return {app.strip(): height for height, layer in enumerate(reversed(layers)) for app in layer.split("|")}


def test_foreign_keys_point_down():
    height = heights()
    upward = [
        f"{field.model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if field.concrete and field.is_relation and field.related_model
        if {model._meta.app_label, field.related_model._meta.app_label} <= height.keys()
        if model._meta.app_label != field.related_model._meta.app_label
        if height[field.related_model._meta.app_label] >= height[model._meta.app_label]
    ]
    assert not upward


def test_every_app_stands_in_the_order():
    ours = {
        app.name.removeprefix("zabota.") for app in apps.get_app_configs() if app.name.startswith("zabota.")
    }
    assert ours == heights().keys()
