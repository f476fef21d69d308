"""Every page and every API operation says who may open it."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver
from ninja import Schema

from config.api import api
from zabota.core.permissions import permissions

ELSEWHERE = {
    "allauth": "the library's own pages ask for themselves",
    "ninja": "operations are looked at below",
    "django.views.i18n": "sets a language cookie",
}


def pages(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, object]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from pages(entry, prefix + str(entry.pattern))
        elif isinstance(entry, URLPattern):
            yield prefix + str(entry.pattern), entry.callback


def module_of(view: object) -> str:
    return getattr(getattr(view, "func", view), "__module__", "") or ""


def test_every_page_says_who_may_open_it():
    silent = [
        route
        for route, view in pages(get_resolver())
        if not hasattr(view, "access") and not any(module_of(view).startswith(name) for name in ELSEWHERE)
    ]
    assert not silent


def test_every_permission_a_page_asks_for_exists():
    asked = {view.access for _route, view in pages(get_resolver()) if hasattr(view, "access")}
    named = {access for access in asked if access != "signed in" and not access.startswith("public: ")}
    assert named <= {permission.name for permission in permissions}


def test_every_api_operation_says_what_it_needs():
    silent = [
        f"{sorted(operation.methods)} {path}"
        for _prefix, router in api._routers
        for path, view in router.path_operations.items()
        for operation in view.operations
        if not hasattr(operation.view_func, "access")
    ]
    assert not silent


def test_every_body_of_the_api_names_all_it_takes():
    """A misspelt field must be refused, never silently lost: bodies are `core.api_shapes.Strict`."""
    described = json.loads(json.dumps(api.get_openapi_schema(path_prefix="/"), default=str))
    shapes = described["components"]["schemas"]
    open_to_all, bodies = [], 0
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            kinds = operation.get("requestBody", {}).get("content", {})
            name = kinds.get("application/json", {}).get("schema", {}).get("$ref", "").rpartition("/")[2]
            bodies += bool(name)
            if name and shapes[name].get("additionalProperties") is not False:
                open_to_all.append(f"{method} {path}: {name}")
    assert bodies > 10 and not open_to_all


def described() -> dict:
    return json.loads(json.dumps(api.get_openapi_schema(path_prefix="/"), default=str))


def test_every_operation_is_described_in_words():
    told = [
        f"{method} {path}"
        for path, methods in described()["paths"].items()
        for method, operation in methods.items()
        if not operation.get("description")
    ]
    assert not told


def test_no_two_shapes_of_the_api_share_a_name():
    """The description keeps one shape by a name: of two, the one would be told for the other."""
    owners: dict[str, set[str]] = defaultdict(set)
    for shape in shapes_below(Schema):
        if shape.__module__.startswith("zabota."):
            owners[shape.__name__].add(shape.__module__)
    assert len(owners) > 50 and not {name: kept for name, kept in owners.items() if len(kept) > 1}


def shapes_below(shape: type) -> Iterator[type]:
    for below in shape.__subclasses__():
        yield below
        yield from shapes_below(below)


def test_every_address_of_the_api_belongs_to_one_router():
    """Django asks the first router whose address fits: the methods of another one would never be reached."""
    owners: dict[str, set[int]] = defaultdict(set)
    for number, (prefix, router) in enumerate(api._routers):
        for path in router.path_operations:
            owners[re.sub(r"{[^}]*}", "{}", prefix + path)].add(number)
    assert not {path for path, numbers in owners.items() if len(numbers) > 1}


COUNTED = {
    "/scores": "counted rows of what was asked for",
    "/conversations/{number}/clocks": "the few clocks of one conversation",
}
"""Lists that are no rows of a table."""


def test_every_list_of_the_api_goes_by_cursors():
    """One shape for all: rows, previous, next; asked for by page and size."""
    lists, other = 0, []
    shapes = described()["components"]["schemas"]
    for path, methods in described()["paths"].items():
        answer = methods.get("get", {}).get("responses", {}).get(200, {}) or methods.get("get", {}).get(
            "responses", {}
        ).get("200", {})
        shape = answer.get("content", {}).get("application/json", {}).get("schema", {})
        name = shape.get("$ref", "").rpartition("/")[2]
        if shape.get("type") == "array" and path not in COUNTED:
            other.append(path)
        elif "rows" in shapes.get(name, {}).get("properties", {}):
            lists += 1
            asked = {one["name"] for one in methods["get"].get("parameters", [])}
            if {*shapes[name]["properties"]} != {"rows", "previous", "next"} or not {"page", "size"} <= asked:
                other.append(path)
    assert lists > 20 and not other
