"""Every page and every API operation says who may open it."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

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
