"""What every signed-in page needs: the menu and the company's name."""

from functools import cache
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from zabota.company.parameters import value_of
from zabota.core.navigation import navigation


def shell(request: HttpRequest) -> dict[str, Any]:
    """`company_name`, and for the staff `menu`: names of what this user may open, and which is the page's."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"company_name": value_of("company.name")}
    menu = tuple(
        (item.name, is_active(request.path, url))
        for item in sorted(navigation, key=lambda item: item.order)
        if (not item.permission or user.may(item.permission)) and (url := url_of(item.url_name))
    )
    return {"company_name": value_of("company.name"), "menu": menu}


@cache
def url_of(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def is_active(path: str, url: str) -> bool:
    return path == url or (url != "/" and path.startswith(url))
